import { modeFacts } from './facts.ts';
import type { Mode } from './types.ts';

/**
 * I_1 = IV, I_j = LSB_120(I_{j−1}) ‖ C_{j−1}; O_j = CIPH_K(I_j); C_j = P_j ⊕ MSB_8(O_j), and P_j = C_j ⊕ MSB_8(O_j). SP 800-38A
 * §6.3 with segments of s = 8 bits: P_j and C_j are bytes, and each costs a call of the cipher.
 */
export const cfb8: Mode = {
  id: 'cfb8',
  ...modeFacts.cfb8,
  *encrypt({ cipher, xor, shiftIn }, bytes, { iv }) {
    let [i, previous]: [typeof iv, typeof iv | undefined] = [iv, undefined];
    for (const p of bytes) {
      if (previous !== undefined) i = shiftIn(i, previous);
      yield (previous = xor(p, cipher(i)));
    }
  },
  *decrypt({ cipher, xor, shiftIn }, bytes, { iv }) {
    let [i, previous]: [typeof iv, typeof iv | undefined] = [iv, undefined];
    for (const c of bytes) {
      if (previous !== undefined) i = shiftIn(i, previous);
      yield xor(c, cipher(i));
      previous = c;
    }
  },
};
