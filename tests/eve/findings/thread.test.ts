import { describe, expect, test } from 'vitest';
import { fromHex } from '../../../src/lib/bytes/index.ts';
import { threadOf } from '../../../src/lib/eve/index.ts';
import type { SeenFrame } from '../../../src/lib/eve/findings/types.ts';
import type { ModeId } from '../../../src/lib/modes/index.ts';
import { seenFrame } from './frames.ts';

const IV = fromHex('000102030405060708090a0b0c0d0e0f');
const OTHER = fromHex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');

const frame = (mode: ModeId, text: string, iv = IV) => seenFrame(mode, text, iv);
const tie = (one: SeenFrame, ...earlier: SeenFrame[]) =>
  threadOf(
    one,
    earlier.map((other, i) => ({ number: i + 1, frame: other })),
    (n) => `message ${n}`,
  )?.sentence;
const ATTACK = 'Attack at dawn! Attack at dawn! ';

describe('what ties two messages on the wire', () => {
  test('the same text with a fixed IV, or in ECB, is the same byte for byte', () => {
    expect(tie(frame('cbc', ATTACK), frame('cbc', ATTACK))).toBe(
      'the same, byte for byte, as message 1',
    );
    expect(tie(frame('ecb', ATTACK), frame('ecb', ATTACK))).toBe(
      'the same, byte for byte, as message 1',
    );
  });

  test('with another IV nothing shows in CBC', () => {
    expect(tie(frame('cbc', ATTACK), frame('cbc', ATTACK, OTHER))).toBeUndefined();
  });

  test('the same beginning shows in whole blocks', () => {
    expect(tie(frame('cbc', `${ATTACK}or not`), frame('cbc', `${ATTACK}at noon`))).toBe(
      'begins with the same 32 bytes as message 1',
    );
    expect(tie(frame('cbc', 'Attack tomorrow!'), frame('cbc', 'Attack yesterday'))).toBeUndefined();
  });

  test('ECB gives away blocks in common wherever they stand', () => {
    expect(
      tie(
        frame('ecb', 'sixteen letters!and then'),
        frame('ecb', 'before it stood sixteen letters!'),
      ),
    ).toMatch(/^has 1 block in common with message 1$/);
  });

  test('a counter block used twice is a keystream used twice', () => {
    expect(tie(frame('ctr', 'quite another text'), frame('ctr', 'and a second one'))).toBe(
      'uses the same keystream as message 1',
    );
  });

  test('another mode is never compared, and the strongest tie is told', () => {
    expect(tie(frame('ecb', ATTACK), frame('cbc', ATTACK))).toBeUndefined();
    expect(tie(frame('cbc', ATTACK), frame('cbc', `${ATTACK}and more`), frame('cbc', ATTACK))).toBe(
      'the same, byte for byte, as message 2',
    );
  });
});
