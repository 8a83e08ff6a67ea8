import type { Step, Trace } from '../modes/types.ts';

/** For each block the ids of its steps: `ids[offsets[block]]` up to `offsets[block + 1]`. */
interface BlockIndex {
  readonly offsets: Uint32Array;
  readonly ids: Uint32Array;
}

const known = new WeakMap<Trace, BlockIndex>();

function indexOf(trace: Trace): BlockIndex {
  const blocks = Uint32Array.from({ length: trace.length }, (_, id) => trace.step(id).block);
  const offsets = new Uint32Array(trace.inputs.length + 3);
  for (const block of blocks) offsets[block + 1]++;
  for (let i = 1; i < offsets.length; i++) offsets[i] += offsets[i - 1];
  const next = offsets.slice();
  const ids = new Uint32Array(trace.length);
  blocks.forEach((block, id) => (ids[next[block]++] = id));
  return { offsets, ids };
}

/** The steps of one block (counted from 1), in the order in which they were computed. Indexed once a trace. */
export function blockSteps(trace: Trace, block: number): Step[] {
  let index = known.get(trace);
  if (!index) known.set(trace, (index = indexOf(trace)));
  const { offsets, ids } = index;
  return [...ids.subarray(offsets[block], offsets[block + 1])].map((id) => trace.step(id));
}
