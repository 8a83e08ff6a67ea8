import type { Trace } from '../modes/types.ts';
import { isOutput, type Name, nameOf } from './names.ts';

/** A formula as a tree; `step` tells which part an instant is about. */
export type Term =
  | { readonly kind: 'name'; readonly name: Name; readonly step: number }
  | { readonly kind: 'xor'; readonly left: Term; readonly right: Term; readonly step: number }
  | { readonly kind: 'cipher' | 'invCipher'; readonly of: Term; readonly step: number };

function termOf(trace: Trace, id: number, block: number, root: boolean): Term {
  const step = trace.step(id);
  const foreign = step.block !== block || (!root && isOutput(trace, id));
  if (foreign || step.op === 'in' || step.op === 'iv' || step.op === 'increment')
    return { kind: 'name', name: nameOf(trace, step), step: id };
  const [left, right] = step.inputs.map((input) => termOf(trace, input, block, false));
  return step.op === 'xor'
    ? { kind: 'xor', left, right, step: id }
    : { kind: step.op, of: left, step: id };
}

/** One block's formula with its real indices, C₃ = E_K(P₃ ⊕ C₂), read off the trace. */
export function formulaOf(trace: Trace, block: number): { name: Name; term: Term } | undefined {
  const id = trace.outputs[block - 1];
  if (id === undefined) return undefined;
  return { name: nameOf(trace, trace.step(id)), term: termOf(trace, id, block, true) };
}
