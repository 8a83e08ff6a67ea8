import type { KeySchedule } from './key-expansion.ts';
import { recordCipher, recordInvCipher, stateCount } from './record.ts';

/** The names of FIPS 197 (2001) Appendix C; `is_row is_box ik_add` are the inverse cipher's. */
export type StepName =
  | ('input' | 'start' | 's_box' | 's_row' | 'm_col' | 'k_sch' | 'output')
  | ('is_row' | 'is_box' | 'ik_add');

/** One line of FIPS 197 (2001) Appendix C. */
export interface CipherStep {
  /** 0 … Nr, counted upwards in both directions. */
  readonly round: number;
  readonly step: StepName;
  /** 16 bytes after the step, column by column; of `k_sch` the round key that comes next. A view: don't write. */
  readonly state: Uint8Array;
}

/** Every state of one block, in Appendix C's order. Made to be shown: for speed there is `recordCipher`. */
export function traceCipher(schedule: KeySchedule, block: Uint8Array): CipherStep[] {
  const states = new Uint32Array(4 * stateCount(schedule));
  recordCipher(schedule, block, states);
  return name(schedule, states, ['start', 's_box', 's_row', 'm_col', 'k_sch'], (round) => round);
}

/** The same of the inverse cipher, whose round r uses round key Nr − r. */
export function traceInvCipher(schedule: KeySchedule, block: Uint8Array): CipherStep[] {
  const states = new Uint32Array(4 * stateCount(schedule));
  recordInvCipher(schedule, block, states);
  const names: StepName[] = ['start', 'is_row', 'is_box', 'k_sch', 'ik_add'];
  return name(schedule, states, names, (round) => schedule.rounds - round);
}

function name(
  { w, rounds }: KeySchedule,
  states: Uint32Array,
  names: readonly StepName[],
  keyOf: (round: number) => number,
): CipherStep[] {
  let next = 0;
  return stepNames(rounds, names).map(([round, step]) => {
    const state = step === 'k_sch' ? bytesAt(w, keyOf(round)) : bytesAt(states, next++);
    return { round, step, state };
  });
}

function bytesAt({ buffer }: Uint32Array, index: number): Uint8Array {
  return new Uint8Array(buffer, 16 * index, 16);
}

/** The last round has no (Inv)MixColumns, and its AddRoundKey gives the output. */
function stepNames(rounds: number, names: readonly StepName[]): [number, StepName][] {
  const last = names.filter((step) => step !== 'm_col' && step !== 'ik_add');
  const lines = Array.from({ length: rounds }, (_, i) =>
    (i + 1 < rounds ? names : last).map((step): [number, StepName] => [i + 1, step]),
  );
  return [[0, 'input'], [0, 'k_sch'], ...lines.flat(), [rounds, 'output']];
}
