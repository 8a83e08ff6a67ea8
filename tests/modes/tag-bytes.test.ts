import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatBytes, toHex } from '../../src/lib/bytes/index.ts';
import {
  decrypt,
  encrypt,
  ModeError,
  type Settings,
  traceDecrypt,
  traceEncrypt,
  WRONG_TAG,
} from '../../src/lib/modes/index.ts';
import { seededRandom } from '../support/random.ts';

const LENGTHS = [4, 8, 12, 13, 14, 15, 16] as const;
const random = seededRandom('tag bytes');
const settings = (tagBytes: number): Settings => ({
  mode: 'gcm',
  key: random.bytes(random.pick([16, 24, 32])),
  iv: random.bytes(12),
  aad: random.bytes(random.integer(20)),
  tagBytes,
});

function byNode({ key, iv, aad, tagBytes }: Settings, plaintext: Uint8Array): Uint8Array {
  const name = `aes-${8 * key.length}-gcm` as 'aes-128-gcm';
  const cipher = createCipheriv(name, key, iv!, { authTagLength: tagBytes! }).setAAD(aad!);
  return concatBytes([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

describe('GCM with a shorter tag', () => {
  it.each(LENGTHS)('of %i bytes is what OpenSSL makes, at every length of message', (tagBytes) => {
    for (let length = 0; length <= 40; length++) {
      const [given, plaintext] = [settings(tagBytes), random.bytes(length)];
      const ciphertext = byNode(given, plaintext);
      expect(toHex(encrypt(given, plaintext))).toBe(toHex(ciphertext));
      expect(decrypt(given, ciphertext)).toEqual(plaintext);
      const [there, back] = [traceEncrypt(given, plaintext), traceDecrypt(given, ciphertext)];
      expect([there.output, back.output]).toEqual([ciphertext, plaintext]);
      expect(there.step(there.tag!).bytes).toEqual(ciphertext.subarray(length));
      expect(back.step(back.tag!).bytes).toEqual(ciphertext.subarray(length));
    }
  });

  it.each(LENGTHS)('of %i bytes is looked at to its last bit', (tagBytes) => {
    const given = settings(tagBytes);
    const ciphertext = encrypt(given, random.bytes(20));
    ciphertext[ciphertext.length - 1] ^= 1;
    expect(() => decrypt(given, ciphertext)).toThrow(WRONG_TAG);
    const trace = traceDecrypt(given, ciphertext);
    expect([trace.tagError, trace.outputs]).toEqual([WRONG_TAG, []]);
  });

  it.each([0, 1, 5, 11, 17, -4, 12.5])('of %f bytes is refused', (tagBytes) => {
    for (const run of [encrypt, decrypt, traceEncrypt, traceDecrypt]) {
      const error = caught(() => run(settings(tagBytes), new Uint8Array(40)));
      expect(error.field).toBe('tagBytes');
      expect(error.message).toBe(
        `GCM makes tags of 4, 8, 12, 13, 14, 15 or 16 bytes. This one is to have ${tagBytes}.`,
      );
    }
  });

  it('is none for modes without a tag, which say so', () => {
    const error = caught(() =>
      encrypt({ ...settings(12), mode: 'ecb', aad: undefined }, new Uint8Array(16)),
    );
    expect(error.message).toBe(
      'ECB makes no tag, so a tag’s length can’t be set; leave it out. This one is to have 12.',
    );
  });

  it('asks a ciphertext for as many bytes as the tag has', () => {
    const error = caught(() => decrypt(settings(12), new Uint8Array(11)));
    expect(error.message).toBe('GCM ciphertext ends with a tag of 12 bytes; this has 11 in all.');
  });
});

function caught(work: () => unknown): ModeError {
  try {
    work();
  } catch (error) {
    if (error instanceof ModeError) return error;
  }
  throw new Error('nothing was thrown, or another error');
}
