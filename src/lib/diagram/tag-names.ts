import type { Step, Trace } from '../modes/types.ts';
import { blockSteps } from './block-steps.ts';
import { ccmName, hasB0 } from './ccm-names.ts';
import { type Name, nameText } from './name.ts';
import { perTrace } from './per-trace.ts';

const TAG: Name = { text: 'T', role: 'ciphertext' };
/** The tag that is computed from what came, to be compared with the one that came. */
const COMPUTED_TAG: Name = { text: 'T′', role: 'value' };
const VERDICT: Name = { text: 'T ⊕ T′', role: 'value' };

/** Whether a step is a part of GHASH that no name is given to: what is multiplied by H next. */
export function isMultiplied(trace: Trace, { op, id }: Step): boolean {
  if (op !== 'xor' || id + 1 >= trace.length) return false;
  const next = trace.step(id + 1);
  return next.op === 'multiply' && next.inputs[0] === id;
}

/** Whether a value is the tag that the one that came is compared with. */
export const isComparedTag = (trace: Trace, step: Step): boolean =>
  trace.tag !== undefined && taggedName(trace, step) === COMPUTED_TAG;

/** What modes with a tag name as their standards do, and other modes don't have; undefined where they have it. */
export function taggedName(trace: Trace, step: Step): Name | undefined {
  if (step.id === trace.tag) return TAG;
  if (!hasB0(trace)) return gcmName(trace, step);
  if (step.block !== trace.blocks || (step.op !== 'xor' && step.op !== 'verify'))
    return ccmName(trace, step);
  return step.op === 'xor' ? COMPUTED_TAG : VERDICT;
}

/** The names of SP 800-38D. */
function gcmName(trace: Trace, step: Step): Name | undefined {
  if (step.block === 0) return beforeFirst(trace).names.get(step.id);
  if (isMultiplied(trace, step)) return sumName(trace, step);
  return step.block === trace.blocks ? tagName(trace, step) : blockName(trace, step);
}

/** X ⊕ Y: what it is made of is all the name there is. */
const sumName = (trace: Trace, { inputs }: Step): Name => {
  const text = inputs.map((id) => nameText(gcmOrCiphertext(trace, trace.step(id)))).join(' ⊕ ');
  return { text, role: 'value' };
};

const gcmOrCiphertext = (trace: Trace, step: Step): Name =>
  gcmName(trace, step) ?? { text: 'C', index: step.block, role: 'ciphertext' };

/** CB_j, Y_j: SP 800-38D §6.4, §6.5. The additional data's blocks are counted before the ciphertext's. */
function blockName(trace: Trace, { op, block }: Step): Name | undefined {
  if (op === 'increment') return { text: 'CB', index: block, role: 'chain' };
  if (op !== 'multiply') return undefined;
  return { text: 'Y', index: beforeFirst(trace).aadBlocks + block, role: 'chain' };
}

/** Whether a step is what a tag that is shorter than a block is taken of. */
function isCut(trace: Trace, { op, id }: Step): boolean {
  const next = op === 'xor' && id + 1 < trace.length ? trace.step(id + 1) : undefined;
  return next?.op === 'take' && next.inputs[0] === id;
}

/** What the tag is made of. */
function tagName(trace: Trace, step: Step): Name | undefined {
  const { op } = step;
  if (isCut(trace, step)) return sumName(trace, step);
  if (op === 'lengths') return { text: 'L', role: 'chain' };
  if (op === 'multiply') return { text: 'S', role: 'chain' };
  if (op === 'cipher') return { text: 'O', index: 0, role: 'value' };
  if (op === 'verify') return VERDICT;
  return trace.direction === 'decrypt' ? COMPUTED_TAG : undefined;
}

/** The names of what is made before the first block, by step id, and how many blocks of additional data there are. */
const beforeFirst = perTrace((trace) => {
  const steps = blockSteps(trace, 0);
  const mask = blockSteps(trace, trace.blocks).find(({ op }) => op === 'cipher');
  const j0 = mask?.inputs[0] ?? -1;
  const names = new Map<number, Name>();
  const counts = new Map<string, number>();
  const next = (what: string): number => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    return counts.get(what)!;
  };
  for (const step of steps) names.set(step.id, nameBefore(step, j0, next, names));
  return { names, aadBlocks: counts.get('A') ?? 0 };
});

/** H, J_0, the block of zeros, A_i, Y_i; and of a nonce that J_0 is the hash of, its blocks, its length and the way to its hash. */
function nameBefore(
  { id, op, inputs }: Step,
  j0: number,
  next: (what: string) => number,
  names: ReadonlyMap<number, Name>,
): Name {
  if (id === j0) return { text: 'J', index: 0, role: 'chain' };
  if (op === 'zero') return { text: '0', role: 'chain' };
  if (op === 'cipher') return { text: 'H', role: 'key' };
  if (op === 'lengths') return { text: 'len(IV)', role: 'chain' };
  if (op === 'iv') return { text: 'IV', index: next('IV'), role: 'chain' };
  if (op === 'aad') return { text: 'A', index: next('A'), role: 'chain' };
  if (op === 'multiply') {
    const text = id < j0 ? 'Y′' : 'Y';
    return { text, index: next(text), role: 'chain' };
  }
  return { text: inputs.map((of) => nameText(names.get(of)!)).join(' ⊕ '), role: 'value' };
}
