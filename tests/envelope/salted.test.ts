import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { decrypted, keysOf, partsOf, proved } from './opened.ts';

const MESSAGE = 'the boat leaves at seven';

/** What `openssl enc` writes; its ciphers, hashes and counts are OpenSSL’s own. */
const openssl = (...args: string[]): Buffer =>
  execFileSync('openssl', ['enc', '-k', 'basil', ...args], {
    input: MESSAGE,
    stdio: ['pipe', 'pipe', 'ignore'],
  });

describe('what openssl enc writes with a passphrase', () => {
  it.each([
    ['EVP_BytesToKey with SHA-256', ['-aes-256-cbc'], 0],
    ['EVP_BytesToKey with MD5', ['-aes-256-cbc', '-md', 'md5'], 1],
    ['PBKDF2', ['-aes-256-cbc', '-pbkdf2'], 2],
    ['EVP_BytesToKey with SHA-512', ['-aes-256-cbc', '-md', 'sha512'], 3],
    ['EVP_BytesToKey with SHA-1', ['-aes-256-cbc', '-md', 'sha1'], 4],
  ])('%s: base64, hex and lines are one envelope that opens', async (_, args, which) => {
    const bytes = openssl(...args);
    const forms = [
      bytes.toString('base64'),
      `${bytes.toString('base64').replace(/.{40}/g, '$&\n')}\n`,
      bytes.toString('hex'),
    ];
    for (const text of forms) {
      const envelope = proved(text, 'salted');
      expect(partsOf(envelope)).toEqual([
        ...['magic: Salted__', 'salt: Salt', 'ciphertext: Ciphertext'],
      ]);
      const { key, iv } = await keysOf(envelope, 'basil', which);
      expect(decrypted(envelope, key, 'cbc', iv)).toBe(MESSAGE);
    }
  });

  it('a shorter key is the first bytes of the same material, and the IV follows it', async () => {
    const envelope = proved(openssl('-aes-128-ctr').toString('base64'), 'salted');
    const { key, iv } = await keysOf(envelope, 'basil');
    const material = Buffer.concat([key, iv!]);
    const [short, behind] = [material.subarray(0, 16), material.subarray(16, 32)];
    expect(decrypted(envelope, short, 'ctr', behind)).toBe(MESSAGE);
  });
});

describe('what CryptoJS writes with a passphrase', () => {
  it('opens with MD5', async () => {
    // CryptoJS 4.2.0: AES.encrypt('the boat leaves at seven', 'basil').toString()
    const text = 'U2FsdGVkX196PpEuIqcjVPkTbo/R1w4M/bN2ZIncQpRX2JuyeMuFZL3faG0aFGtd';
    const envelope = proved(text, 'salted');
    const { key, iv } = await keysOf(envelope, 'basil', 1);
    expect(decrypted(envelope, key, 'cbc', iv)).toBe(MESSAGE);
  });
});
