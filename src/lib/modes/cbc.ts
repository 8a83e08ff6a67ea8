import { modeFacts } from './facts.ts';
import type { Mode } from './types.ts';

/**
 * C_1 = CIPH_K(P_1 ⊕ IV), C_j = CIPH_K(P_j ⊕ C_{j−1});
 * P_1 = CIPH⁻¹_K(C_1) ⊕ IV, P_j = CIPH⁻¹_K(C_j) ⊕ C_{j−1}. SP 800-38A §6.2
 */
export const cbc: Mode = {
  id: 'cbc',
  ...modeFacts.cbc,
  *encrypt({ cipher, xor }, blocks, { iv }) {
    let previous = iv;
    for (const p of blocks) yield (previous = cipher(xor(p, previous)));
  },
  *decrypt({ invCipher, xor }, blocks, { iv }) {
    let previous = iv;
    for (const c of blocks) {
      yield xor(invCipher(c), previous);
      previous = c;
    }
  },
};
