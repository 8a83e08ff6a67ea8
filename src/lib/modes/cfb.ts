import { modeFacts } from './facts.ts';
import type { Mode } from './types.ts';

/**
 * I_1 = IV, I_j = C_{j−1}; O_j = CIPH_K(I_j); C_j = P_j ⊕ O_j, and P_j = C_j ⊕ O_j. SP 800-38A §6.3 with segments of
 * s = 128 bits. A last partial block takes as much of its output block as it needs: no block comes after it.
 */
export const cfb: Mode = {
  id: 'cfb',
  ...modeFacts.cfb,
  *encrypt({ cipher, xor }, blocks, { iv }) {
    let previous = iv;
    for (const p of blocks) yield (previous = xor(p, cipher(previous)));
  },
  *decrypt({ cipher, xor }, blocks, { iv }) {
    let previous = iv;
    for (const c of blocks) {
      yield xor(c, cipher(previous));
      previous = c;
    }
  },
};
