import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { decrypted, keysOf, partsOf, proved } from './opened.ts';

const openssl = (args: readonly string[], input = ''): string =>
  execFileSync('openssl', args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });

const KEY = openssl(['ecparam', '-name', 'prime256v1', '-genkey', '-noout']);

describe('a PEM file under a passphrase', () => {
  it.each([128, 192, 256])('AES-%i opens to the very key that OpenSSL put in', async (bits) => {
    const text = openssl(['ec', `-aes-${bits}-cbc`, '-passout', 'pass:basil'], KEY);
    const envelope = proved(text, 'pem');
    expect(partsOf(envelope).filter((part) => !part.includes('Around'))).toEqual([
      'iv: DEK-Info',
      'ciphertext: Ciphertext',
    ]);
    const { key } = await keysOf(envelope, 'basil');
    expect(key).toHaveLength(bits / 8);
    const { ciphertext, iv } = envelope;
    const der = createPrivateKey(KEY).export({ type: 'sec1', format: 'der' });
    expect(decrypted({ ...envelope, ciphertext, iv }, key)).toBe(der.toString('utf8'));
  });

  it('with line ends of Windows and words around is the same', () => {
    const text = openssl(['ec', '-aes-256-cbc', '-passout', 'pass:basil'], KEY);
    const there = proved(text, 'pem');
    const around = proved(`here is my key:\r\n${text.replaceAll('\n', '\r\n')}thanks`, 'pem');
    expect(around.ciphertext).toEqual(there.ciphertext);
    expect(around.iv).toEqual(there.iv);
  });

  it('another cipher than AES is none', () => {
    const text = openssl(['ec', '-des3', '-passout', 'pass:basil'], KEY);
    expect(text).toContain('DES-EDE3-CBC');
    expect(openEnvelope(text).map(({ format }) => format)).not.toContain('pem');
  });
});
