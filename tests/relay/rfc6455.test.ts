import { afterAll, beforeAll, expect, test } from 'vitest';
import { mintRoom } from '../../relay/server/capability.ts';
import { DEFAULT_LIMITS } from '../../relay/server/limits.ts';
import { type Relay, startRelay } from '../../relay/server/relay.ts';
import { pause, until } from './programs.ts';
import { closing, frame, OP, openRaw, type RawWebSocket } from './raw-websocket.ts';

/** What the relay has to do: close with a code, answer a ping, or pass these messages on, byte for byte. */
type Expected =
  | { readonly close: number }
  | { readonly pong: string }
  | { readonly passed: readonly Uint8Array[] };

const bytes = (length: number): Buffer => Buffer.alloc(length, 'block cipher mode');
const passed = (...messages: readonly Uint8Array[]): Expected => ({ passed: messages });
const split = (message: Uint8Array, pieces: number): Buffer[] => {
  const size = Math.ceil(message.length / pieces);
  return Array.from({ length: pieces }, (_, i) =>
    frame(i === 0 ? OP.binary : OP.more, message.subarray(i * size, (i + 1) * size), {
      fin: i === pieces - 1,
    }),
  );
};
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const { binary, more, text, ping, pong, close } = OP;
const hello = Buffer.from('hello');

const CASES: readonly (readonly [name: string, sent: readonly Uint8Array[], Expected])[] = [
  // §5.2 lengths
  ...[0, 1, 124, 125, 126, 127, 128, 32_768, 65_535, 65_536].map(
    (n) =>
      [
        `a message of ${n.toLocaleString('en')} bytes`,
        [frame(binary, bytes(n))],
        passed(bytes(n)),
      ] as const,
  ),
  ['65,537 bytes, one above the limit', [frame(binary, bytes(65_537))], { close: 1009 }],
  ['a claim of 100 MiB', [frame(binary, hello, { claims: 100 * 2 ** 20 })], { close: 1009 }],
  ['a claim of 2⁵³ bytes', [frame(binary, hello, { claims: 2n ** 53n })], { close: 1009 }],
  ['a claim of 2⁶³ bytes', [frame(binary, hello, { claims: 2n ** 63n })], { close: 1009 }],
  ['a claim of 2³² bytes', [frame(binary, hello, { claims: 2n ** 32n })], { close: 1009 }],
  // §5.1, §5.3 masks
  ['a mask of zeros', [frame(binary, hello, { mask: Buffer.alloc(4) })], passed(hello)],
  ['a mask of ones', [frame(binary, hello, { mask: Buffer.alloc(4, 255) })], passed(hello)],
  ['binary without a mask', [frame(binary, hello, { mask: false })], { close: 1002 }],
  ['text without a mask', [frame(text, hello, { mask: false })], { close: 1002 }],
  ['a ping without a mask', [frame(ping, hello, { mask: false })], { close: 1002 }],
  ['a close without a mask', [frame(close, closing(1000), { mask: false })], { close: 1002 }],
  // §5.2 opcodes and reserved bits
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map(
    (opcode) => [`opcode ${opcode}, reserved`, [frame(opcode, hello)], { close: 1002 }] as const,
  ),
  ...[1, 2, 3, 4, 5, 6, 7].map(
    (rsv) => [`reserved bits ${rsv}`, [frame(binary, hello, { rsv })], { close: 1002 }] as const,
  ),
  ['a reserved bit on a ping', [frame(ping, hello, { rsv: 4 })], { close: 1002 }],
  [
    'a reserved bit on a continuation',
    [frame(binary, hello, { fin: false }), frame(more, hello, { rsv: 4 })],
    { close: 1002 },
  ],
  // §5.4 fragmentation
  ['two fragments', split(bytes(300), 2), passed(bytes(300))],
  ['sixteen fragments, the most there may be', split(bytes(1_600), 16), passed(bytes(1_600))],
  ['seventeen fragments', split(bytes(1_700), 17), { close: 1008 }],
  [
    'empty fragments',
    [frame(binary, '', { fin: false }), frame(more, hello, { fin: false }), frame(more)],
    passed(hello),
  ],
  ['fragments that are 64 KiB together', split(bytes(65_536), 2), passed(bytes(65_536))],
  ['fragments that are one byte longer', split(bytes(65_537), 2), { close: 1009 }],
  ['a continuation of nothing', [frame(more, hello)], { close: 1002 }],
  ['a last continuation of nothing', [frame(more, hello, { fin: false })], { close: 1002 }],
  [
    'a new message inside another',
    [frame(binary, hello, { fin: false }), frame(binary, hello)],
    { close: 1002 },
  ],
  [
    'text inside a binary message',
    [frame(binary, hello, { fin: false }), frame(text, hello)],
    { close: 1002 },
  ],
  [
    'a second message after a fragmented one',
    [...split(bytes(200), 2), frame(binary, hello)],
    passed(bytes(200), hello),
  ],
  // §5.5 control frames
  ['a ping', [frame(ping, hello)], { pong: 'hello' }],
  ['an empty ping', [frame(ping)], { pong: '' }],
  ['a ping of 125 bytes', [frame(ping, bytes(125))], { pong: bytes(125).toString() }],
  ['a ping of 126 bytes', [frame(ping, bytes(126))], { close: 1002 }],
  ['a pong of 126 bytes', [frame(pong, bytes(126))], { close: 1002 }],
  ['a ping in fragments', [frame(ping, hello, { fin: false })], { close: 1002 }],
  ['a close in fragments', [frame(close, closing(1000), { fin: false })], { close: 1002 }],
  [
    'a ping between fragments',
    [frame(binary, hello, { fin: false }), frame(ping, 'mid'), frame(more, hello)],
    { pong: 'mid' },
  ],
  [
    'the message around that ping',
    [frame(binary, hello, { fin: false }), frame(ping), frame(more, hello)],
    passed(Buffer.concat([hello, hello])),
  ],
  [
    'a close between fragments',
    [frame(binary, hello, { fin: false }), frame(close, closing(1000))],
    { close: 1000 },
  ],
  ['a pong that nobody asked for', [frame(pong, hello), frame(binary, hello)], passed(hello)],
  // §7.4 close codes
  ['a close without a code', [frame(close)], { close: 1005 }],
  ['a close of one byte', [frame(close, hex('03'))], { close: 1002 }],
  ...[1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 3000, 3999, 4000, 4999].map(
    (code) => [`a close with ${code}`, [frame(close, closing(code))], { close: code }] as const,
  ),
  ...[0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535].map(
    (code) =>
      [
        `a close with ${code}, which may not be sent`,
        [frame(close, closing(code))],
        { close: 1002 },
      ] as const,
  ),
  [
    'a close with a reason of 123 bytes',
    [frame(close, closing(1000, bytes(123)))],
    { close: 1000 },
  ],
  [
    'a close with a reason of 124 bytes',
    [frame(close, closing(1000, bytes(124)))],
    { close: 1002 },
  ],
  ['a close whose reason is no UTF-8', [frame(close, closing(1000, hex('ff')))], { close: 1007 }],
  ['data after a close', [frame(close, closing(1000)), frame(binary, hello)], { close: 1000 }],
  // §8.1 UTF-8; text that is right isn't the relay's language
  ['text', [frame(text, 'hello')], { close: 1003 }],
  [
    'text with a character in two fragments',
    [frame(text, hex('e282'), { fin: false }), frame(more, hex('ac'))],
    { close: 1003 },
  ],
  ['text that ends in half a character', [frame(text, hex('e282'))], { close: 1007 }],
  [
    'text with half a character between fragments',
    [frame(text, hex('e2'), { fin: false }), frame(more, hex('2020'))],
    { close: 1007 },
  ],
  ['an overlong NUL', [frame(text, hex('c080'))], { close: 1007 }],
  ['an overlong slash', [frame(text, hex('e080af'))], { close: 1007 }],
  ['a surrogate', [frame(text, hex('eda080'))], { close: 1007 }],
  ['above U+10FFFF', [frame(text, hex('f4908080'))], { close: 1007 }],
  ['a byte that is never UTF-8', [frame(text, hex('fe'))], { close: 1007 }],
  ['a lone continuation byte', [frame(text, hex('80'))], { close: 1007 }],
  // the stream
  [
    'three messages in one segment',
    [Buffer.concat([frame(binary, 'a'), frame(binary, 'b'), frame(binary, 'c')])],
    passed(Buffer.from('a'), Buffer.from('b'), Buffer.from('c')),
  ],
  [
    'a message byte by byte',
    [...frame(binary, 'slowly')].map((byte) => Buffer.from([byte])),
    passed(Buffer.from('slowly')),
  ],
];

