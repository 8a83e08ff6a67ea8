import type { IvKind, Step, Trace } from '../modes/types.ts';
import { blockSteps } from './block-steps.ts';
import { ciphertext, type Name, plaintext, type Role } from './name.ts';
import { placeOf } from './places.ts';
import { taggedName } from './tag-names.ts';

/** Whether the step's value is a block of the result. */
export const isOutput = (trace: Trace, id: number): boolean => placeOf(trace, 'outputs', id) >= 0;

const FIRST: Partial<Record<IvKind, Name>> = {
  counter: { text: 'T', index: 1, role: 'chain' },
  tweak: { text: 'i', role: 'chain' },
};

/** `I`, then `I′`: a block may make several values of one kind. */
function own(trace: Trace, { id, block }: Step, text: string, role: Role): Name {
  const isSame = (other: Step): boolean =>
    other.id < id &&
    other.inputs.length > 0 &&
    !other.named &&
    !isOutput(trace, other.id) &&
    !(trace.tag !== undefined && taggedName(trace, other)) &&
    letterOf(trace, other).text === text;
  const before = blockSteps(trace, block).filter(isSame).length;
  return { text: text + '′'.repeat(before), index: block, role };
}

/** The letter of a value inside a mode: SP 800-38A §5.1, IEEE 1619 §5.3. */
function letterOf(trace: Trace, { op, inputs, block }: Step): { text: string; role: Role } {
  const encrypting = trace.direction === 'encrypt';
  if (op === 'increment' || op === 'double' || op === 'halve' || op === 'tweakCipher')
    return { text: 'T', role: 'chain' };
  if (op === 'shiftIn') return { text: 'I', role: 'chain' };
  // A block that is filled up from the one before it; and, in a mode that XORs on both sides of the cipher, that other one.
  if (op === 'complete') return { text: encrypting ? 'PP' : 'CC', role: 'value' };
  if (op === 'xor' && /cipher/i.test(trace.opOf(inputs[0])) && trace.blockOf(inputs[0]) === block)
    return { text: encrypting ? 'CC' : 'PP', role: 'value' };
  return { text: op === 'xor' ? 'I' : 'O', role: 'value' };
}

/** P_j, C_j, IV, T_j (counter block), I_j (input block), O_j (output block): SP 800-38A §4.2, §5.1, §6. */
export function nameOf(trace: Trace, step: Step): Name {
  const encrypting = trace.direction === 'encrypt';
  if (step.named && !(step.id === trace.tag))
    return { text: step.named.letter, index: step.named.index, role: 'chain' };
  if (trace.tag !== undefined) {
    const name = taggedName(trace, step);
    if (name) return name;
  }
  if (step.op === 'iv') return FIRST[trace.mode.iv] ?? { text: 'IV', role: 'chain' };
  if (step.op === 'in') return encrypting ? plaintext(step.block) : ciphertext(step.block);
  const place = placeOf(trace, 'outputs', step.id);
  if (place >= 0) return encrypting ? ciphertext(place + 1) : plaintext(place + 1);
  const { text, role } = letterOf(trace, step);
  return own(trace, step, text, role);
}
