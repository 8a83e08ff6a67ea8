import { BLOCK_BYTES, blocksOf } from '../bytes/index.ts';
import { counterOf, firstBlock, withLength } from './ccm-format.ts';
import { modeFacts } from './facts.ts';
import type { Given, Mode, Ops } from './types.ts';

/** Y_0 = CIPH_K(B_0), Y_i = CIPH_K(B_i ⊕ Y_{i−1}), over all that comes before the message; Ctr_0. SP 800-38C §6.1, A.2, A.3 */
function begin<V>({ source, cipher, xor }: Ops<V>, given: Given<V>) {
  let y = cipher(source('b0', firstBlock(given)));
  for (const b of blocksOf(withLength(given.aad))) y = cipher(xor(y, source('aad', b)));
  const { ctr0, counting } = counterOf(given.nonce);
  return { y, ctr0: source('ctr0', ctr0), counting };
}

/** The tag as it travels: MSB_t(Y_r) ⊕ MSB_t(S_0), with S_0 = CIPH_K(Ctr_0). §6.1, steps 4 and 8 */
function tagOf<V>({ cipher, xor, take }: Ops<V>, y: V, ctr0: V, { tagBytes }: Given<V>): V {
  return xor(tagBytes < BLOCK_BYTES ? take(y, tagBytes) : y, cipher(ctr0));
}

/**
 * Counter with CBC-MAC: the plaintext is hashed by a chain of the cipher, and then encrypted in counter mode, the hash too:
 * C_j = P_j ⊕ CIPH_K(Ctr_j). On decryption the tag is the last thing that is known, and nothing comes out before it. SP 800-38C
 */
export const ccm: Mode = {
  id: 'ccm',
  ...modeFacts.ccm,
  *encrypt(ops, blocks, given) {
    const { cipher, xor, increment } = ops;
    const { y: start, ctr0, counting } = begin(ops, given);
    let [y, ctr] = [start, ctr0];
    for (const p of blocks) {
      y = cipher(xor(y, p));
      yield xor(p, cipher((ctr = increment(ctr, counting))));
    }
    yield tagOf(ops, y, ctr0, given);
  },
  *decrypt(ops, blocks, given) {
    const { cipher, xor, increment, verify } = ops;
    const { y: start, ctr0, counting } = begin(ops, given);
    let [y, ctr] = [start, ctr0];
    const plaintext: (typeof y)[] = [];
    for (const c of blocks) {
      const p = xor(c, cipher((ctr = increment(ctr, counting))));
      plaintext.push(p);
      y = cipher(xor(y, p));
    }
    verify(given.tag, tagOf(ops, y, ctr0, given));
    yield* plaintext;
  },
};