let relay: Relay;
beforeAll(async () => {
  const log = () => {};
  const at = { host: '127.0.0.1', port: 0, tcpPort: 0, origins: [] };
  relay = await startRelay({ ...at, limits: DEFAULT_LIMITS, log });
});
afterAll(() => relay.close());

test(`there are ${CASES.length} cases, at least 60`, () => {
  expect(CASES.length).toBeGreaterThanOrEqual(60);
});

const messagesAt = ({ frames }: RawWebSocket): Buffer[] =>
  frames.filter(({ opcode }) => opcode === OP.binary).map(({ payload }) => payload);

for (const [name, sent, expected] of CASES) {
  test(`RFC 6455: ${name} → ${'close' in expected ? expected.close : Object.keys(expected)[0]}`, async () => {
    const { client, server } = mintRoom();
    const peer = await openRaw(relay.port, { capability: server });
    const speaker = await openRaw(relay.port, { capability: client });
    await until(() => speaker.texts.length > 0);
    // An answer to the relay's own ping could fall into the midst of a frame that is sent in pieces.
    speaker.answers = false;
    for (const part of sent) {
      speaker.write(part);
      if (part.length === 1) await pause(5);
    }
    if ('passed' in expected) {
      await until(() => messagesAt(peer).length >= expected.passed.length);
      expect(messagesAt(peer).map((message) => message.toString('hex'))).toEqual(
        expected.passed.map((message) => Buffer.from(message).toString('hex')),
      );
      expect(speaker.closeCode).toBeUndefined();
    } else if ('pong' in expected) {
      const pongs = () => speaker.frames.filter(({ opcode }) => opcode === OP.pong);
      await until(() => pongs().length > 0);
      expect(pongs()[0].payload.toString()).toBe(expected.pong);
    } else {
      await until(() => speaker.closeCode !== undefined);
      expect(speaker.closeCode).toBe(expected.close);
      await until(() => speaker.isClosed);
      expect(messagesAt(peer)).toEqual([]);
    }
    speaker.socket.destroy();
    peer.socket.destroy();
  });
}
