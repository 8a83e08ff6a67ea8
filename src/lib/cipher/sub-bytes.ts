import { INV_SBOX, SBOX } from './s-box.ts';

/** Each byte of the state at `from` replaced by the S-box, written at `to`. FIPS 197 §5.1.1 */
export function subBytes(s: Uint8Array, from: number, to: number): void {
  for (let i = 0; i < 16; i++) s[to + i] = SBOX[s[from + i]];
}

/** The way back of `subBytes`. FIPS 197 §5.3.2 */
export function invSubBytes(s: Uint8Array, from: number, to: number): void {
  for (let i = 0; i < 16; i++) s[to + i] = INV_SBOX[s[from + i]];
}
