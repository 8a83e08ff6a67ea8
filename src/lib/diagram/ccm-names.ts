import type { Step, Trace } from '../modes/types.ts';
import { blockSteps } from './block-steps.ts';
import type { Name } from './name.ts';
import { perTrace } from './per-trace.ts';

/** B_0 and the blocks of additional data, Y_0 and what follows on it, Ctr_0: by step id. And how many such blocks there are. */
const beforeFirst = perTrace((trace) => {
  const names = new Map<number, Name>();
  let [blocks, hashes] = [0, 0];
  for (const { id, op } of blockSteps(trace, 0)) {
    if (op === 'ctr0') names.set(id, { text: 'Ctr', index: 0, role: 'chain' });
    else if (op === 'cipher') names.set(id, { text: 'Y', index: hashes++, role: 'chain' });
    else if (op !== 'xor') names.set(id, { text: 'B', index: blocks++, role: 'chain' });
  }
  return { names, hashes };
});

/** Whether a trace is told with CCM's names: what is hashed begins with a block B₀. */
export const hasB0 = perTrace((trace: Trace) => blockSteps(trace, 0).some(({ op }) => op === 'b0'));

/** What CCM names as SP 800-38C does, and other modes don't have; undefined where they have it. */
export function ccmName(trace: Trace, step: Step): Name | undefined {
  const { id, op, block, inputs } = step;
  if (block === 0)
    return beforeFirst(trace).names.get(id) ?? { text: 'I', index: 0, role: 'value' };
  if (op === 'increment') return { text: 'Ctr', index: block, role: 'chain' };
  if (op === 'take') return { text: 'MAC', role: 'chain' };
  if (op !== 'cipher') return undefined;
  if (block === trace.blocks) return { text: 'S', index: 0, role: 'value' };
  if (trace.opOf(inputs[0]) === 'increment') return { text: 'S', index: block, role: 'value' };
  return { text: 'Y', index: beforeFirst(trace).hashes - 1 + block, role: 'chain' };
}
