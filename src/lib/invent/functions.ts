import type { FunctionName } from './types.ts';

/** What the language says of a function: what goes in, and what it does in a few words. */
export interface FunctionFacts {
  /** How it is written: `rotl(x, bits)`. */
  readonly form: string;
  readonly args: 1 | 2;
  /** For those who type it. */
  readonly says: string;
}

/** The functions by name, in the order in which they are offered. */
export const FUNCTIONS: Readonly<Record<FunctionName, FunctionFacts>> = {
  E: { form: 'E(x)', args: 1, says: 'AES under the key K' },
  D: { form: 'D(x)', args: 1, says: 'its inverse under K' },
  inc: { form: 'inc(x)', args: 1, says: 'plus one, the last byte the lowest' },
  inc32: { form: 'inc32(x)', args: 1, says: 'plus one in the last 32 bits' },
  double: { form: 'double(x)', args: 1, says: 'times α in GF(2¹²⁸), as XTS has it' },
  mul: { form: 'mul(x, y)', args: 2, says: 'the product in GF(2¹²⁸), as GCM has it' },
  rotl: { form: 'rotl(x, bits)', args: 2, says: 'turned to the left by so many bits' },
  left: { form: 'left(x)', args: 1, says: 'the first 8 bytes' },
  right: { form: 'right(x)', args: 1, says: 'the last 8 bytes' },
};

const OTHERS: Readonly<Record<string, FunctionName>> = {
  AES: 'E',
  CIPH: 'E',
  Enc: 'E',
  Dec: 'D',
  AESinv: 'D',
  msb: 'left',
  lsb: 'right',
};

const BY_LETTERS = new Map<string, FunctionName>(
  (Object.keys(FUNCTIONS) as FunctionName[])
    .filter((name) => name.length > 1)
    .map((name) => [name.toLowerCase(), name]),
);

/** The function that a word names, however it is capitalised where it has more than one letter; undefined where none is. */
export function functionOf(word: string): FunctionName | undefined {
  if (word === 'E' || word === 'D') return word;
  return (
    BY_LETTERS.get(word.toLowerCase()) ?? (Object.hasOwn(OTHERS, word) ? OTHERS[word] : undefined)
  );
}
