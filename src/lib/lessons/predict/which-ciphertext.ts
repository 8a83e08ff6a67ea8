import { equalBytes, toHex } from '../../bytes/index.ts';
import { encrypt } from '../../modes/index.ts';
import { plaintextOf, settingsOf } from '../case.ts';
import type { Case, Kind, Option, Setup } from '../types.ts';

/** A ciphertext to choose from. */
export interface Choice {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Whether it is the ciphertext of the case. */
  readonly right: boolean;
}

/** The ciphertexts to choose from, ordered by their bytes so that no place gives the answer away. */
export function choicesOf(it: Case, options: readonly Option[]): Choice[] {
  const choices = options.map(({ id, setup }) => {
    const own: Setup = { ...it.setup, ...setup };
    const bytes = encrypt(settingsOf(own), plaintextOf(own));
    return { id, bytes, right: equalBytes(bytes, it.sent) };
  });
  return choices.sort((a, b) => (toHex(a.bytes) < toHex(b.bytes) ? -1 : 1));
}

/** A, B, C …: what a choice is called on the page. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** Which of these is the ciphertext? */
export const whichCiphertext: Kind<{ kind: 'which-ciphertext'; options: readonly Option[] }> = {
  misconceptions: ({ options }) => options.map(({ id }) => id),
  accepts: ([index, ...more], _, { options }) =>
    more.length === 0 && index >= 0 && index < options.length,
  truth: (it, { options }) => [choicesOf(it, options).findIndex(({ right }) => right)],
  judge([index], it, { options }) {
    const choices = choicesOf(it, options);
    const { right, id } = choices[index];
    const truth = letterOf(choices.findIndex((choice) => choice.right));
    const cells = choices.map((choice, i) => ({
      name: letterOf(i),
      said: i === index ? 'this one' : 'not this one',
      was: choice.right ? 'the ciphertext' : 'not it',
      right: (i === index) === choice.right,
    }));
    const says = right
      ? `${truth} it is: as you said.`
      : `It is ${truth}; you said ${letterOf(index)}.`;
    return { right, cells, says, ...(right ? {} : { misconception: id }) };
  },
};
