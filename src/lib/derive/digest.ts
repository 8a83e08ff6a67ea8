import { encodeUtf8, toHex } from '../bytes/index.ts';
import { hashes } from './hashes.ts';
import type { Derivation } from './types.ts';

type Digest = Extract<Derivation, { kind: 'digest' }>;

/** The hash of the passphrase, and the same as it is used: its bytes, or its lower-case digits as text; uncut. */
export function digestOf(
  { hash, as }: Digest,
  passphrase: Uint8Array,
): { readonly hash: Uint8Array; readonly used: Uint8Array } {
  const digest = hashes[hash](passphrase);
  return { hash: digest, used: as === 'hex' ? encodeUtf8(toHex(digest)) : digest };
}
