import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decrypted, encrypted, macFits, partsOf, proved } from './opened.ts';

/** PHP’s json_encode writes a slash as `\/`. */
const php = (value: unknown): string => JSON.stringify(value).replaceAll('/', '\\/');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** As Laravel’s Encrypter does it, by Node. */
function laravel(key: Buffer, plaintext: string): string {
  const iv = randomBytes(16);
  const value = encrypted('cbc', key, iv, plaintext).ciphertext.toString('base64');
  const mac = createHmac('sha256', key)
    .update(iv.toString('base64') + value)
    .digest('hex');
  return base64(php({ iv: iv.toString('base64'), value, mac, tag: '' }));
}

describe('Laravel', () => {
  it.each([16, 32])('CBC with a key of %i bytes opens, HMAC and all', (length) => {
    for (let i = 0; i < 20; i++) {
      const key = randomBytes(length);
      const envelope = proved(laravel(key, 's:5:"seven";'), 'laravel');
      expect(envelope.split).toBeUndefined();
      expect(macFits(envelope, key)).toBe(true);
      expect(decrypted(envelope, key)).toBe('s:5:"seven";');
      expect(partsOf(envelope).filter((part) => !part.includes('Around'))).toEqual([
        ...['iv: iv', 'ciphertext: value', 'mac: mac'],
      ]);
    }
  });

  it('GCM, which has a tag and no HMAC, opens', () => {
    const [key, iv] = [randomBytes(32), randomBytes(12)];
    const { ciphertext, tag } = encrypted('gcm', key, iv, 'i:7;');
    const [value, ...rest] = [ciphertext, iv, tag].map((one) => one.toString('base64'));
    const envelope = proved(base64(php({ iv: rest[0], value, mac: '', tag: rest[1] })), 'laravel');
    expect(decrypted(envelope, key)).toBe('i:7;');
  });

  it('as JSON that somebody has decoded is the same', () => {
    const key = randomBytes(32);
    const json = Buffer.from(laravel(key, 'seven'), 'base64').toString();
    expect(decrypted(proved(json, 'laravel'), key)).toBe('seven');
  });
});
