import type { Mode } from './types.ts';

/**
 * C_1 = CIPH_K(P_1 ⊕ IV), C_j = CIPH_K(P_j ⊕ C_{j−1});
 * P_1 = CIPH⁻¹_K(C_1) ⊕ IV, P_j = CIPH⁻¹_K(C_j) ⊕ C_{j−1}. SP 800-38A §6.2
 */
export const cbc: Mode = {
  id: 'cbc',
  name: 'CBC',
  title: 'Cipher Block Chaining',
  source: 'SP 800-38A §6.2',
  iv: 'iv',
  wholeBlocks: true,
  encrypt({ each, cipher, xor }, blocks, iv) {
    let chain = iv;
    return each(blocks, (p) => (chain = cipher(xor(p, chain))));
  },
  decrypt({ each, invCipher, xor }, blocks, iv) {
    return each(blocks, (c, j) => xor(invCipher(c), j === 0 ? iv : blocks[j - 1]));
  },
};
