import type { Op, Trace } from '../modes/types.ts';
import { perTrace } from './per-trace.ts';
import type { Timeline } from './types.ts';

/** What an operation costs, in beats: a cipher call is worth four XORs, a product two. What is known costs nothing. */
export const BEATS: Readonly<Record<Op, number>> = {
  in: 0,
  iv: 0,
  aad: 0,
  zero: 0,
  lengths: 0,
  xor: 1,
  increment: 1,
  cipher: 4,
  invCipher: 4,
  multiply: 2,
  verify: 1,
};
/** How long a beat is, in ms. */
export const BEAT_MS = 400;
/** Stillness before every step, in ms: quick motion, then a pause to read. */
export const PAUSE_MS = 400;

/**
 * Time derived, not authored: a step starts as soon as its inputs are ready, plus a pause. So the blocks of ECB run
 * side by side, and CBC encryption walks its chain. Worked out once a trace.
 */
export const timelineOf = perTrace((trace: Trace): Timeline => {
  const start = new Float64Array(trace.length);
  const duration = new Float64Array(trace.length);
  const ops: Op[] = [];
  const endOf = (id: number): number => start[id] + duration[id];
  for (let id = 0; id < trace.length; id++) {
    const { op, inputs } = trace.step(id);
    ops.push(op);
    if (inputs.length === 0) continue;
    start[id] = inputs.reduce((ready, input) => Math.max(ready, endOf(input)), 0) + PAUSE_MS;
    duration[id] = BEATS[op] * BEAT_MS;
  }
  const order = runningOrder(start, duration);
  const outputEnds = Float64Array.from(trace.outputs, endOf);
  const stops = instants(Float64Array.from(order, endOf));
  return {
    start,
    duration,
    order,
    together: togetherIn(order, start, ops),
    outputEnds,
    stops,
    blockStops: instants(outputEnds),
    end: stops[stops.length - 1],
  };
});

/** Zero and the given instants, each once, ascending. */
const instants = (values: Float64Array): number[] =>
  [...new Set([0, ...values])].sort((a, b) => a - b);

/** Ids of the steps that take time, by start, then by id. */
function runningOrder(start: Float64Array, duration: Float64Array): Uint32Array {
  const ids = Uint32Array.from(start.keys()).filter((id) => duration[id] > 0);
  return ids.sort((a, b) => start[a] - start[b] || a - b);
}

/** By step id: how many steps of the same kind start at the same time. `order` is by start. */
function togetherIn(order: Uint32Array, start: Float64Array, ops: readonly Op[]): Uint32Array {
  const together = new Uint32Array(ops.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && start[order[to]] === start[order[from]]) to += 1;
    const group = order.subarray(from, to);
    const counts = new Map<Op, number>();
    for (const id of group) counts.set(ops[id], (counts.get(ops[id]) ?? 0) + 1);
    for (const id of group) together[id] = counts.get(ops[id])!;
  }
  return together;
}
