import type { Op, Trace } from '../modes/types.ts';
import type { Timeline } from './types.ts';

/** What an operation costs, in beats: a cipher call is worth four XORs. */
const BEATS: Record<Op, number> = { in: 0, iv: 0, xor: 1, increment: 1, cipher: 4, invCipher: 4 };
export const BEAT_MS = 400;
/** Stillness before a step that waited for another: quick motion, then a pause to read. */
export const PAUSE_MS = 400;

const distinct = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

/**
 * Time derived, not authored: a step starts as soon as its inputs are ready, plus a pause. So the blocks of ECB run
 * side by side, and CBC encryption walks its chain.
 */
export function timelineOf(trace: Trace): Timeline {
  const start = new Float64Array(trace.length);
  const duration = new Float64Array(trace.length);
  const ends: number[] = [0];
  for (let id = 0; id < trace.length; id++) {
    const { op, inputs } = trace.step(id);
    if (inputs.length === 0) continue;
    let ready = 0;
    for (const input of inputs) ready = Math.max(ready, start[input] + duration[input]);
    start[id] = ready + PAUSE_MS;
    duration[id] = BEATS[op] * BEAT_MS;
    ends.push(start[id] + duration[id]);
  }
  const stops = distinct(ends);
  const outputEnds = Float64Array.from(trace.outputs, (id) => start[id] + duration[id]);
  return {
    start,
    duration,
    order: runningOrder(start, duration),
    outputEnds,
    stops,
    blockStops: distinct([0, ...outputEnds]),
    end: stops[stops.length - 1],
  };
}

/** Ids of the steps that take time, by start, then by id. */
function runningOrder(start: Float64Array, duration: Float64Array): Uint32Array {
  const ids = Uint32Array.from(start.keys()).filter((id) => duration[id] > 0);
  return ids.sort((a, b) => start[a] - start[b] || a - b);
}
