import { concatBytes, equalBytes, xorBytes } from '../../bytes/index.ts';
import { block, type Trial } from './trial.ts';

/** The tag of a block carried on into a longer message: the length trick against CBC-MAC. */
export const lengthTrick = {
  id: 'length',
  asks: 'Does a tag that Eve has seen give her the tag of a longer message?',
  tried(trial: Trial) {
    if (trial.mode.tagBytes !== 16) return undefined;
    const message = trial.message(4);
    const tag = trial.encrypt(message).subarray(16);
    const longer = concatBytes([message, xorBytes(block(message, 1), tag)]);
    const sealed = trial.encrypt(longer);
    const found = equalBytes(sealed.subarray(32), tag);
    return {
      found,
      says: found
        ? 'The message of two blocks P₁, P₁ ⊕ T has the tag T of P₁ alone: Eve knows a tag that nobody has made.'
        : 'The message of two blocks P₁, P₁ ⊕ T has another tag than P₁ alone.',
      runs: [
        { label: 'One block and its tag', run: trial.run(message), marks: [2] },
        { label: 'Two blocks, and their tag', run: trial.run(longer), marks: [3] },
      ],
    };
  },
};
