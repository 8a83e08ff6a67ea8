// Vectors that can't be part of this repository: NIST ACVP and Wycheproof, where they are beside it.
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import { decrypt, encrypt, ModeError, WRONG_PADDING } from '../../src/lib/modes/index.ts';
import type { GcmVector, Vector } from '../vectors/read.ts';
import { BESIDE_THERE, readBeside, settingsOf } from '../vectors/read.ts';
import { gcmDisagreement } from './gcm-vectors.ts';
import { monteCarlo, type MonteCarloVector } from './monte-carlo.ts';

/** The first `bits` bits, in hex: of a message that ends within a byte, the rest of that byte counts for nothing. */
function cut(bytes: Uint8Array, bits = 8 * bytes.length): string {
  const kept = bytes.slice(0, Math.ceil(bits / 8));
  if (bits % 8 !== 0) kept[kept.length - 1] &= 0xff << (8 - (bits % 8));
  return toHex(kept);
}

function agrees(vector: Vector): boolean {
  const [p, c] = [fromHex(vector.p), fromHex(vector.c)];
  const settings = settingsOf(vector);
  return (
    cut(encrypt(settings, p), vector.bits) === cut(c, vector.bits) &&
    cut(decrypt(settings, c), vector.bits) === cut(p, vector.bits)
  );
}

function refusal(vector: Vector): unknown {
  try {
    return decrypt(settingsOf(vector, 'pkcs7'), fromHex(vector.c));
  } catch (error) {
    return error;
  }
}

if (!BESIDE_THERE) it.skip('skipped: no ../shared/vectors', () => {});

describe.runIf(BESIDE_THERE)('encrypt and decrypt agree with ACVP', () => {
  it.each([
    ['ECB', 'acvp_ecb.json', 30],
    ['CBC', 'acvp_cbc.json', 36],
    ['CTR, messages that end within a byte included', 'acvp_ctr.json', 75],
  ])('%s', (_, file, count) => {
    const vectors = readBeside(file);
    expect(vectors).toHaveLength(count);
    expect(vectors.filter((vector) => !agrees(vector))).toEqual([]);
  });

  it('Monte Carlo, both directions', () => {
    const vectors = readBeside<MonteCarloVector[]>('mct.json');
    expect(vectors).toHaveLength(9);
    for (const vector of vectors) expect(monteCarlo(vector), vector.id).toEqual(vector.out);
  });
});

describe.runIf(BESIDE_THERE)('GCM', () => {
  it('agrees with ACVP, and refuses what it refuses', () => {
    const vectors = readBeside<GcmVector[]>('acvp_gcm.json');
    expect(vectors).toHaveLength(30);
    expect(vectors.filter(({ fail }) => fail)).toHaveLength(5);
    expect(vectors.flatMap((vector) => gcmDisagreement(vector))).toEqual([]);
  });

  it('agrees with Wycheproof where its vectors are valid, and refuses all others', () => {
    const vectors = readBeside<GcmVector[]>('wycheproof_gcm.json');
    const invalid = vectors.filter(({ result }) => result === 'invalid');
    expect([vectors.length, invalid.length]).toEqual([158, 43]);
    const valid = vectors.filter(({ result }) => result === 'valid');
    expect(valid.length + invalid.length).toBe(vectors.length);
    expect(valid.flatMap((vector) => gcmDisagreement(vector))).toEqual([]);
    for (const vector of invalid) expect(gcmRefusal(vector), vector.id).toBeInstanceOf(ModeError);
    // An empty nonce is the only other thing that is wrong with one of them.
    const others = invalid.filter((vector) => (gcmRefusal(vector) as ModeError).field !== 'tag');
    expect(others.every(({ iv }) => iv === '')).toBe(true);
  });
});

function gcmRefusal({ c, t, ...vector }: GcmVector): unknown {
  try {
    return decrypt(settingsOf(vector), fromHex(c + t));
  } catch (error) {
    return error;
  }
}

describe.runIf(BESIDE_THERE)('Wycheproof CBC', () => {
  const vectors = BESIDE_THERE ? readBeside('wycheproof_cbc.json') : [];
  const valid = vectors.filter(({ result }) => result === 'valid');
  const invalid = vectors.filter(({ result }) => result === 'invalid');

  it('valid ciphertext is decrypted, and made again from its plaintext', () => {
    expect(valid.length).toBeGreaterThan(20);
    const wrong = valid.filter((vector) => {
      const settings = settingsOf(vector, 'pkcs7');
      const decrypted = toHex(decrypt(settings, fromHex(vector.c)));
      return decrypted !== vector.p || toHex(encrypt(settings, fromHex(vector.p))) !== vector.c;
    });
    expect(wrong).toEqual([]);
  });

  it('every invalid ciphertext is refused, with no word about what is wrong in its padding', () => {
    expect(valid.length + invalid.length).toBe(vectors.length);
    expect(invalid.length).toBeGreaterThan(20);
    for (const vector of invalid) {
      const error = refusal(vector);
      expect(error, vector.id).toBeInstanceOf(ModeError);
      if (vector.c.length % 32 === 0) expect((error as ModeError).message).toBe(WRONG_PADDING);
    }
  });
});
