import type { Step, Trace } from '../modes/types.ts';
import { countWhile } from './count-while.ts';
import { gcmName } from './tag-names.ts';
import { ciphertext, type Name, plaintext } from './name.ts';

/** Whether the step's value is a block of the result. */
export function isOutput({ outputs }: Trace, id: number): boolean {
  return outputs[countWhile(outputs, (output) => output < id)] === id;
}

const first = ({ mode }: Trace): Name =>
  mode.iv === 'counter' ? { text: 'T', index: 1, role: 'chain' } : { text: 'IV', role: 'chain' };

/** P_j, C_j, IV, T_j (counter block), I_j (input block), O_j (output block): SP 800-38A §4.2, §5.1, §6. */
export function nameOf(trace: Trace, step: Step): Name {
  const index = step.block;
  const encrypting = trace.direction === 'encrypt';
  if (trace.tag !== undefined) {
    const name = gcmName(trace, step);
    if (name) return name;
  }
  if (step.op === 'iv') return first(trace);
  if (step.op === 'in') return encrypting ? plaintext(index) : ciphertext(index);
  if (isOutput(trace, step.id)) return encrypting ? ciphertext(index) : plaintext(index);
  if (step.op === 'increment') return { text: 'T', index, role: 'chain' };
  return { text: step.op === 'xor' ? 'I' : 'O', index, role: 'value' };
}
