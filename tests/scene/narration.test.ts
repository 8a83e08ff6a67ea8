import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { encrypt, traceDecrypt } from '../../src/lib/modes/index.ts';
import { currentStep, narrationOf, timelineOf } from '../../src/lib/scene/index.ts';
import { CASES } from './cases.ts';
import { KEY, run, type Run, sceneOf } from './runs.ts';

/** All that is heard when a run is stepped through. */
const heard = (it: Run): string[] => {
  const scene = sceneOf(it);
  return it.timeline.stops.map((ms) =>
    narrationOf(it.trace, it.timeline, currentStep(scene, it.timeline, ms), ms),
  );
};

test('a CBC encryption of three blocks, heard from its start to its end, explains the mode', () => {
  expect(heard(run('cbc', 'encrypt', 'Attack at dawn! Bring penguins. Now'))).toEqual([
    'CBC encryption with AES-128. 35 bytes of message and 13 bytes of padding, each 0d: 3 blocks of 16.',
    'P₁ ⊕ IV gives I₁, byte by byte: 41 ⊕ 00 = 41, 74 ⊕ 01 = 75, and so on. No block comes before the first, so the IV stands in for it.',
    'AES-128 turns I₁ into C₁ under the key K, in 10 rounds. C₁ begins with ee 3a 58 fd. It is a block of the result, and also goes into the XOR of block 2.',
    'P₂ ⊕ C₁ gives I₂, byte by byte: 42 ⊕ ee = ac, 72 ⊕ 3a = 48, and so on.',
    'AES-128 turns I₂ into C₂ under the key K, in 10 rounds. C₂ begins with 19 99 ec a1. It is a block of the result, and also goes into the XOR of block 3.',
    'P₃ ⊕ C₂ gives I₃, byte by byte: 4e ⊕ 19 = 57, 6f ⊕ 99 = f6, and so on.',
    'AES-128 turns I₃ into C₃ under the key K, in 10 rounds. C₃ begins with b2 d5 35 90. That was the last: the IV and 3 blocks of ciphertext are sent.',
  ]);
});

test('at the end of a decryption it is said what was taken for padding, or why the end is none', () => {
  const last = (it: Run): string =>
    heard(it)
      .at(-1)
      .replace(/^.*That was/, 'That was');
  expect(last(run('cbc', 'decrypt', 'abc\0\0', { padding: 'zeros' }))).toBe(
    'That was the last: with 13 bytes taken off as padding the message has 3 bytes.',
  );
  expect(last(run('cbc', 'decrypt', 'x'.repeat(16), { padding: 'none' }))).toBe(
    'That was the last: the message has 16 bytes.',
  );
  const settings = { mode: 'ecb', key: KEY } as const;
  const zeros = encrypt({ ...settings, padding: 'zeros' }, encodeUtf8('abc'));
  const trace = traceDecrypt(settings, zeros);
  expect(last({ trace, timeline: timelineOf(trace) })).toBe(
    'That was the last: its padding is wrong, since the last byte is 0, and at least 1 byte is padding.',
  );
});

test('what goes on into the next block is said where the mode has a chain, and only there', () => {
  const says = (mode: 'ecb' | 'cfb' | 'ofb' | 'ctr', text: RegExp) =>
    heard(run(mode)).filter((line) => text.test(line)).length;
  expect(says('cfb', /also goes into AES of block/)).toBe(4);
  expect(says('ofb', /It goes on into AES of block/)).toBeGreaterThan(0);
  expect(says('ecb', /goes (on )?into|the IV/)).toBe(0);
  expect(says('ctr', /first counter block and 5 blocks of ciphertext are sent\.$/)).toBe(1);
});

test.each(CASES)('$title: no instant is without a sentence, and none says undefined', (it) => {
  const { trace, timeline } = it.run;
  const scene = sceneOf(it.run, 'NEAR', it.first, it.count);
  for (const ms of timeline.stops.slice(0, 40))
    expect(narrationOf(trace, timeline, currentStep(scene, timeline, ms), ms)).toMatch(
      /^(?!.*undefined).*\.$/,
    );
});
