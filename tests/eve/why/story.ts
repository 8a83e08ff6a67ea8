import fc from 'fast-check';
import { concatBytes } from '../../../src/lib/bytes/index.ts';
import type { Deed, EveState } from '../../../src/lib/eve/index.ts';
import { EVERYDAY_MODE_IDS, PADDING_IDS } from '../../../src/lib/modes/index.ts';
import {
  type EndpointSettings,
  IV_POLICIES,
  type Message,
} from '../../../src/lib/session/index.ts';
import { encodeFrame, parseFrame, type WireFrame } from '../../../src/lib/wire/index.ts';
import { sent } from '../../session/pair.ts';
import { tappedPair } from '../session.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const bytesTo = (maxLength: number) => fc.uint8Array({ minLength: 1, maxLength });
const few = (...values: readonly number[]) =>
  fc.array(fc.constantFrom(...values), { maxLength: 20 }).map((list) => Uint8Array.from(list));

/** Texts that end as paddings do, empty ones, whole blocks, equal blocks, and bytes that are no text. */
const plaintext = fc.oneof(
  fc.uint8Array({ maxLength: 70 }),
  fc
    .tuple(fc.string({ maxLength: 40 }), few(0, 0x20, 0x01, 0x80))
    .map(([text, end]) => concatBytes([new TextEncoder().encode(text), end])),
  fc.integer({ min: 0, max: 4 }).map((n) => new Uint8Array(16 * n).fill(0x61)),
  few(0, 0x20),
);

const settings: fc.Arbitrary<EndpointSettings> = fc.record({
  mode: fc.constantFrom(...EVERYDAY_MODE_IDS),
  key: fc.constantFrom(16, 32).chain(bytes),
  ivPolicy: fc.constantFrom(...IV_POLICIES),
  iv: bytes(16),
  padding: fc.constantFrom(...PADDING_IDS),
});

/** How the receiver is set otherwise: mostly in one thing or none. */
const otherwise: fc.Arbitrary<Partial<EndpointSettings>> = fc.oneof(
  fc.constant({}),
  settings.chain((other) =>
    fc
      .subarray(Object.keys(other) as (keyof EndpointSettings)[], { maxLength: 3 })
      .map((names) => Object.fromEntries(names.map((name) => [name, other[name]]))),
  ),
);

/** A deed without the numbers that Eve's list gives, or several that belong together. */
type Draw =
  | Deed
  | { readonly kind: 'take'; readonly of: number }
  /** It goes on, and then once more. */
  | { readonly kind: 'again'; readonly number: number }
  /** Bytes of her own, bare or as the payload of a data frame. */
  | { readonly kind: 'put'; readonly frame: boolean; readonly bytes: Uint8Array }
  /** Two blocks of a message change places. */
  | { readonly kind: 'swap'; readonly number: number; readonly blocks: readonly [number, number] }
  /** The header says that the IV has so many bytes: it ends elsewhere. */
  | { readonly kind: 'iv-ends'; readonly number: number; readonly at: number };

const to = (max: number, min = 0) => fc.integer({ min, max });
const block = to(5);
const number = to(5, 1);

/** Deeds that hit often: what is drawn and can't be, nobody does. */
const deed = fc.oneof(
  fc.record({ kind: fc.constant('flip'), number, at: to(120), bit: to(7) }),
  fc.record({ kind: fc.constant('set'), number, at: to(120), value: to(255) }),
  fc.record({
    kind: fc.constant('truncate'),
    number,
    to: fc.oneof(
      to(3).map((n) => 16 * n),
      to(80),
    ),
  }),
  fc.record({ kind: fc.constant('cut'), number, block: number }),
  fc.record({
    kind: fc.constant('splice'),
    number,
    block,
    source: number,
    sourceBlock: block,
    insert: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom('release', 'drop', 'again'), number }),
  fc.record({ kind: fc.constant('take'), of: number }),
  fc.record({ kind: fc.constant('put'), frame: fc.boolean(), bytes: bytesTo(90) }),
  fc.record({ kind: fc.constant('swap'), number, blocks: fc.tuple(number, number) }),
  fc.record({ kind: fc.constant('iv-ends'), number, at: to(16) }),
) as fc.Arbitrary<Draw>;

/** What is drawn: both sides, two messages of the client, and what Eve does while she holds them. */
export const drawn = fc.record({
  client: settings,
  otherwise,
  plaintexts: fc.tuple(plaintext, plaintext),
  deeds: fc.array(deed, { maxLength: 5 }),
});
export type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

