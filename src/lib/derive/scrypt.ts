import { scryptAsync } from '@noble/hashes/scrypt.js';
import type { Derivation, DeriveOptions } from './types.ts';

type Scrypt = Extract<Derivation, { kind: 'scrypt' }>;

/** RFC 7914 §6, in slices of some 10 ms; ended by the signal between two of them. */
export function scrypt(
  { salt, N, r, p, bytes }: Scrypt,
  passphrase: Uint8Array,
  { signal, progress }: DeriveOptions,
): Promise<Uint8Array> {
  const onProgress = (done: number) => {
    // What is thrown here ends the work, and its memory is given back.
    signal?.throwIfAborted();
    progress?.(done);
  };
  const maxmem = 128 * r * (N + p + 1);
  return scryptAsync(passphrase, salt, { N, r, p, dkLen: bytes, maxmem, onProgress });
}
