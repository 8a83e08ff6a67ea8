import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../src/lib/bytes/index.ts';
import {
  readRecording,
  readRecordingLink,
  type Recording,
  writeRecording,
  writeRecordingLink,
} from '../../src/lib/state/index.ts';
import { seededRandom } from '../support/random.ts';

const run = { mode: 'cbc', padding: 'pkcs7', key: '00'.repeat(16), iv: 'f1'.repeat(16) } as const;
const RECORDING: Recording = {
  format: 'blockwise session',
  version: 1,
  events: [
    { kind: 'message', number: 1, from: 'client', ms: 0, plaintext: '6869', sent: run, read: run },
    { kind: 'deed', deed: { kind: 'hold', on: true } },
    { kind: 'deed', deed: { kind: 'copy', number: 2, of: 1, at: 5 } },
    { kind: 'deed', deed: { kind: 'flip', number: 2, at: 36, bit: 3 } },
    { kind: 'deed', deed: { kind: 'inject', number: 3, from: 'server', bytes: '00ff', at: 9 } },
    { kind: 'deed', deed: { kind: 'releaseAll' } },
  ],
};
const fileOf = (value: unknown) => encodeUtf8(JSON.stringify(value));

describe('A recorded session', () => {
  it('is the same after a file and after a link', async () => {
    expect(readRecording(writeRecording(RECORDING))).toEqual({ recording: RECORDING });
    const link = (await writeRecordingLink(RECORDING))!;
    expect(await readRecordingLink(link)).toEqual({ recording: RECORDING });
  });

  it('too long for a link has none', async () => {
    const random = seededRandom('a long session');
    const [first] = RECORDING.events;
    const plaintext = Buffer.from(random.bytes(20_000)).toString('hex');
    const long = { ...RECORDING, events: [{ ...first, plaintext } as typeof first] };
    expect(await writeRecordingLink(long)).toBeUndefined();
    expect(readRecording(writeRecording(long))).toEqual({ recording: long });
  });

  it.each([
    ['nothing', new Uint8Array(0), 'it isn’t JSON, or was cut'],
    ['a cut file', writeRecording(RECORDING).subarray(0, 200), 'it isn’t JSON, or was cut'],
    ['another format', fileOf({ ...RECORDING, format: 'pcap' }), '“format”'],
    ['a later version', fileOf({ ...RECORDING, version: 2 }), '“version”'],
    [
      'a key of 15 bytes',
      fileOf(withMessage({ sent: { ...run, key: '00'.repeat(15) } })),
      '“events.0.sent.key”',
    ],
    ['more than it should hold', fileOf({ ...RECORDING, extra: 1 }), '“extra”'],
    [
      'a bit of 9',
      fileOf(withDeed({ kind: 'flip', number: 1, at: 0, bit: 9 })),
      '“events.0.deed.bit”',
    ],
    ['an unknown deed', fileOf(withDeed({ kind: 'decrypt', number: 1 })), '“events.0.deed.kind”'],
    [
      'a number beyond counting',
      fileOf(withDeed({ kind: 'release', number: 2 ** 60 })),
      '“events.0.deed.number”',
    ],
    ['a prototype', encodeUtf8('{"__proto__":{"x":1}}'), 'This file couldn’t be read'],
  ])('refuses %s, and names what is wrong', (_, bytes, words) => {
    const read = readRecording(bytes);
    expect('problem' in read && read.problem).toContain(words);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each([
    ['set', { kind: 'set', number: 1, at: 0 }, 'value', 255],
    ['flip', { kind: 'flip', number: 1, at: 0 }, 'bit', 7],
    ['flip', { kind: 'flip', number: 1, bit: 0 }, 'at', 65_536],
  ])(
    'takes a %s whose %s %j is the last that there is, and no later one',
    (_, deed, field, last) => {
      const read = (value: number) => readRecording(fileOf(withDeed({ ...deed, [field]: value })));
      for (const value of [0, last]) expect(read(value)).toHaveProperty('recording');
      for (const value of [-1, last + 1, last - 0.5])
        expect(read(value)).toMatchObject({
          problem: expect.stringContaining(`“events.0.deed.${field}”`),
        });
    },
  );

  it('reads a time of −0 as 0', () => {
    const json = decodeUtf8(fileOf(withMessage({ ms: 12_345 }))).text.replace('12345', '-0');
    const read = readRecording(encodeUtf8(json));
    expect('recording' in read && read.recording.events[0]).toHaveProperty('ms', 0);
  });

  it('refuses 5,000 files with bytes changed, or reads something that fits the schema, and never throws', () => {
    const random = seededRandom('changed recordings');
    const whole = writeRecording(RECORDING);
    for (let i = 0; i < 5_000; i++) {
      const bytes = new Uint8Array(whole);
      for (let n = 0; n <= random.integer(4); n++)
        bytes[random.integer(bytes.length)] = random.integer(256);
      const read = readRecording(bytes);
      if ('recording' in read) expect(readRecording(writeRecording(read.recording))).toEqual(read);
      else expect(read.problem).toMatch(/^This file couldn’t be read: /);
    }
  });
});

function withMessage(changes: object) {
  return { ...RECORDING, events: [{ ...RECORDING.events[0], ...changes }] };
}
function withDeed(deed: object) {
  return { ...RECORDING, events: [{ kind: 'deed', deed }] };
}
