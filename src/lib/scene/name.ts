import type { Role } from './types.ts';

/** A value's name as the standard writes it: a letter with an index, `P` 3, or `IV` with none. */
export interface Name {
  readonly text: string;
  readonly index?: number;
  readonly role: Role;
}

/** The name of plaintext block `index`. */
export const plaintext = (index: number): Name => ({ text: 'P', index, role: 'plaintext' });
/** The name of ciphertext block `index`. */
export const ciphertext = (index: number): Name => ({ text: 'C', index, role: 'ciphertext' });

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** The name in plain text, with real subscript digits: `P₃`. */
export function nameText({ text, index }: Name): string {
  return text + String(index ?? '').replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)]);
}

/** The name for ids: `p3`, `iv`. */
export function nameId({ text, index }: Name): string {
  return text.toLowerCase() + (index ?? '');
}
