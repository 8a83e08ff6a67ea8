import { modeFacts } from './facts.ts';
import type { Given, Mode, Ops } from './types.ts';

/**
 * T_1 is given, T_j = T_{j−1} + 1; O_j = CIPH_K(T_j); C_j = P_j ⊕ O_j, and P_j = C_j ⊕ O_j. SP 800-38A §6.5, which leaves
 * open which bytes of T_j are counted: `counting` says it.
 */
function* xorKeystream<V>(ops: Ops<V>, blocks: Iterable<V>, { iv: t1, counting }: Given<V>) {
  const { cipher, xor, increment } = ops;
  let t: V | undefined;
  for (const block of blocks) {
    t = t === undefined ? t1 : increment(t, counting);
    yield xor(block, cipher(t));
  }
}

/** Counter mode: the cipher makes a keystream, so both directions are one, and nothing is padded. */
export const ctr: Mode = {
  id: 'ctr',
  ...modeFacts.ctr,
  encrypt: xorKeystream,
  decrypt: xorKeystream,
};
