import { createCipheriv, createDecipheriv, type CipherGCMTypes } from 'node:crypto';
import type { Settings } from '../../../src/lib/modes/index.ts';

const NAMES: Readonly<Record<string, string>> = { cfb: 'cfb', cfb8: 'cfb8' };

/**
 * The same as `encrypt` and `decrypt` of the modes without padding, by the OpenSSL in Node: a search runs some hundred of
 * them over each message. A counter counts in all 16 bytes, which is another only after 2³² blocks. Throws where the lengths or a tag
 * are wrong, without a sentence for people.
 */
export function runInNode(
  direction: 'encrypt' | 'decrypt',
  { mode, key, iv, tagBytes = 16 }: Settings,
  input: Uint8Array,
): Uint8Array {
  const id = typeof mode === 'string' ? mode : mode.id;
  const name = `aes-${key.length * 8}-${NAMES[id] ?? id}`;
  const block = id === 'ecb' ? null : (iv ?? new Uint8Array(0));
  if (id === 'gcm') return sealed(direction, name as CipherGCMTypes, key, block!, tagBytes, input);
  const cipher =
    direction === 'encrypt' ? createCipheriv(name, key, block) : createDecipheriv(name, key, block);
  cipher.setAutoPadding(false);
  return joined(cipher.update(input), cipher.final());
}

function sealed(
  direction: 'encrypt' | 'decrypt',
  name: CipherGCMTypes,
  key: Uint8Array,
  nonce: Uint8Array,
  tagBytes: number,
  input: Uint8Array,
): Uint8Array {
  if (direction === 'encrypt') {
    const cipher = createCipheriv(name, key, nonce, { authTagLength: tagBytes });
    return joined(cipher.update(input), cipher.final(), cipher.getAuthTag());
  }
  const at = input.length - tagBytes;
  const cipher = createDecipheriv(name, key, nonce, { authTagLength: tagBytes });
  cipher.setAuthTag(input.subarray(at));
  return joined(cipher.update(input.subarray(0, at)), cipher.final());
}

const joined = (...parts: readonly Buffer[]): Uint8Array => {
  const whole = parts.filter(({ length }) => length > 0);
  const all = whole.length === 1 ? whole[0] : Buffer.concat(parts);
  return new Uint8Array(all.buffer, all.byteOffset, all.length);
};
