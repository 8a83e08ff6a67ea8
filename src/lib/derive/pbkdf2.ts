import { hmac } from '@noble/hashes/hmac.js';
import { hashes } from './hashes.ts';
import { breath } from './breath.ts';
import type { Derivation, DeriveOptions } from './types.ts';

type Pbkdf2 = Extract<Derivation, { kind: 'pbkdf2' }>;

/** Iterations between two looks at the signal: some 20 ms of work. */
const SLICE = 8192;

/** RFC 8018 §5.2: by Web Crypto where it is and knows the hash, which is ten times as fast; else in slices. */
export function pbkdf2(
  derivation: Pbkdf2,
  passphrase: Uint8Array,
  options: DeriveOptions,
): Promise<Uint8Array> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  return subtle && derivation.hash !== 'MD5'
    ? byWebCrypto(subtle, derivation, passphrase)
    : inSlices(derivation, passphrase, options);
}

async function byWebCrypto(
  subtle: SubtleCrypto,
  { hash, salt, iterations, bytes }: Pbkdf2,
  passphrase: Uint8Array,
): Promise<Uint8Array> {
  const copy = (of: Uint8Array) => Uint8Array.from(of);
  const key = await subtle.importKey('raw', copy(passphrase), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash, salt: copy(salt), iterations };
  return new Uint8Array(await subtle.deriveBits(how, key, bytes * 8));
}

/** The same bytes anywhere, and with progress: DK = T₁ ‖ T₂ …, T_i = U₁ ⊕ U₂ ⊕ … ⊕ U_c. */
export async function inSlices(
  { hash, salt, iterations, bytes }: Pbkdf2,
  passphrase: Uint8Array,
  { signal, progress }: DeriveOptions = {},
): Promise<Uint8Array> {
  const keyed = hmac.create(hashes[hash], passphrase);
  const work = keyed.clone();
  const out = new Uint8Array(bytes);
  const blocks = Math.ceil(bytes / keyed.outputLen);
  for (let block = 0; block < blocks; block++) {
    const index = new Uint8Array(4);
    new DataView(index.buffer).setUint32(0, block + 1);
    const u = keyed._cloneInto(work).update(salt).update(index).digest();
    const t = u.slice();
    for (let done = 1; done < iterations; done++) {
      keyed._cloneInto(work).update(u).digestInto(u);
      for (let i = 0; i < t.length; i++) t[i] ^= u[i];
      if (done % SLICE === 0) await breath(signal, progress, (block + done / iterations) / blocks);
    }
    const at = block * keyed.outputLen;
    out.set(t.subarray(0, bytes - at), at);
  }
  return out;
}
