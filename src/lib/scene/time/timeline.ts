import type { Op, Trace } from '../../modes/types.ts';
import { perTrace } from '../../diagram/index.ts';
import type { Timeline } from '../types.ts';

/** What an operation costs, in beats: a cipher call is worth four XORs, a product two. What is known costs nothing. */
export const BEATS: Readonly<Record<Op, number>> = {
  in: 0,
  iv: 0,
  aad: 0,
  zero: 0,
  lengths: 0,
  b0: 0,
  ctr0: 0,
  constant: 0,
  xor: 1,
  increment: 1,
  cipher: 4,
  invCipher: 4,
  multiply: 2,
  take: 1,
  complete: 1,
  double: 1,
  halve: 1,
  rotate: 1,
  shiftIn: 1,
  tweakCipher: 4,
  verify: 1,
};
/** How long a beat is, in ms. */
export const BEAT_MS = 400;
/** Stillness before every step, in ms: quick motion, then a pause to read. */
export const PAUSE_MS = 400;

/** How many ciphers there are to run on: as many as the mode can use, or a single one that all blocks wait for. */
export type Ciphers = 'all' | 'one';

const isCipher = (op: Op): boolean => op === 'cipher' || op === 'invCipher';

/**
 * Time derived, not authored: a step starts as soon as its inputs are ready, plus a pause. So the blocks of ECB run
 * side by side, and CBC encryption walks its chain. With one cipher its calls queue. Worked out once a trace.
 */
export function timelineOf(trace: Trace, ciphers: Ciphers = 'all'): Timeline {
  return ciphers === 'all' ? parallel(trace) : serial(trace);
}

/** How long a step and the stillness before it take, in ms. */
export interface Pace {
  readonly duration: (id: number, op: Op) => number;
  readonly pause: (id: number) => number;
}

const EVEN: Pace = { duration: (_, op) => BEATS[op] * BEAT_MS, pause: () => PAUSE_MS };

const parallel = perTrace((trace) => schedule(trace, 'all', EVEN));
const serial = perTrace((trace) => schedule(trace, 'one', EVEN));

/** The same with another pace. What is known from the start (`BEATS` 0) must take no time in it. */
export function schedule(trace: Trace, ciphers: Ciphers, pace: Pace): Timeline {
  const start = new Float64Array(trace.length);
  const duration = new Float64Array(trace.length);
  /** When the one cipher has nothing to do. */
  let free = 0;
  const endOf = (id: number): number => start[id] + duration[id];
  /** What comes after a tag was verified waits for that: nothing is decrypted before. */
  let verified = 0;
  const hashEnds: number[] = [];
  for (let id = 0; id < trace.length; id++) {
    const first = trace.inputOf(id, 0);
    if (first < 0) continue;
    const second = trace.inputOf(id, 1);
    const op = trace.opOf(id);
    const queued = ciphers === 'one' && isCipher(op);
    const earliest = Math.max(verified, queued ? free : 0);
    const ready = Math.max(earliest, endOf(first));
    start[id] = pace.pause(id) + (second < 0 ? ready : Math.max(ready, endOf(second)));
    duration[id] = pace.duration(id, op);
    if (queued) free = endOf(id);
    if (op === 'verify') verified = endOf(id);
    if (op !== 'multiply' && op !== 'verify') continue;
    const block = trace.blockOf(id);
    if (block > 0) hashEnds[block - 1] = endOf(id);
  }
  const order = runningOrder(start, duration);
  const outputEnds = risen(endsOf(trace.outputs, endOf));
  const stops = instants(endsOf(order, endOf));
  return {
    start,
    duration,
    order,
    together: togetherIn(order, start, trace),
    outputEnds,
    ...(verified > 0 && hashEnds[0] > 0 && { hashEnds: Float64Array.from(hashEnds) }),
    stops,
    blockStops: instants(outputEnds),
    end: stops[stops.length - 1],
  };
}

function endsOf(ids: ArrayLike<number>, endOf: (id: number) => number): Float64Array {
  const ends = new Float64Array(ids.length);
  for (let i = 0; i < ends.length; i++) ends[i] = endOf(ids[i]);
  return ends;
}

/** Each at least as late as the one before: a result is complete up to a block when all of it is. */
function risen(ends: Float64Array): Float64Array {
  for (let i = 1; i < ends.length; i++) if (ends[i] < ends[i - 1]) ends[i] = ends[i - 1];
  return ends;
}

/** Ascending: as they are, where they already do, as everything does in a chain; else a sorted copy. */
function ascending(values: Float64Array): Float64Array {
  for (let i = 1; i < values.length; i++)
    if (values[i] < values[i - 1]) return values.slice().sort();
  return values;
}

/** Zero and the given instants, each once, ascending. */
function instants(values: Float64Array): number[] {
  const sorted: number[] = [0];
  let last = 0;
  for (const value of ascending(values)) if (value > last) sorted.push((last = value));
  return sorted;
}

/** Ids are below this: a start in whole ms and an id make one exact number, that sorts as both do, without a comparison. */
const IDS = 2 ** 23;

/** Ids of the steps that take time, by start, then by id. */
function runningOrder(start: Float64Array, duration: Float64Array): Uint32Array {
  const keys = new Float64Array(start.length);
  let count = 0;
  for (let id = 0; id < start.length; id++)
    if (duration[id] > 0) keys[count++] = start[id] * IDS + id;
  const order = new Uint32Array(count);
  const sorted = ascending(keys.subarray(0, count));
  // The remainder by a power of two, exact, and without the division of `%`.
  for (let i = 0; i < count; i++) order[i] = sorted[i] - Math.floor(sorted[i] / IDS) * IDS;
  return order;
}

/** By step id: how many steps of the same kind start at the same time. `order` is by start. */
function togetherIn(order: Uint32Array, start: Float64Array, trace: Trace): Uint32Array {
  const together = new Uint32Array(trace.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && start[order[to]] === start[order[from]]) to += 1;
    if (to === from + 1) together[order[from]] = 1;
    else countKinds(order.subarray(from, to), trace, together);
  }
  return together;
}

function countKinds(group: Uint32Array, trace: Trace, together: Uint32Array): void {
  const counts = new Map<Op, number>();
  for (const id of group) counts.set(trace.opOf(id), (counts.get(trace.opOf(id)) ?? 0) + 1);
  for (const id of group) together[id] = counts.get(trace.opOf(id))!;
}
