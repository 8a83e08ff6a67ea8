import { describe, expect, test } from 'vitest';
import { threadOf } from '../../src/components/lab/threads.ts';
import { encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import { encrypt, type ModeId, modes } from '../../src/lib/modes/index.ts';
import type { WireFrame } from '../../src/lib/wire/index.ts';

const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
const IV = fromHex('000102030405060708090a0b0c0d0e0f');
const OTHER = fromHex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');

function frame(mode: ModeId, text: string, iv = IV, sequence = 1): WireFrame {
  const given = modes[mode].iv === 'none' ? new Uint8Array() : iv;
  const ciphertext = encrypt({ mode, key: KEY, iv: given }, encodeUtf8(text));
  return {
    type: 'data',
    mode,
    resend: false,
    epoch: 1,
    peerEpoch: 1,
    sequence,
    acknowledged: 0,
    iv: given,
    ciphertext,
  };
}
const tie = (one: WireFrame, ...earlier: WireFrame[]) =>
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
