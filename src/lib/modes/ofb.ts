import { modeFacts } from './facts.ts';
import type { Given, Mode, Ops } from './types.ts';

/** I_1 = IV, I_j = O_{j−1}; O_j = CIPH_K(I_j); C_j = P_j ⊕ O_j, and P_j = C_j ⊕ O_j. SP 800-38A §6.4 */
function* xorKeystream<V>({ cipher, xor }: Ops<V>, blocks: Iterable<V>, { iv }: Given<V>) {
  let o = iv;
  for (const block of blocks) yield xor(block, (o = cipher(o)));
}

/** Output feedback: the cipher makes a keystream from its own output, so both directions are one. */
export const ofb: Mode = {
  id: 'ofb',
  ...modeFacts.ofb,
  encrypt: xorKeystream,
  decrypt: xorKeystream,
};
