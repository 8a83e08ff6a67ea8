import { execFileSync } from 'node:child_process';
import { type CipherGCM, createCipheriv } from 'node:crypto';

const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version']);
    return true;
  } catch {
    return false;
  }
})();

export const oracle = hasOpenssl ? 'the openssl command' : "Node's OpenSSL";

/**
 * The ciphertext, as hex, that OpenSSL makes of a text, in GCM with its tag: by its command, or where that is missing, and
 * for GCM, which the command doesn't do, by Node's own copy.
 */
export function opensslEncrypt(mode: string, key: string, iv: string, text: string): string {
  const name = `aes-${key.length * 4}-${mode.toLowerCase()}`;
  const given = mode === 'ECB' ? [] : ['-iv', iv];
  const hasTag = mode === 'GCM';
  if (hasOpenssl && !hasTag)
    return execFileSync('openssl', ['enc', `-${name}`, '-K', key, ...given], {
      input: text,
    }).toString('hex');
  const cipher = createCipheriv(
    name,
    Buffer.from(key, 'hex'),
    mode === 'ECB' ? null : Buffer.from(iv, 'hex'),
  );
  const ciphertext = cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
  return hasTag ? ciphertext + (cipher as CipherGCM).getAuthTag().toString('hex') : ciphertext;
}
