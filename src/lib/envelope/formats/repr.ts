import { formsOfValue } from '../read/value-forms.ts';
import type { TextFormat } from '../format.ts';
import { envelopesOfItems } from '../positional.ts';
import type { Literal } from '../read/literal.ts';
import { literalAt } from '../read/literal.ts';

const MOST_VALUES = 4;
const BETWEEN = /[\s,;()[\]]*/y;

/** Python’s print of several bytes values: `(b'…', b'…', b'…')`. A single one is bytes as any other. */
export const repr: TextFormat = {
  id: 'repr',
  name: 'Python bytes, several',
  source: 'Python’s repr of a tuple or a list of bytes, as encrypt_and_digest gives them',
  read(text) {
    const literals = literalsOf(text);
    if (literals.length < 2 || literals.length > MOST_VALUES) return [];
    const items = literals.map((one) => ({ ...one, readings: formsOfValue(one.text) }));
    return envelopesOfItems(items, 'Values of bytes as Python prints them, in a row.');
  },
};

function literalsOf(text: string): Literal[] {
  const literals: Literal[] = [];
  for (let at = skip(text, 0); at < text.length;) {
    if (!/[bB]/.test(text[at])) return [];
    const literal = literalAt(text, at);
    if (!literal?.quoted || literals.length === MOST_VALUES) return [];
    literals.push(literal);
    at = skip(text, literal.next);
  }
  return literals;
}

function skip(text: string, at: number): number {
  BETWEEN.lastIndex = at;
  BETWEEN.exec(text);
  return BETWEEN.lastIndex;
}
