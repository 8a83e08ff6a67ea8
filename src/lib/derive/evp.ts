import { concatBytes } from '../bytes/index.ts';
import { hashes } from './hashes.ts';
import type { Derivation } from './types.ts';

type Evp = Extract<Derivation, { kind: 'evp' }>;

/**
 * D₁, D₂ … of EVP_BytesToKey with one iteration, as many as `bytes` needs: D_i = H(D_{i−1} ‖ passphrase ‖ salt), D₀ empty.
 * Their first bytes are the key, the next ones the IV. OpenSSL, crypto/evp/evp_key.c
 */
export function evpRounds({ hash, salt, bytes }: Evp, passphrase: Uint8Array): Uint8Array[] {
  const rounds: Uint8Array[] = [];
  let last: Uint8Array = new Uint8Array(0);
  for (let made = 0; made < bytes; made += last.length) {
    last = hashes[hash](concatBytes([last, passphrase, salt]));
    rounds.push(last);
  }
  return rounds;
}
