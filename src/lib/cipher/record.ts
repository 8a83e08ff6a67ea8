import { requireBlock } from './errors.ts';
import type { KeySchedule } from './key-expansion.ts';
import { ALL_STATES, runCipher, runInvCipher } from './run.ts';

/** How many states a block goes through, input and output included: 41, 49 or 57. */
export function stateCount({ rounds }: KeySchedule): number {
  return 4 * rounds + 1;
}

/**
 * Runs the cipher on `block` and leaves every state in `states`, from the state numbered `first` on: the input, then
 * after AddRoundKey 0, and for each round after SubBytes, ShiftRows, MixColumns, AddRoundKey; the last one is the
 * output block. `states` has 4 words for each of the `stateCount(schedule)` states; its bytes, in memory order, are
 * the states' bytes. `CipherError` unless `block` has 16 bytes.
 */
export function recordCipher(
  schedule: KeySchedule,
  block: Uint8Array,
  states: Uint32Array,
  first = 0,
): void {
  load(block, states, 4 * first);
  runCipher(schedule, states, 4 * first, ALL_STATES);
}

/** The same of the inverse cipher: after InvShiftRows, InvSubBytes, AddRoundKey, InvMixColumns. */
export function recordInvCipher(
  schedule: KeySchedule,
  block: Uint8Array,
  states: Uint32Array,
  first = 0,
): void {
  load(block, states, 4 * first);
  runInvCipher(schedule, states, 4 * first, ALL_STATES);
}

/** One state, to be written as bytes and read as words: a block may begin at any byte. */
const state = new Uint32Array(4);
const stateBytes = new Uint8Array(state.buffer);

function load(block: Uint8Array, states: Uint32Array, at: number): void {
  requireBlock(block);
  for (let i = 0; i < 16; i++) stateBytes[i] = block[i];
  for (let c = 0; c < 4; c++) states[at + c] = state[c];
}
