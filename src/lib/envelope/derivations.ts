import type { Derivation, HashId } from '../derive/index.ts';
import { USUAL, USUAL_SCRYPT } from '../derive/index.ts';
import type { KeySplit } from './types.ts';

/** A key of 32 bytes, and the IV behind it. */
export const KEY_AND_IV: KeySplit = { bytes: 48, cipher: [0, 32], iv: [32, 48] };

/** What `openssl enc` and CryptoJS did, newest first, and then PBKDF2 with the usual counts. Key and IV: 48 bytes. */
export function saltedDerivations(salt: Uint8Array): readonly Derivation[] {
  const evp = (hash: HashId): Derivation => ({ kind: 'evp', hash, salt, bytes: 48 });
  const [first, ...rest] = pbkdf2Derivations(salt, 48);
  return [...[evp('SHA-256'), evp('MD5'), first, evp('SHA-512'), evp('SHA-1'), ...rest]];
}

/** PBKDF2 with the usual hashes and counts. */
const pbkdf2Derivations = (salt: Uint8Array, bytes: number): readonly Derivation[] =>
  USUAL.map(({ hash, iterations }) => ({ kind: 'pbkdf2', hash, salt, iterations, bytes }));

/** PBKDF2 and scrypt with the usual numbers; before them PBKDF2 with a count that was said. */
export const slowDerivations = (
  salt: Uint8Array,
  bytes: number,
  iterations?: number,
): readonly Derivation[] => [
  ...(iterations
    ? SAID.map((hash): Derivation => ({ kind: 'pbkdf2', hash, salt, iterations, bytes }))
    : []),
  ...pbkdf2Derivations(salt, bytes),
  ...USUAL_SCRYPT.map(({ N, r, p }): Derivation => ({ kind: 'scrypt', salt, N, r, p, bytes })),
];

/** With a count that was said, the hash is one of these. */
const SAID: readonly HashId[] = ['SHA-256', 'SHA-1', 'SHA-512'];
