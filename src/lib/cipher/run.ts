import { addRoundKey } from './add-round-key.ts';
import type { KeySchedule } from './key-expansion.ts';
import { invMixColumns, mixColumns } from './mix-columns.ts';
import { invShiftRows, shiftRows } from './shift-rows.ts';
import { invSubBytes, subBytes } from './sub-bytes.ts';

/**
 * A state is four words, its columns; every step reads one state of `s` and writes the next one.
 * `ring` says where the state after the one at `at` goes: to `(at + 4) & ring`. With `TWO_STATES` the run turns
 * in the memory of two states and forgets; with `ALL_STATES` each state stays where it was written, and the memory that the
 * cipher worked in is the trace: no step is ever copied.
 */
export const TWO_STATES = 4;
/** Has every state of a run written down, and not only the last. */
export const ALL_STATES = -1;

/**
 * The cipher on the state at word `at` of `s`; returns where the output block is. FIPS 197 §5.1, algorithm 1.
 * Arguments are read left to right: each step reads at the old `at` and writes at the new one.
 */
export function runCipher(k: KeySchedule, s: Uint32Array, at: number, ring: number): number {
  addRoundKey(s, at, (at = (at + 4) & ring), k.w, 0);
  for (let round = 1; round < k.rounds; round++) {
    subBytes(s, at, (at = (at + 4) & ring));
    shiftRows(s, at, (at = (at + 4) & ring));
    mixColumns(s, at, (at = (at + 4) & ring));
    addRoundKey(s, at, (at = (at + 4) & ring), k.w, round);
  }
  subBytes(s, at, (at = (at + 4) & ring));
  shiftRows(s, at, (at = (at + 4) & ring));
  addRoundKey(s, at, (at = (at + 4) & ring), k.w, k.rounds);
  return at;
}

/** The inverse cipher, in the same way. FIPS 197 §5.3, algorithm 3 */
export function runInvCipher(k: KeySchedule, s: Uint32Array, at: number, ring: number): number {
  addRoundKey(s, at, (at = (at + 4) & ring), k.w, k.rounds);
  for (let round = k.rounds - 1; round > 0; round--) {
    invShiftRows(s, at, (at = (at + 4) & ring));
    invSubBytes(s, at, (at = (at + 4) & ring));
    addRoundKey(s, at, (at = (at + 4) & ring), k.w, round);
    invMixColumns(s, at, (at = (at + 4) & ring));
  }
  invShiftRows(s, at, (at = (at + 4) & ring));
  invSubBytes(s, at, (at = (at + 4) & ring));
  addRoundKey(s, at, (at = (at + 4) & ring), k.w, 0);
  return at;
}
