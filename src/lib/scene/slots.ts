import type { Step, Trace } from '../modes/types.ts';
import { isOutput } from './names.ts';

/**
 * What stands in one row of a column, top to bottom. A `card` is a block of the message or of the result; a `strip` is any
 * other 16-byte value, as a compact row; `xor` and `cipher` are the operations' own glyphs.
 */
export interface Slot {
  readonly kind: 'card' | 'strip' | 'xor' | 'cipher';
  readonly step: Step;
}

/** How many operations of its own column a step waits for, itself included: its row. */
function depthOf(trace: Trace, step: Step): number {
  if (step.op === 'in' || step.op === 'iv') return 0;
  const own = step.inputs.map((id) => trace.step(id)).filter((input) => input.block === step.block);
  return 1 + Math.max(0, ...own.map((input) => depthOf(trace, input)));
}

function slotsOf(trace: Trace, step: Step, first: boolean): Slot[] {
  const value: Slot[] = isOutput(trace, step.id) ? [] : [{ kind: 'strip', step }];
  if (step.op === 'increment') return value;
  if (step.op === 'xor') return [{ kind: 'xor', step }, ...value];
  const input = trace.step(step.inputs[0]);
  // A value from elsewhere that the cipher takes as it is (a counter, a chained block) is shown where it enters.
  const entering: Slot[] =
    first && (input.op === 'iv' || input.block !== step.block)
      ? [{ kind: 'strip', step: input }]
      : [];
  return [...entering, { kind: 'cipher', step }, ...value];
}

/** The rows of one column: the message's block, the operations in order of dependency, the result's block. */
export function columnSlots(trace: Trace, steps: readonly Step[]): Slot[] {
  const ops = steps
    .filter((step) => step.op !== 'in')
    .map((step) => ({ step, depth: depthOf(trace, step) }))
    .sort((a, b) => a.depth - b.depth || a.step.id - b.step.id)
    .map(({ step }) => step);
  const input = steps.find((step) => step.op === 'in')!;
  const output = ops.find((step) => isOutput(trace, step.id))!;
  return [
    { kind: 'card', step: input },
    ...ops.flatMap((step, i) => slotsOf(trace, step, i === 0)),
    { kind: 'card', step: output },
  ];
}
