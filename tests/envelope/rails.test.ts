import { createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decrypted, encrypted, keysOf, macFits, partsOf, proved } from './opened.ts';

const join = (...values: readonly Buffer[]): string =>
  values.map((value) => value.toString('base64')).join('--');

/** As ActiveSupport::MessageEncryptor does it with aes-256-gcm, by Node. */
function gcm(key: Uint8Array, plaintext: string): string {
  const nonce = randomBytes(12);
  const { ciphertext, tag } = encrypted('gcm', key, nonce, plaintext);
  return join(ciphertext, nonce, tag);
}

/** As it did with aes-256-cbc: signed by MessageVerifier with the digest that is named. */
function cbc(key: Uint8Array, plaintext: string, digest: 'sha1' | 'sha256'): string {
  const iv = randomBytes(16);
  const signed = Buffer.from(join(encrypted('cbc', key, iv, plaintext).ciphertext, iv));
  const data = signed.toString('base64');
  return `${data}--${createHmac(digest, key).update(data).digest('hex')}`;
}

describe('Rails’ MessageEncryptor', () => {
  it('GCM opens with the key itself', () => {
    for (let length = 0; length < 20; length++) {
      const key = randomBytes(32);
      const envelope = proved(gcm(key, 'x'.repeat(length)), 'rails');
      expect(decrypted(envelope, key)).toBe('x'.repeat(length));
    }
  });

  it.each([
    ['sha256', 0],
    ['sha1', 1],
  ] as const)(
    'a cookie, %s, opens with secret_key_base, and as a browser shows it',
    async (digest, which) => {
      const key = pbkdf2Sync('base', 'authenticated encrypted cookie', 1000, 32, digest);
      const cookie = gcm(key, '{"id":7}');
      for (const text of [cookie, encodeURIComponent(cookie)]) {
        const envelope = proved(text, 'rails');
        expect(decrypted(envelope, (await keysOf(envelope, 'base', which)).key)).toBe('{"id":7}');
      }
    },
  );

  it.each(['sha1', 'sha256'] as const)('CBC signed with %s opens, HMAC and all', (digest) => {
    const key = randomBytes(32);
    const envelope = proved(cbc(key, 'seven', digest), 'rails-signed');
    expect(macFits(envelope, key)).toBe(true);
    expect(decrypted(envelope, key)).toBe('seven');
    expect(partsOf(envelope).filter((part) => !part.includes('Around'))).toEqual([
      ...['ciphertext: Ciphertext', 'iv: IV', 'mac: HMAC'],
    ]);
  });
});
