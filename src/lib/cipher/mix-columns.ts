import { up, xtimeWord } from './word.ts';

/**
 * s′[r] = {02}•s[r] ⊕ {03}•s[r+1] ⊕ s[r+2] ⊕ s[r+3], all four rows at once; {03}•b is {02}•b ⊕ b, so that one
 * `xtime` serves both products. FIPS 197 §5.1.3
 */
function mixColumn(word: number): number {
  const next = up(word, 1);
  return xtimeWord(word ^ next) ^ next ^ up(word, 2) ^ up(word, 3);
}

/**
 * The inverse matrix ({0e} {0b} {0d} {09}) is the matrix above times the one of {05} {00} {04} {00}:
 * {04}•(s[r] ⊕ s[r+2]) ⊕ s[r] in each row, then `mixColumn`. FIPS 197 §5.3.3
 */
function invMixColumn(word: number): number {
  return mixColumn(xtimeWord(xtimeWord(word ^ up(word, 2))) ^ word);
}

/** Each column of the state at `from` mixed, written at `to`. FIPS 197 §5.1.3 */
export function mixColumns(s: Uint32Array, from: number, to: number): void {
  for (let c = 0; c < 4; c++) s[to + c] = mixColumn(s[from + c]);
}

/** The way back of `mixColumns`. FIPS 197 §5.3.3 */
export function invMixColumns(s: Uint32Array, from: number, to: number): void {
  for (let c = 0; c < 4; c++) s[to + c] = invMixColumn(s[from + c]);
}
