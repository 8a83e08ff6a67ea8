import type { Step, Trace } from '../modes/types.ts';
import { countWhile } from './count-while.ts';
import { perTrace } from './per-trace.ts';

/** Values that stand one after another: where each begins, and last where they end, in bytes. */
function startsOf(trace: Trace, ids: readonly number[]): Float64Array {
  const starts = new Float64Array(ids.length + 1);
  ids.forEach((id, i) => (starts[i + 1] = starts[i] + trace.sizeOf(id)));
  return starts;
}

const starts = perTrace((trace) => ({
  inputs: startsOf(trace, trace.inputs),
  outputs: startsOf(trace, trace.outputs),
}));

/** A side of a run: what goes in, or what comes out. */
export type Side = 'inputs' | 'outputs';

/** Which of a side's values a step is, from 0; −1 where it is none of them. */
export function placeOf(trace: Trace, side: Side, id: number): number {
  const place = countWhile(trace[side], (other) => other < id);
  return trace[side][place] === id ? place : -1;
}

/** The offset in a side's bytes at which its value at a place begins. */
export const startAt = (trace: Trace, side: Side, place: number): number =>
  starts(trace)[side][place];

/** The place of the value that holds the byte at an offset. */
export const placeAt = (trace: Trace, side: Side, offset: number): number =>
  countWhile(starts(trace)[side], (start) => start <= offset) - 1;

/** The offset at which a block of the message or of the result begins. */
export function offsetOf(trace: Trace, { id }: Step): number {
  const side = placeOf(trace, 'inputs', id) < 0 ? 'outputs' : 'inputs';
  return startAt(trace, side, placeOf(trace, side, id));
}
