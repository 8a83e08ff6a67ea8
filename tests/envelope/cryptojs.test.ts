import { describe, expect, it } from 'vitest';
import { decrypted, keysOf, partsOf, proved } from './opened.ts';

/** CryptoJS 4.2.0, the ciphertext, IV and salt of AES.encrypt('the boat leaves at seven', 'basil') as its documentation formats them. */
const TEXT =
  '{"ct":"+RNuj9HXDgz9s3ZkidxClFfYm7J4y4Vkvd9obRoUa10=","iv":"53ecbc3ec8225d568c17ece20cbf0c27","s":"7a3e912e22a72354"}';

describe('CryptoJS’s ciphertext as JSON', () => {
  it('opens with the passphrase by MD5, and the IV that is written is the one that comes out', async () => {
    const envelope = proved(TEXT, 'cryptojs');
    expect(partsOf(envelope).filter((part) => !part.startsWith('other'))).toEqual([
      ...['ciphertext: ct', 'iv: iv', 'salt: s'],
    ]);
    const { key } = await keysOf(envelope, 'basil');
    expect(key.subarray(32)).toEqual(envelope.iv);
    expect(decrypted(envelope, key.subarray(0, 32))).toBe('the boat leaves at seven');
  });

  it('in base64, in another order and without the IV is the same', async () => {
    const { ct, s } = JSON.parse(TEXT) as Record<string, string>;
    const text = Buffer.from(JSON.stringify({ s, ct })).toString('base64');
    const envelope = proved(text, 'cryptojs');
    const { key, iv } = await keysOf(envelope, 'basil');
    expect(decrypted(envelope, key, 'cbc', iv)).toBe('the boat leaves at seven');
  });
});
