import type { Step, Trace } from '../modes/types.ts';
import type { Role } from './types.ts';

/** A value's name as the standard writes it: a letter with an index, `P` 3, or `IV` with none. */
export interface Name {
  readonly text: string;
  readonly index?: number;
  readonly role: Role;
}

const outputs = new WeakMap<Trace, Set<number>>();

/** Whether the step's value is a block of the result. */
export function isOutput(trace: Trace, id: number): boolean {
  let ids = outputs.get(trace);
  if (!ids) outputs.set(trace, (ids = new Set(trace.outputs)));
  return ids.has(id);
}

/** P_j, C_j, IV, T_j (counter block), I_j (input block), O_j (output block): SP 800-38A §4.2, §5.1, §6. */
export function nameOf(trace: Trace, step: Step): Name {
  const index = step.block;
  const encrypting = trace.direction === 'encrypt';
  if (step.op === 'iv')
    return trace.mode === 'ctr'
      ? { text: 'T', index: 1, role: 'chain' }
      : { text: 'IV', role: 'chain' };
  if (step.op === 'in') return encrypting ? plaintext(index) : ciphertext(index);
  if (isOutput(trace, step.id)) return encrypting ? ciphertext(index) : plaintext(index);
  if (step.op === 'increment') return { text: 'T', index, role: 'chain' };
  return { text: step.op === 'xor' ? 'I' : 'O', index, role: 'value' };
}

const plaintext = (index: number): Name => ({ text: 'P', index, role: 'plaintext' });
const ciphertext = (index: number): Name => ({ text: 'C', index, role: 'ciphertext' });

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The name in plain text, with real subscript digits: `P₃`. */
export function nameText(name: Name): string {
  if (name.index === undefined) return name.text;
  return name.text + [...String(name.index)].map((digit) => SUBSCRIPTS[Number(digit)]).join('');
}

/** The name for ids: `p3`, `iv`. */
export function nameId(name: Name): string {
  return name.text.toLowerCase() + (name.index ?? '');
}
