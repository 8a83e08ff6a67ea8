import { roleOf } from './names.ts';
import type { Field } from './object.ts';

/** The one value of an object that has a ciphertext’s name and no IV beside it: all the rest is then inside it. */
export function loneText(fields: readonly Field[]): string | undefined {
  const named = fields.flatMap((field) => {
    const role = roleOf(field.name)?.role;
    return field.quoted && role ? [{ role, text: field.text }] : [];
  });
  const ciphertexts = named.filter(({ role }) => role === 'ciphertext');
  return ciphertexts.length === 1 && named.length === 1 ? ciphertexts[0].text : undefined;
}
