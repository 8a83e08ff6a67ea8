import { subscript } from '../words/index.ts';

/** What a value means; its colour and second sign follow from it (one role, one colour, site-wide). */
export type Role =
  'plaintext' | 'ciphertext' | 'key' | 'chain' | 'value' | 'padding' | 'leak' | 'ink';

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

/** The name in plain text, with real subscript digits: `P₃`. */
export const nameText = ({ text, index }: Name): string => text + subscript(String(index ?? ''));

/** The name for ids: `p3`, `iv`. */
export function nameId({ text, index }: Name): string {
  return text.toLowerCase() + (index ?? '');
}
