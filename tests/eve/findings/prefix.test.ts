import { describe, expect, it } from 'vitest';
import { fromHex } from '../../../src/lib/bytes/index.ts';
import { commonBeginning } from '../../../src/lib/eve/findings/prefix.ts';
import { seenFrame } from './frames.ts';

const IV = fromHex('000102030405060708090a0b0c0d0e0f');
const OTHER = fromHex('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
const BLOCK = 'sixteen letters!';

describe('Two messages begin alike', () => {
  it('in whole blocks where the mode has them, and to the byte where it has none', () => {
    const begin = (mode: 'cbc' | 'cfb' | 'ctr') =>
      commonBeginning(seenFrame(mode, `${BLOCK}abcX`, IV), seenFrame(mode, `${BLOCK}abcY`, IV));
    expect(begin('cbc')).toEqual({ bytes: 16, isWhole: false });
    expect(begin('cfb')).toEqual({ bytes: 19, isWhole: false });
    expect(begin('ctr')).toEqual({ bytes: 19, isWhole: false });
  });

  it('by chance, behind whole blocks, is not counted', () => {
    const a = seenFrame('cbc', `${BLOCK}one`, IV);
    const ciphertext = a.ciphertext.with(20, a.ciphertext[20] ^ 1);
    expect(commonBeginning(a, { ...a, ciphertext })).toEqual({ bytes: 16, isWhole: false });
  });

  it('as a whole, however short they are', () => {
    const [a, b] = [seenFrame('ctr', 'yes', IV), seenFrame('ctr', 'yes', IV)];
    expect(commonBeginning(a, b)?.isWhole).toBe(true);
    expect(commonBeginning(a, seenFrame('ctr', 'yet', IV))).toBeUndefined();
  });

  it('never with another IV or in another mode', () => {
    const a = seenFrame('cbc', BLOCK, IV);
    expect(commonBeginning(a, { ...a, iv: OTHER })).toBeUndefined();
    expect(commonBeginning(a, { ...a, mode: 'ecb' })).toBeUndefined();
  });
});
