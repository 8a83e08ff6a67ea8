import type { Step, Trace } from '../modes/types.ts';
import { perTrace } from './per-trace.ts';

/** For each block the ids of its steps: `ids[offsets[block]]` up to `offsets[block + 1]`. */
interface BlockIndex {
  readonly offsets: Uint32Array;
  readonly ids: Uint32Array;
}

const indexOf = perTrace((trace): BlockIndex => {
  const offsets = new Uint32Array(trace.blocks + 2);
  for (let id = 0; id < trace.length; id++) offsets[trace.blockOf(id) + 1]++;
  for (let i = 1; i < offsets.length; i++) offsets[i] += offsets[i - 1];
  const next = offsets.slice();
  const ids = new Uint32Array(trace.length);
  for (let id = 0; id < ids.length; id++) ids[next[trace.blockOf(id)]++] = id;
  return { offsets, ids };
});

/**
 * The steps of one block (counted from 1; 0: the IV), in the order in which they were computed; none of a block that isn't
 * there. Indexed once a trace.
 */
export function blockSteps(trace: Trace, block: number): Step[] {
  const { offsets, ids } = indexOf(trace);
  const own = ids.subarray(offsets[block] ?? ids.length, offsets[block + 1]);
  return Array.from(own, (id) => trace.step(id));
}
