import { concatBytes, equalBytes, xorBytes } from '../../bytes/index.ts';
import { block, isEqual, type Trial } from './trial.ts';

/** The first 16 bytes of what travels beside a message, replaced. */
const withFirst = (iv: Uint8Array, first: Uint8Array): Uint8Array =>
  concatBytes([first, iv.subarray(16)]);

/** A guess, tested with an IV that is known before it is used: TLS 1.0, BEAST. */
export const guess = {
  id: 'guess',
  asks: 'Does it help Eve to know the next IV beforehand?',
  tried(trial: Trial) {
    const { mode, iv } = trial;
    if (mode.iv === 'none' || mode.ivBytes.usual < 16) return undefined;
    const next = withFirst(iv, trial.freshIv().subarray(0, 16));
    const message = trial.message(0, 1, 2);
    const sealed = trial.encrypt(message);
    const both = xorBytes(iv.subarray(0, 16), next.subarray(0, 16));
    const probe = concatBytes([xorBytes(block(message, 1), both), message.subarray(16)]);
    const found = isEqual(sealed, 1, trial.encrypt(probe, next), 1);
    return {
      found,
      says: found
        ? 'Eve guesses P₁ and has guess ⊕ IV ⊕ next IV encrypted: the same C₁ comes, and she knows that she was right. An IV has to be unpredictable here.'
        : 'Eve has guess ⊕ IV ⊕ next IV encrypted: what comes tells her nothing of her guess.',
      runs: [
        { label: 'The message', run: trial.run(message), marks: [1] },
        {
          label: 'Eve’s probe, under the next IV',
          run: trial.run(probe, 'encrypt', next),
          marks: [1],
        },
      ],
    };
  },
};

/** C₁, zeros, C₁: what comes out tells the IV, where somebody took it for a secret. */
export const secret = {
  id: 'secret',
  asks: 'Can a secret IV be had by a forged message that Bob reads aloud?',
  tried(trial: Trial) {
    const { mode, iv } = trial;
    if (mode.iv === 'none' || mode.tagBytes > 0 || mode.ivBytes.usual < 16) return undefined;
    const sealed = trial.encrypt(trial.message(0, 1, 2));
    const first = block(sealed, 1);
    const forged = concatBytes([first, new Uint8Array(16), first]);
    const read = trial.decrypt(forged);
    if (!read) return undefined;
    const told = xorBytes(block(read, 1), block(read, 3));
    const found = equalBytes(told, iv.subarray(0, 16));
    return {
      found,
      says: found
        ? 'Eve sends C₁, zeros, C₁ and gets to see what Bob reads: P₁ ⊕ P₃ is the IV. Whoever took it for a key has lost it.'
        : 'Eve sends C₁, zeros, C₁: what Bob reads doesn’t tell the IV in this way.',
      runs: [{ label: 'What Bob reads', run: trial.run(forged, 'decrypt'), marks: [1, 3] }],
    };
  },
};
