import type { Mode } from './types.ts';

/** C_j = CIPH_K(P_j); P_j = CIPH⁻¹_K(C_j), for j = 1 … n. SP 800-38A §6.1 */
export const ecb: Mode = {
  id: 'ecb',
  name: 'ECB',
  title: 'Electronic Codebook',
  source: 'SP 800-38A §6.1',
  iv: 'none',
  wholeBlocks: true,
  encrypt: ({ each, cipher }, blocks) => each(blocks, (p) => cipher(p)),
  decrypt: ({ each, invCipher }, blocks) => each(blocks, (c) => invCipher(c)),
};
