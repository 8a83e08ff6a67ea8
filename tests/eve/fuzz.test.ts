import { expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { apply, type Deed, EMPTY, fateOf, run } from '../../src/lib/eve/index.ts';
import { type encodeFrame, parseFrame, type Role } from '../../src/lib/wire/index.ts';
import type { Endpoint } from '../../src/lib/session/index.ts';
import { received, sent } from '../session/pair.ts';
import { seededRandom } from '../support/random.ts';
import { tappedPair } from './session.ts';

const SEQUENCES = 10_000;
const STEPS = 20;
const random = seededRandom('sequences of deeds');
const MODES = ['ecb', 'cbc', 'ctr', 'gcm'] as const;

/** Anything at all, sensible or not. */
function anyDeed(next: () => number, now: number): Deed {
  const number = random.integer(12);
  const small = random.integer(5) - 1;
  const deeds: Deed[] = [
    { kind: 'hold', on: random.integer(3) > 0 },
    { kind: 'release', number },
    { kind: 'releaseAll' },
    { kind: 'drop', number },
    { kind: 'delay', number, dueAt: now + random.integer(300) },
    { kind: 'flip', number, at: random.integer(90) - 2, bit: random.integer(9) },
    { kind: 'set', number, at: random.integer(90), value: random.integer(257) },
    { kind: 'truncate', number, to: random.integer(40) - 1 },
    { kind: 'cut', number, block: small },
    { kind: 'reorder', number, to: small },
    { kind: 'replay', number },
    { kind: 'copy', number: random.integer(8) ? next() : number, of: random.integer(12), at: now },
    {
      kind: 'splice',
      number,
      source: random.integer(12),
      sourceBlock: small,
      block: random.integer(5) - 1,
      insert: random.integer(2) === 0,
    },
    {
      kind: 'inject',
      number: next(),
      from: random.pick<Role>(['client', 'server']),
      bytes: random.bytes(random.integer(80)),
      at: now,
    },
  ];
  return random.pick(deeds);
}

/** The frames that a side should have decrypted, and the ones that it should have refused. */
function expected(made: ReturnType<typeof tappedPair>, side: Role) {
  const passed = made.tap.state.passed.filter(({ to }) => to === side);
  const data = passed.filter(({ bytes }) => {
    try {
      return parseFrame(bytes).type === 'data';
    } catch {
      return false;
    }
  });
  return data.map(({ bytes }) => inShort(parseFrame(bytes))).sort();
}

const inShort = ({ iv, ciphertext, sequence }: Parameters<typeof encodeFrame>[0]) =>
  `${sequence} ${toHex(iv)} ${toHex(ciphertext)}`;
const has = (endpoint: Endpoint) =>
  received(endpoint)
    .map(({ iv, ciphertext, sequence }) => `${sequence} ${toHex(iv)} ${toHex(ciphertext)}`)
    .sort();

it(`holds through ${SEQUENCES.toLocaleString('en')} random sequences of deeds on a session: no exception, no hang, and each side has exactly what went on to it`, () => {
  let deeds = 0;
  let undone = 0;
  for (let sequence = 0; sequence < SEQUENCES; sequence++) {
    const made = tappedPair({ mode: MODES[sequence % 4] });
    const given = { client: 0, server: 0 };
    for (let step = 0; step < STEPS; step++) {
      const dice = random.integer(10);
      if (dice < 3) {
        const from = random.pick<Role>(['client', 'server']);
        made.sides[from].send(random.bytes(random.integer(40)));
        given[from]++;
      } else if (dice < 4) made.clock.advance(random.integer(400));
      else if (dice < 5) undone += made.tap.undo() ? 1 : 0;
      else deeds += made.tap.act(anyDeed(made.next, made.clock.now())) === undefined ? 1 : 0;
    }
    made.clock.advance(5_000);
    for (const side of ['client', 'server'] as const) {
      expect(has(made.sides[side])).toEqual(expected(made, side));
      // Delivery has done its work once, whatever became of the message above it.
      const own = sent(made.sides[side]);
      expect(own).toHaveLength(given[side]);
      for (const { state, tries } of own) expect([state, tries]).toEqual(['acknowledged', 1]);
    }
    const { items, queue } = made.tap.state;
    const heldNow = [...items.values()].filter(({ state }) => state === 'held');
    expect(queue.toSorted((a, b) => a - b)).toEqual(
      heldNow.map(({ number }) => number).sort((a, b) => a - b),
    );
    for (const { number, state, times } of items.values()) {
      expect(fateOf(made.tap.state, number)).toMatchObject({ state, times });
      expect(state === 'delayed').toBe(false);
      if (state === 'passed') expect(times).toBeGreaterThan(0);
      else expect(times).toBe(0);
    }
    // The state is nothing but the log, run.
    if (sequence % 10 === 0) expect(run(made.tap.log)).toEqual(made.tap.state);
  }
  expect(deeds).toBeGreaterThan(SEQUENCES);
  expect(undone).toBeGreaterThan(SEQUENCES / 2);
}, 300_000);

it('an action that can’t be leaves the state the very same', () => {
  expect(apply(EMPTY, { kind: 'release', number: 1 })).toBe(EMPTY);
  expect(apply(EMPTY, { kind: 'due', number: 1 })).toBe(EMPTY);
});
