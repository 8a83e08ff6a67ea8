import { fromHex } from '../../src/lib/bytes/index.ts';
import {
  INV_SBOX,
  keyExpansion,
  SBOX,
  traceCipher,
  traceInvCipher,
} from '../../src/lib/cipher/index.ts';
import { readRounds, type Rounds } from '../../src/lib/scene/index.ts';

/** FIPS 197 Appendix B. */
export const B = {
  key: '2b7e151628aed2a6abf7158809cf4f3c',
  plaintext: '3243f6a8885a308d313198a2e0370734',
  ciphertext: '3925841d02dc09fbdc118597196a0b32',
};

const counting = (n: number): string =>
  Array.from({ length: n }, (_, i) => i.toString(16).padStart(2, '0')).join('');
const P = '00112233445566778899aabbccddeeff';

/** FIPS 197 (2001) Appendix C.1 to C.3. */
export const C = [
  { key: counting(16), plaintext: P, ciphertext: '69c4e0d86a7b0430d8cdb78070b4c55a' },
  { key: counting(24), plaintext: P, ciphertext: 'dda97ca4864cdfe06eaf70a0ec0d7191' },
  { key: counting(32), plaintext: P, ciphertext: '8ea2b7ca516745bfeafc49904b496089' },
];

export type Direction = 'encrypt' | 'decrypt';

/** The run of a block, as the page makes it. */
export function runOf(key: string, block: string, direction: Direction = 'encrypt'): Rounds {
  const schedule = keyExpansion(fromHex(key));
  const trace = direction === 'encrypt' ? traceCipher : traceInvCipher;
  return readRounds(trace(schedule, fromHex(block)), {
    direction,
    box: direction === 'encrypt' ? SBOX : INV_SBOX,
    roles: direction === 'encrypt' ? ['plaintext', 'ciphertext'] : ['ciphertext', 'plaintext'],
  });
}

/** All examples in both directions. */
export const RUNS: [name: string, run: Rounds][] = [B, ...C].flatMap(
  ({ key, plaintext, ciphertext }): [string, Rounds][] => [
    [`AES-${4 * key.length}, ${plaintext} encrypted`, runOf(key, plaintext)],
    [`AES-${4 * key.length}, ${ciphertext} decrypted`, runOf(key, ciphertext, 'decrypt')],
  ],
);

/** a • b in GF(2⁸), by long division of polynomials: another way than the cipher's. */
export function gf(a: number, b: number): number {
  let product = 0;
  for (let i = 0; i < 8; i++) if ((b >> i) & 1) product ^= a << i;
  for (let i = 14; i >= 8; i--) if ((product >> i) & 1) product ^= 0x11b << (i - 8);
  return product;
}