/** One thing that the server read, and all that a test needs to know of it, kept by the test itself. */
export interface Reading {
  readonly client: EndpointSettings;
  readonly server: EndpointSettings;
  /** What the client sent of it, as its endpoint has it and as it crossed; undefined where Eve made it up. */
  readonly sent?: {
    readonly message: Message;
    readonly bytes: Uint8Array;
    readonly frame: WireFrame;
  };
  /** What arrived. */
  readonly frame: WireFrame;
  readonly got: Message;
  readonly copied: boolean;
  /** How often the same item had been delivered before. */
  readonly before: number;
  readonly state: EveState;
  readonly passing: EveState['passed'][number];
}

/** Plays what was drawn on a real session, and returns all that the server read. */
export function play({ client, otherwise: changes, plaintexts, deeds }: Drawn): Reading[] {
  const made = tappedPair(client);
  const server = { ...client, ...changes };
  made.server.configure(server);
  const copies = new Map<number, number>();
  made.tap.act({ kind: 'hold', on: true });
  for (const text of plaintexts) {
    const over = text.length % 16;
    // Without padding such a mode takes whole blocks only: the sender would refuse anything else.
    const whole = client.padding === 'none' ? text.subarray(0, text.length - over) : text;
    made.client.send(whole);
    made.clock.advance(100);
  }
  const originals = new Map([...made.tap.state.items].map(([n, { original }]) => [n, original]));
  for (const draw of deeds) perform(made, draw, copies);
  made.tap.act({ kind: 'releaseAll' });
  const { state } = made.tap;
  const got = made.server.messages.filter(({ direction }) => direction === 'received');
  return got.map((message): Reading => {
    const passing = made.tap.passingOf(message.id)!;
    let root = passing.number;
    for (let of = copies.get(root); of !== undefined; of = copies.get(root)) root = of;
    const bytes = originals.get(root);
    const frame = parseFrame(passing.bytes);
    const place = state.passed.indexOf(passing);
    return {
      client,
      server,
      ...(bytes && {
        sent: { bytes, frame: parseFrame(bytes), message: sent(made.client)[root - 1] },
      }),
      frame,
      got: message,
      copied: copies.get(passing.number) !== undefined,
      before: state.passed.slice(0, place).filter((one) => one.number === passing.number).length,
      state,
      passing,
    };
  });
}

/** Does what was drawn. `copies`: the numbers of Eve's own, and what each is a copy of, 0 where it is none. */
function perform(
  made: ReturnType<typeof tappedPair>,
  draw: Draw,
  copies: Map<number, number>,
): void {
  const { tap, next } = made;
  const own = (of: number, kind: (number: number) => Deed): number => {
    const given = next();
    if (tap.act(kind(given)) === undefined) copies.set(given, of);
    return given;
  };
  const take = (of: number) => own(of, (given) => ({ kind: 'copy', number: given, of, at: 0 }));
  if (draw.kind === 'take') take(draw.of);
  else if (draw.kind === 'again') {
    tap.act({ kind: 'release', number: draw.number });
    tap.act({ kind: 'replay', number: draw.number });
  } else if (draw.kind === 'put') {
    const bytes = draw.frame ? frameOf(draw.bytes) : draw.bytes;
    own(0, (given) => ({ kind: 'inject', number: given, from: 'client', bytes, at: 0 }));
  } else if (draw.kind === 'swap') {
    const { number: target, blocks } = draw;
    const source = take(target);
    for (const [one, other] of [blocks, blocks.toReversed()])
      tap.act({
        kind: 'splice',
        number: target,
        block: one,
        source,
        sourceBlock: other,
        insert: false,
      });
    tap.act({ kind: 'drop', number: source });
  } else if (draw.kind === 'iv-ends') {
    const { bytes } = tap.state.items.get(draw.number) ?? {};
    const rest = (bytes?.length ?? 0) - 32 - draw.at;
    for (const [at, value] of [
      [13, draw.at],
      [14, rest >> 8],
      [15, rest & 0xff],
    ])
      tap.act({ kind: 'set', number: draw.number, at, value });
  } else tap.act(draw);
}

/** A data frame of Eve's own; its first byte tells the mode and whether there is an IV. */
const frameOf = (payload: Uint8Array): Uint8Array =>
  encodeFrame({
    type: 'data',
    mode: EVERYDAY_MODE_IDS[payload[0] % EVERYDAY_MODE_IDS.length],
    resend: false,
    epoch: 1,
    peerEpoch: 0,
    sequence: 1 + (payload[0] % 3),
    acknowledged: 0,
    iv: payload.subarray(0, payload[0] & 1 ? 16 : 0),
    ciphertext: payload.subarray(payload[0] & 1 ? 16 : 0),
  });
