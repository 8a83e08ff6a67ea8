import { describe, expect, test } from 'vitest';
import { concatBytes, toHex } from '../../src/lib/bytes/index.ts';
import { compileMode, isMode } from '../../src/lib/invent/index.ts';
import { decrypt, encrypt, type ModeId, modes } from '../../src/lib/modes/index.ts';
import { caseOf, goesThere, modeFrom } from './support.ts';

/** The modes of SP 800-38A §6 and XTS’s core, as their standards write them. */
const STANDARD = {
  ecb: 'C[i] = E(P[i])',
  cbc: 'C[0] = IV\nC[i] = E(P[i] ^ C[i-1])',
  cfb: 'C[0] = IV\nC[i] = P[i] ^ E(C[i-1])',
  ofb: 'O[0] = IV\nO[i] = E(O[i-1])\nC[i] = P[i] ^ O[i]',
  ctr: 'T[1] = IV\nT[i] = inc(T[i-1])\nC[i] = P[i] ^ E(T[i])',
  xts: 'T[1] = E(IV)\nT[i] = double(T[i-1])\nC[i] = E(P[i] ^ T[i]) ^ T[i]',
} as const satisfies Partial<Record<ModeId, string>>;

describe.each(Object.entries(STANDARD))('%s, typed', (id, equations) => {
  const mode = modeFrom(equations);
  const built = modes[id as keyof typeof STANDARD];

  test('equals the built-in mode both ways, in 1,000 random cases', () => {
    for (let n = 0; n < 1000; n++) {
      const { key, iv, message } = caseOf(mode, id, n, id === 'xts');
      const settings = { mode, key, iv };
      const other = { mode: built.id as ModeId, key: id === 'xts' ? twice(key) : key, iv };
      if (id === 'xts' && key.length === 24) continue;
      const padding = id === 'xts' ? ({ padding: 'none' } as const) : {};
      const sealed = encrypt({ ...settings, ...padding }, message);
      expect(toHex(sealed)).toBe(toHex(encrypt({ ...other, ...padding }, message)));
      expect(toHex(decrypt({ ...settings, ...padding }, sealed))).toBe(toHex(message));
    }
  });

  test('has the built-in mode’s facts: what waits, what is padded, what is a stream', () => {
    const { parallel, stream, iv } = mode;
    expect({ parallel, stream, takesIv: iv !== 'none' }).toEqual({
      parallel: built.parallel,
      stream: built.stream,
      takesIv: built.iv !== 'none',
    });
    if (id !== 'xts') expect(mode.wholeBlocks).toBe(built.wholeBlocks);
  });
});

const twice = (key: Uint8Array): Uint8Array => concatBytes([key, key]);

describe('the language', () => {
  const cbc = 'C[0] = IV\nC[i] = E(P[i] ^ C[i-1])';
  test.each([
    'C[i] = E(P[i] ^ C[i-1])\nC[0] = IV',
    'C_0 = IV; C_i = E(P_i ⊕ C_{i-1})',
    'C₀ = IV\nCᵢ = E_K(Pᵢ ⊕ Cᵢ₋₁)',
    '# CBC\r\n\r\nC[0]=IV # before the first\r\nC[j]=E((P[j])xor(C[j-1]))',
    'C[ 0 ] := IV // so\n  C[i] = E( P[i]  XOR C[i - 1] )',
    'S[i] = P[i] ^ C[i-1]\nC[i] = E(S[i])\nC[0] = IV',
    'C[1] = E(P[1] ^ IV)\nC[i] = E(P[i] ^ C[i-1])',
    'C[0] = IV\nC[i+1] = E(P[i+1] ^ C[i])\nC[1] = E(P[1] ^ C[0])',
    'S[1] = IV\nC[i] = E(P[i] ^ S[i])\nS[i+1] = C[i]',
  ])('takes CBC as %j', (equations) => {
    for (let n = 0; n < 20; n++) {
      const it = caseOf(modes.cbc, 'forms', n);
      expect(goesThere(modeFrom(equations), it)).toBe(goesThere(modeFrom(cbc), it));
    }
  });

  test('a mode is called by its first comment, where that is short', () => {
    expect(modeFrom('# Mine\nC[i] = E(P[i])').name).toBe('Mine');
    expect(modeFrom('C[i] = E(P[i]) # not a name').name).toBe('Your mode');
  });

  test('IV and N are the two halves of 32 bytes, IV first; N beside a constant is as long as what is missing', () => {
    expect(modeFrom('C[0] = IV\nP[0] = N\nC[i] = E(P[i] ^ C[i-1]) ^ P[i-1]').ivBytes.usual).toBe(
      32,
    );
    expect(
      modeFrom('T[1] = N || 0x00000001\nT[i] = inc32(T[i-1])\nC[i] = P[i] ^ E(T[i])').ivBytes.usual,
    ).toBe(12);
  });

  test('a last block may be short where P is only XORed, and the block isn’t needed again', () => {
    expect(modeFrom('C[0] = IV\nC[i] = E(C[i-1]) ^ P[i]').wholeBlocks).toBe(false);
    expect(modeFrom('P[0] = IV\nC[i] = E(P[i-1]) ^ P[i]').wholeBlocks).toBe(false);
    expect(modeFrom('T = E(C[n])\nC[0] = IV\nC[i] = P[i] ^ E(C[i-1])').wholeBlocks).toBe(true);
    expect(modeFrom('C[0] = IV\nP[0] = N\nC[i] = E(P[i] ^ C[i-1]) ^ P[i-1]').wholeBlocks).toBe(
      true,
    );
  });

  test('what comes is a mode or a list of problems', () => {
    expect(isMode(compileMode('C[i] = E(P[i])'))).toBe(true);
    expect(Array.isArray(compileMode(''))).toBe(true);
  });
});
