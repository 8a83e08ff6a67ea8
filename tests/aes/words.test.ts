import { describe, expect, it } from 'vitest';
import { explainWord } from '../../src/components/aes/words.ts';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import { keyExpansion } from '../../src/lib/cipher/index.ts';
import { B, C } from './runs.ts';

describe('explainWord', () => {
  it('spells w[4] of Appendix A.1 as it is printed', () => {
    expect(explainWord(keyExpansion(fromHex(B.key)), 4)).toEqual({
      formula: 'w[4] = w[0] ⊕ SubWord(RotWord(w[3])) ⊕ Rcon[1]',
      lines: [
        ['w[3]', '09cf4f3c'],
        ['RotWord: bytes turned one place', 'cf4f3c09'],
        ['SubWord: S-box on each byte', '8a84eb01'],
        ['Rcon[1]', '01000000'],
        ['SubWord ⊕ Rcon[1]', '8b84eb01'],
        ['w[0]', '2b7e1516'],
        ['w[4]', 'a0fafe17'],
      ],
    });
  });

  it('spells w[36] of Appendix A.1, whose Rcon has been doubled past 80', () => {
    const { lines } = explainWord(keyExpansion(fromHex(B.key)), 36);
    expect(lines.slice(3, 5)).toEqual([
      ['Rcon[9]', '1b000000'],
      ['SubWord ⊕ Rcon[9]', '46a515d2'],
    ]);
  });

  it('spells w[12] of Appendix A.3, which goes through SubWord alone', () => {
    const key = '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4';
    expect(explainWord(keyExpansion(fromHex(key)), 12)).toEqual({
      formula: 'w[12] = w[4] ⊕ SubWord(w[11])',
      lines: [
        ['w[11]', '2067fcde'],
        ['SubWord: S-box on each byte', 'b785b01d'],
        ['w[4]', '1f352c07'],
        ['w[12]', 'a8b09c1a'],
      ],
    });
  });

  it('says which bytes of the key a word of the key is', () => {
    expect(explainWord(keyExpansion(fromHex(B.key)), 2)).toEqual({
      formula: 'w[2] is bytes 8 to 11 of the key',
      lines: [['w[2]', 'abf71588']],
    });
  });

  it.each(C)('ends at the word of the schedule, for each word of a key $key', ({ key }) => {
    const schedule = keyExpansion(fromHex(key));
    for (let i = 0; i < schedule.w.length; i++) {
      const word = toHex(schedule.roundKeys.subarray(4 * i, 4 * i + 4));
      expect(explainWord(schedule, i).lines.at(-1)).toEqual([`w[${i}]`, word]);
    }
  });
});
