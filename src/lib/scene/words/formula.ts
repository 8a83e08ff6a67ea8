import type { Op, Trace } from '../../modes/types.ts';
import { blockSteps, isOutput, type Name, nameOf } from '../../diagram/index.ts';

/** A formula as a tree; `step` tells which part an instant is about. */
export type Term =
  | { readonly kind: 'name'; readonly name: Name; readonly step: number }
  | {
      readonly kind: 'xor' | 'multiply' | 'join';
      readonly left: Term;
      readonly right: Term;
      readonly step: number;
    }
  | {
      readonly kind: Call;
      readonly of: Term;
      readonly step: number;
    }
  /** MSB or LSB: so many of its first or of its last bits; ROTL: all of them, turned to the left by so many. */
  | {
      readonly kind: 'MSB' | 'LSB' | 'ROTL';
      readonly bits: number;
      readonly of: Term;
      readonly step: number;
    };

/** What is written around its one input. */
type Call = 'cipher' | 'invCipher' | 'tweakCipher' | 'double' | 'halve';
const CALLS: readonly Op[] = ['cipher', 'invCipher', 'tweakCipher', 'double', 'halve'];
const isCall = (op: Op): op is Call => CALLS.includes(op);

function termOf(trace: Trace, id: number, block: number, root: boolean): Term {
  const step = trace.step(id);
  const foreign = step.block !== block || (!root && isOutput(trace, id));
  const [left, right] = foreign ? [] : step.inputs.map((of) => termOf(trace, of, block, false));
  const { op } = step;
  if (left && right && (op === 'xor' || op === 'multiply'))
    return { kind: op, left, right, step: id };
  if (left && right && (op === 'complete' || op === 'shiftIn')) {
    const short = trace.sizeOf(step.inputs[op === 'complete' ? 0 : 1]);
    const rest = { kind: 'LSB', bits: 8 * (step.bytes.length - short), step: id } as const;
    return op === 'complete'
      ? { kind: 'join', left, right: { ...rest, of: right }, step: id }
      : { kind: 'join', left: { ...rest, of: left }, right, step: id };
  }
  if (left && op === 'take')
    return { kind: 'MSB', bits: 8 * step.bytes.length, of: left, step: id };
  if (left && op === 'rotate') return { kind: 'ROTL', bits: step.rotated!, of: left, step: id };
  if (left && isCall(op)) return { kind: op, of: left, step: id };
  return { kind: 'name', name: nameOf(trace, step), step: id };
}

/** On decryption the tag is no result; what it is compared with has a formula all the same. */
function computedTag(trace: Trace, block: number): number | undefined {
  if (trace.tag === undefined || block !== trace.blocks) return undefined;
  return blockSteps(trace, block).find(({ op }) => op === 'verify')?.inputs[1];
}

/** One block's formula with its real indices, C₃ = E_K(P₃ ⊕ C₂), read off the trace. */
export function formulaOf(
  trace: Trace,
  block: number,
): { name: Name; step: number; term: Term } | undefined {
  const id = trace.outputs[block - 1] ?? computedTag(trace, block);
  if (id === undefined) return undefined;
  const step = trace.step(id);
  // Where bytes are stolen, a block of the result is made beside the one after it.
  return { name: nameOf(trace, step), step: id, term: termOf(trace, id, step.block, true) };
}
