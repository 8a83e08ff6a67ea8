import { multiplesOf } from './gf.ts';

const [X2, X3] = [2, 3].map(multiplesOf);
const [X9, XB, XD, XE] = [0x9, 0xb, 0xd, 0xe].map(multiplesOf);

/** Each column times the matrix of {02} {03} {01} {01}. FIPS 197 §5.1.3 */
export function mixColumns(s: Uint8Array, from: number, to: number): void {
  for (const end = from + 16; from < end; from += 4, to += 4) {
    const [a, b, c, d] = [s[from], s[from + 1], s[from + 2], s[from + 3]];
    s[to] = X2[a] ^ X3[b] ^ c ^ d;
    s[to + 1] = a ^ X2[b] ^ X3[c] ^ d;
    s[to + 2] = a ^ b ^ X2[c] ^ X3[d];
    s[to + 3] = X3[a] ^ b ^ c ^ X2[d];
  }
}

/** Each column times the inverse matrix, of {0e} {0b} {0d} {09}. FIPS 197 §5.3.3 */
export function invMixColumns(s: Uint8Array, from: number, to: number): void {
  for (const end = from + 16; from < end; from += 4, to += 4) {
    const [a, b, c, d] = [s[from], s[from + 1], s[from + 2], s[from + 3]];
    s[to] = XE[a] ^ XB[b] ^ XD[c] ^ X9[d];
    s[to + 1] = X9[a] ^ XE[b] ^ XB[c] ^ XD[d];
    s[to + 2] = XD[a] ^ X9[b] ^ XE[c] ^ XB[d];
    s[to + 3] = XB[a] ^ XD[b] ^ X9[c] ^ XE[d];
  }
}
