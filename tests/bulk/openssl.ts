import { type CipherGCM, createCipheriv } from 'node:crypto';
import type { BulkSettings } from '../../src/lib/bulk/index.ts';

/** The same bytes by Node's OpenSSL: the oracle. GCM's tag follows. */
export function opensslEncrypt({ mode, key, iv, padding }: BulkSettings, bytes: Uint8Array) {
  const name = `aes-${key.length * 8}-${mode}`;
  const cipher = createCipheriv(name, key, mode === 'ecb' ? null : iv!);
  cipher.setAutoPadding(padding !== 'none');
  const out = [cipher.update(bytes), cipher.final()];
  if (mode === 'gcm') out.push((cipher as CipherGCM).getAuthTag());
  return Uint8Array.from(Buffer.concat(out));
}

/** Bytes that look random and are the same in every run. */
export function someBytes(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(length);
  let state = seed >>> 0;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    out[i] = state >>> 24;
  }
  return out;
}
