import { requireBlock } from './errors.ts';
import type { KeySchedule } from './key-expansion.ts';
import { ALL_STATES, runCipher, runInvCipher } from './run.ts';

/** Bytes that all states of one block take, input and output included: 41, 49 or 57 states of 16. */
export function statesBytes({ rounds }: KeySchedule): number {
  return 16 * (4 * rounds + 1);
}

/**
 * Runs the cipher on `block` and leaves every state in `states` from byte `at` on, `statesBytes(schedule)` in all:
 * the input, then after AddRoundKey 0, and for each round after SubBytes, ShiftRows, MixColumns, AddRoundKey; the
 * last one is the output block. Returns where that is. `CipherError` unless `block` has 16 bytes.
 */
export function recordCipher(
  schedule: KeySchedule,
  block: Uint8Array,
  states: Uint8Array,
  at = 0,
): number {
  requireBlock(block);
  states.set(block, at);
  return runCipher(schedule, states, at, ALL_STATES);
}

/** The same of the inverse cipher: after InvShiftRows, InvSubBytes, AddRoundKey, InvMixColumns. */
export function recordInvCipher(
  schedule: KeySchedule,
  block: Uint8Array,
  states: Uint8Array,
  at = 0,
): number {
  requireBlock(block);
  states.set(block, at);
  return runInvCipher(schedule, states, at, ALL_STATES);
}
