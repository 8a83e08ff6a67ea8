import { blocksOf } from '../bytes/index.ts';
import type { Given, Ops } from './types.ts';

/** A hash of blocks so far; `absorb` takes one more. A block that isn't whole counts as filled up with zeros. */
export interface Ghash<V> {
  /** Y_0, the block of 128 zeros. */
  readonly zero: V;
  /** Y_i = (Y_{i−1} ⊕ X_i) • H */
  readonly absorb: (y: V, x: V) => V;
}

/** GHASH_H with the hash subkey H = CIPH_K(0¹²⁸). SP 800-38D §6.4 */
export function ghash<V>({ source, cipher, xor, multiply }: Ops<V>): Ghash<V> {
  const zero = source('zero', new Uint8Array(16));
  const h = cipher(zero);
  return { zero, absorb: (y, x) => multiply(xor(y, x), h) };
}

/**
 * The pre-counter block J_0: a nonce of 96 bits and a 32-bit one; or, of a nonce of another length, GHASH over it and its
 * length. SP 800-38D §7.1, step 2
 */
export function preCounterBlock<V>(ops: Ops<V>, hash: Ghash<V>, { nonce }: Given<V>): V {
  if (nonce.length === 12) return ops.source('iv', Uint8Array.of(...nonce, 0, 0, 0, 1));
  const y = absorbBytes(ops, hash, 'iv', nonce);
  return hash.absorb(y, ops.source('lengths', lengthsBlock(0, nonce.length)));
}

/** Absorbs bytes from Y_0 on, block by block. */
export function absorbBytes<V>(
  { source }: Ops<V>,
  { zero, absorb }: Ghash<V>,
  what: 'iv' | 'aad',
  bytes: Uint8Array,
): V {
  let y = zero;
  for (const x of blocksOf(bytes)) y = absorb(y, source(what, x));
  return y;
}

/** [len(A)]₆₄ ‖ [len(C)]₆₄: how many bits both have. SP 800-38D §7.1, step 5 */
export function lengthsBlock(aadBytes: number, byteLength: number): Uint8Array {
  const block = new Uint8Array(16);
  const view = new DataView(block.buffer);
  view.setBigUint64(0, 8n * BigInt(aadBytes));
  view.setBigUint64(8, 8n * BigInt(byteLength));
  return block;
}
