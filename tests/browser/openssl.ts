import { execFileSync } from 'node:child_process';
import { createCipheriv } from 'node:crypto';

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

export const oracle = hasOpenssl ? 'the openssl command' : "Node's OpenSSL";

/** The ciphertext, as hex, that OpenSSL makes of a text: by its command, or where that is missing by Node's own copy. */
export function opensslEncrypt(mode: string, key: string, iv: string, text: string): string {
  const name = `aes-${key.length * 4}-${mode.toLowerCase()}`;
  const given = mode === 'ECB' ? [] : ['-iv', iv];
  if (hasOpenssl)
    return execFileSync('openssl', ['enc', `-${name}`, '-K', key, ...given], {
      input: text,
    }).toString('hex');
  const cipher = createCipheriv(
    name,
    Buffer.from(key, 'hex'),
    mode === 'ECB' ? null : Buffer.from(iv, 'hex'),
  );
  return cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
}
