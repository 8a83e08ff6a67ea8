import { createCipheriv, createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, toHex } from '../../src/lib/bytes/index.ts';
import { decrypt, encrypt, traceDecrypt, traceEncrypt } from '../../src/lib/modes/index.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom('ciphertext stealing');
const IDS = ['cbc-cs1', 'cbc-cs2', 'cbc-cs3'] as const;

/** OpenSSL’s CTS, which is CS1 unless it is told otherwise. */
function byOpenSsl(key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array {
  const cipher = createCipheriv(`aes-${8 * key.length}-cbc-cts`, key, iv);
  const [c, end] = [cipher.update(plaintext), cipher.final()];
  return concatBytes([c, end]);
}

/** What the addendum makes CS2 and CS3 of: of CS1’s ciphertext, by where its last two blocks stand. */
function reordered(id: (typeof IDS)[number], cs1: Uint8Array): Uint8Array {
  const rest = cs1.length % 16 || 16;
  const swaps = id === 'cbc-cs3' ? cs1.length > 16 : id === 'cbc-cs2' && rest < 16;
  if (!swaps) return cs1;
  const [short, whole] = [cs1.length - 16 - rest, cs1.length - 16];
  return concatBytes([cs1.subarray(0, short), cs1.subarray(whole), cs1.subarray(short, whole)]);
}

describe.each(IDS)('%s', (mode) => {
  it('is what OpenSSL makes, its last two blocks in their order, at every length from 16 to 80', () => {
    for (let length = 16; length <= 80; length++) {
      const [key, iv] = [random.bytes(random.pick([16, 24, 32])), random.bytes(16)];
      const plaintext = random.bytes(length);
      const settings = { mode, key, iv };
      const ciphertext = reordered(mode, byOpenSsl(key, iv, plaintext));
      expect(toHex(encrypt(settings, plaintext)), `${length} bytes`).toBe(toHex(ciphertext));
      expect(decrypt(settings, ciphertext)).toEqual(plaintext);
      expect(traceEncrypt(settings, plaintext).output).toEqual(ciphertext);
      expect(traceDecrypt(settings, ciphertext).output).toEqual(plaintext);
    }
  });

  it('is as long as the message, and of one block it is CBC', () => {
    const [key, iv, block] = [random.bytes(16), random.bytes(16), random.bytes(16)];
    const cbc = createCipheriv('aes-128-cbc', key, iv).update(block);
    expect(encrypt({ mode, key, iv }, block)).toEqual(new Uint8Array(cbc));
    expect(encrypt({ mode, key, iv }, random.bytes(29))).toHaveLength(29);
  });
});

it('OpenSSL takes CS1 back too', () => {
  const [key, iv, plaintext] = [random.bytes(16), random.bytes(16), random.bytes(37)];
  const decipher = createDecipheriv('aes-128-cbc-cts', key, iv);
  const ciphertext = encrypt({ mode: 'cbc-cs1', key, iv }, plaintext);
  expect(new Uint8Array(decipher.update(ciphertext))).toEqual(plaintext);
});
