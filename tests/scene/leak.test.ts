import { describe, expect, test } from 'vitest';
import { encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import { type ModeId, traceDecrypt, traceEncrypt } from '../../src/lib/modes/index.ts';
import { leakOf } from '../../src/lib/scene/words/leak.ts';

const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
const IV = new Uint8Array(16);
/** A message whose blocks are letters: equal letters are equal blocks. */
const message = (letters: string) =>
  encodeUtf8([...letters].map((letter) => letter.repeat(16)).join(''));
const leak = (letters: string, mode: ModeId = 'ecb') =>
  leakOf(traceEncrypt({ mode, key: KEY, iv: IV, padding: 'none' }, message(letters)));

describe('what a ciphertext gives away', () => {
  test('blocks and distinct blocks are counted from its bytes', () => {
    expect(leak('ABACA')).toMatchObject({ blocks: 5, distinct: 3 });
    expect(leak('ABACA', 'cbc')).toMatchObject({ blocks: 5, distinct: 5 });
  });

  test('the longest stretch that occurs again is found, wherever it is, also where the two overlap', () => {
    expect(leak('ABCXABCYAB').longest).toEqual({ length: 3, at: 1, again: 5 });
    expect(leak('ABXABYCABX').longest).toMatchObject({ length: 3, at: 1, again: 8 });
    expect(leak('AAAA').longest).toEqual({ length: 3, at: 1, again: 2 });
    expect(leak('ABBABBABB').longest).toEqual({ length: 6, at: 1, again: 4 });
    expect(leak('ABCD').longest.length).toBe(0);
  });

  test('is the same seen from the receiver', () => {
    const settings = { mode: 'ecb', key: KEY, padding: 'none' } as const;
    const sent = traceEncrypt(settings, message('ABABC'));
    expect(leakOf(traceDecrypt(settings, sent.output))).toEqual(leakOf(sent));
  });

  test('is said in one sentence', () => {
    expect(leak('ABA').sentence).toBe(
      'C₁ and C₃ are equal. Eve has no key, and knows that you said the same thing 2 times.',
    );
    expect(leak('ABABB').sentence).toBe(
      'C₂, C₄ and C₅ are equal, and 1 more group of equal blocks. Eve has no key, and knows that you said the same thing 3 times.',
    );
    expect(leak('AAAAAAAA').sentence).toContain('C₁, C₂, C₃, C₄ and 4 more are equal');
    expect(leak('ABC').sentence).toBe('All 3 blocks differ: Eve sees noise, and how long it is.');
    expect(leak('A').sentence).toBe('One block: Eve has nothing to compare it with yet.');
  });
});
