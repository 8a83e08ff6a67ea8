import { INV_SBOX, SBOX } from './s-box.ts';
import { subWord } from './word.ts';

/** Each byte of the state at `from` replaced by the S-box, written at `to`. FIPS 197 §5.1.1 */
export function subBytes(s: Uint32Array, from: number, to: number): void {
  for (let c = 0; c < 4; c++) s[to + c] = subWord(s[from + c], SBOX);
}

/** The way back of `subBytes`. FIPS 197 §5.3.2 */
export function invSubBytes(s: Uint32Array, from: number, to: number): void {
  for (let c = 0; c < 4; c++) s[to + c] = subWord(s[from + c], INV_SBOX);
}
