import type { Step, Trace } from '../modes/types.ts';
import { perTrace } from './per-trace.ts';
import type { Role } from './types.ts';

/** A value's name as the standard writes it: a letter with an index, `P` 3, or `IV` with none. */
export interface Name {
  readonly text: string;
  readonly index?: number;
  readonly role: Role;
}

const outputsOf = perTrace((trace) => new Set(trace.outputs));

/** Whether the step's value is a block of the result. */
export function isOutput(trace: Trace, id: number): boolean {
  return outputsOf(trace).has(id);
}

/** The name of plaintext block `index`. */
export const plaintext = (index: number): Name => ({ text: 'P', index, role: 'plaintext' });
/** The name of ciphertext block `index`. */
export const ciphertext = (index: number): Name => ({ text: 'C', index, role: 'ciphertext' });

const first = (trace: Trace): Name =>
  trace.mode === 'ctr' ? { text: 'T', index: 1, role: 'chain' } : { text: 'IV', role: 'chain' };

/** P_j, C_j, IV, T_j (counter block), I_j (input block), O_j (output block): SP 800-38A §4.2, §5.1, §6. */
export function nameOf(trace: Trace, step: Step): Name {
  const index = step.block;
  const encrypting = trace.direction === 'encrypt';
  if (step.op === 'iv') return first(trace);
  if (step.op === 'in') return encrypting ? plaintext(index) : ciphertext(index);
  if (isOutput(trace, step.id)) return encrypting ? ciphertext(index) : plaintext(index);
  if (step.op === 'increment') return { text: 'T', index, role: 'chain' };
  return { text: step.op === 'xor' ? 'I' : 'O', index, role: 'value' };
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The name in plain text, with real subscript digits: `P₃`. */
export function nameText({ text, index }: Name): string {
  return text + String(index ?? '').replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)]);
}

/** The name for ids: `p3`, `iv`. */
export function nameId({ text, index }: Name): string {
  return text.toLowerCase() + (index ?? '');
}
