import { BLOCK_BYTES } from '../bytes/index.ts';
import { LAST_32_BITS } from './counting.ts';
import { modeFacts } from './facts.ts';
import { absorbBytes, type Ghash, ghash, lengthsBlock, preCounterBlock } from './ghash.ts';
import type { Given, Mode, Ops } from './types.ts';

/** H, J_0, and the hash of the additional data: what is there before the first block. SP 800-38D §7.1, steps 1 and 2 */
function begin<V>(ops: Ops<V>, given: Given<V>) {
  const hash = ghash(ops);
  const j0 = preCounterBlock(ops, hash, given);
  return { hash, j0, start: absorbBytes(ops, hash, 'aad', given.aad) };
}

/** S = GHASH_H(A ‖ 0* ‖ C ‖ 0* ‖ [len(A)]₆₄ ‖ [len(C)]₆₄), of which all but the lengths is in `y`. §7.1, step 5 */
function finish<V>(ops: Ops<V>, { absorb }: Ghash<V>, y: V, { aad, byteLength }: Given<V>): V {
  return absorb(y, ops.source('lengths', lengthsBlock(aad.length, byteLength)));
}

/** MSB_t: a tag that is shorter than a block is the first bytes of the whole one. §7.1, step 6 */
const tagOf = <V>({ take }: Ops<V>, whole: V, { tagBytes }: Given<V>): V =>
  tagBytes < BLOCK_BYTES ? take(whole, tagBytes) : whole;

/** GCTR_K: CB_1 = inc₃₂(J_0), CB_j = inc₃₂(CB_{j−1}); C_j = P_j ⊕ CIPH_K(CB_j). SP 800-38D §6.5 */
function gctr<V>({ xor, cipher, increment }: Ops<V>, j0: V): (block: V) => V {
  let cb = j0;
  return (block) => xor(block, cipher((cb = increment(cb, LAST_32_BITS))));
}

/**
 * Galois/Counter Mode: counter mode, and a tag T = S ⊕ CIPH_K(J_0) that proves that neither the ciphertext nor the
 * additional data was changed. On decryption it is verified before the first block is decrypted. SP 800-38D §7
 */
export const gcm: Mode = {
  id: 'gcm',
  ...modeFacts.gcm,
  *encrypt(ops, blocks, given) {
    const { hash, j0, start } = begin(ops, given);
    let y = start;
    const next = gctr(ops, j0);
    for (const p of blocks) {
      const c = next(p);
      y = hash.absorb(y, c);
      yield c;
    }
    const mask = ops.cipher(j0);
    yield tagOf(ops, ops.xor(finish(ops, hash, y, given), mask), given);
  },
  *decrypt(ops, blocks, given) {
    const { hash, j0, start } = begin(ops, given);
    let y = start;
    for (const c of blocks) y = hash.absorb(y, c);
    const s = finish(ops, hash, y, given);
    ops.verify(given.tag, tagOf(ops, ops.xor(s, ops.cipher(j0)), given));
    const next = gctr(ops, j0);
    for (const c of blocks) yield next(c);
  },
};
