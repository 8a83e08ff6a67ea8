import { SBOX } from './s-box.ts';

/**
 * A word is four bytes held in one number: a column of the state, s[0,c] to s[3,c] (FIPS 197 §3.5), so that each
 * step works on four bytes at once. Which end of the number row 0 is at is the machine's affair: the masks are
 * made from bytes, and everything else is made from the masks.
 */
const MASKS = new Uint32Array(Uint8Array.from({ length: 16 }, (_, i) => (i % 5 ? 0 : 0xff)).buffer);
/** `word & ROW2` keeps the byte in row 2. */
export const [ROW0, ROW1, ROW2, ROW3] = MASKS;
/** The word of the bytes 01 00 00 00. */
export const ONE = ROW0 & 0x01010101;

const ROW_BITS = ROW0 === 0xff ? 8 : 24;

/** The word whose row r is row (r + n) mod 4 of this one: the bytes turned n rows up. */
export function up(word: number, n: number): number {
  const bits = n * ROW_BITS; // shifts count modulo 32
  return (word >>> bits) | (word << -bits);
}

/** `xtime` of each of the four bytes: shifted, and {1b} added where a bit was shifted out. */
export function xtimeWord(word: number): number {
  return ((word & 0x7f7f7f7f) << 1) ^ (((word >>> 7) & 0x01010101) * 0x1b);
}

/** Each of the four bytes replaced by what `box` says. FIPS 197 §5.2, SubWord */
export function subWord(word: number, box: Uint8Array = SBOX): number {
  return (
    box[word & 255] |
    (box[(word >>> 8) & 255] << 8) |
    (box[(word >>> 16) & 255] << 16) |
    (box[word >>> 24] << 24)
  );
}
