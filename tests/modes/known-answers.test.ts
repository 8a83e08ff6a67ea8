import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { Settings } from '../../src/lib/modes/index.ts';
import { decrypt, encrypt, traceDecrypt, traceEncrypt } from '../../src/lib/modes/index.ts';
import type { Vector } from '../vectors/read.ts';
import { readVectors, settingsOf } from '../vectors/read.ts';

/** The vectors that one of the four ways through disagrees with. */
function wrong(vectors: readonly Vector[], padding: Settings['padding'] = 'none'): Vector[] {
  return vectors.filter((vector) => {
    const settings = settingsOf(vector, padding);
    const [p, c] = [fromHex(vector.p), fromHex(vector.c)];
    const ciphertexts = [encrypt(settings, p), traceEncrypt(settings, p).output];
    const trace = traceDecrypt(settings, c);
    const traced = trace.output.subarray(0, trace.output.length - trace.paddingBytes);
    const plaintexts = [decrypt(settings, c), traced];
    return (
      ciphertexts.some((bytes) => toHex(bytes) !== vector.c) ||
      plaintexts.some((bytes) => toHex(bytes) !== vector.p)
    );
  });
}

describe('encrypt, decrypt and their traces agree with', () => {
  it.each([
    ['the examples of SP 800-38A F.1 to F.5', 'sp800_38a.json', 15],
    ['the AESAVS known answers and multi-block messages for ECB', 'cavp_ecb.json', 1069],
    ['the AESAVS known answers and multi-block messages for CBC', 'cavp_cbc.json', 1069],
    ['the CTR examples of RFC 3686 §6', 'ctr.json', 5],
  ])('%s', (_, file, count) => {
    const vectors = readVectors(file);
    expect(vectors).toHaveLength(count);
    expect(wrong(vectors)).toEqual([]);
  });

  const extra =
    readVectors<Record<'ctr_wrap' | 'pkcs7', Omit<Vector, 'm'>[]>>('openssl_extra.json');

  it('OpenSSL where the counter runs over its end', () => {
    const vectors = extra.ctr_wrap.map((vector): Vector => ({ ...vector, m: 'ctr' }));
    expect(vectors).toHaveLength(18);
    expect(wrong(vectors)).toEqual([]);
  });

  it('OpenSSL on PKCS#7 of messages of 0 to 64 bytes', () => {
    expect(extra.pkcs7).toHaveLength(72);
    expect(wrong(extra.pkcs7 as Vector[], 'pkcs7')).toEqual([]);
  });
});

describe('messages of 1 MiB', () => {
  interface Big extends Pick<Vector, 'm' | 'k' | 'iv'> {
    readonly kb: number;
    readonly n: number;
    readonly ctLen: number;
    readonly sha256: string;
  }
  const { big } = readVectors<{ big: Big[] }>('openssl_extra.json');

  it.each(big)('$m with $kb bits of key encrypts $n bytes as OpenSSL does', (vector) => {
    const message = Uint8Array.from({ length: vector.n }, (_, i) => (i * 31 + (i >> 8) * 7) & 255);
    const ciphertext = encrypt({ ...settingsOf(vector), padding: undefined }, message);
    expect(ciphertext).toHaveLength(vector.ctLen);
    expect(createHash('sha256').update(ciphertext).digest('hex')).toBe(vector.sha256);
  });
});
