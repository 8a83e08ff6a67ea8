import { modeFacts } from './facts.ts';
import type { Mode } from './types.ts';

/** C_j = CIPH_K(P_j); P_j = CIPH⁻¹_K(C_j), for j = 1 … n. SP 800-38A §6.1 */
export const ecb: Mode = {
  id: 'ecb',
  ...modeFacts.ecb,
  *encrypt({ cipher }, blocks) {
    for (const p of blocks) yield cipher(p);
  },
  *decrypt({ invCipher }, blocks) {
    for (const c of blocks) yield invCipher(c);
  },
};
