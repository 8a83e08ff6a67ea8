import { PAUSE_MS } from '../time/timeline.ts';
import type { Timeline } from '../types.ts';
import type { RoundOp, Rounds, RoundStep } from './types.ts';

/** How long a step moves, in ms, the first time it is seen. */
const DURATION_MS: Record<RoundOp, number> = {
  input: 1600,
  output: 1600,
  addRoundKey: 2400,
  subBytes: 4000,
  invSubBytes: 4000,
  shiftRows: 2800,
  invShiftRows: 2800,
  mixColumns: 4800,
  invMixColumns: 4800,
};

/** From round 2 on nothing new happens: the same steps, faster. */
const AGAIN = 0.4;

const durationOf = ({ op, round }: RoundStep): number =>
  DURATION_MS[op] * (round < 2 || op === 'output' ? 1 : AGAIN);

/** When each step runs: one after another, a pause before each. A round's end is where "next round" goes. */
export function roundTimeline({ steps }: Rounds): Timeline {
  const start = new Float64Array(steps.length);
  const duration = Float64Array.from(steps, durationOf);
  const stops = [0];
  const blockStops = [0];
  for (const { id, round, op } of steps) {
    start[id] = stops[id] + PAUSE_MS;
    stops.push(start[id] + duration[id]);
    if (op !== 'input' && steps[id + 1]?.round !== round) blockStops.push(stops[id + 1]);
    else if (steps[id + 1]?.op === 'output') blockStops.push(stops[id + 1]);
  }
  return {
    start,
    duration,
    order: Uint32Array.from(start.keys()),
    together: new Uint32Array(steps.length).fill(1),
    outputEnds: Float64Array.from(blockStops.slice(1)),
    stops,
    blockStops,
    end: stops[stops.length - 1],
  };
}

/** The step that an instant is about: the last that began before it; at 0 the first. */
export function roundStepAt({ start }: Timeline, ms: number): number {
  let id = 0;
  while (id + 1 < start.length && start[id + 1] < ms) id += 1;
  return id;
}
