import { listed } from '../../words/index.ts';
import { block, differing, isEqual, named, type Trial } from './trial.ts';

const all = (letter: string, blocks: readonly number[]): string =>
  listed(blocks.map((j) => named(letter, j)));

const refused = 'The tag isn’t the one that was computed: Bob refuses the message.';

/** Two blocks of ciphertext in each other’s place. */
export const swap = {
  id: 'swap',
  asks: 'Can two blocks be swapped, and what follows is as it was?',
  tried(trial: Trial) {
    const message = trial.message(0, 1, 2, 3, 4, 5);
    const swapped = trial.put(trial.encrypt(message), [1, 3, 2, 4, 5, 6]);
    const read = trial.decrypt(swapped);
    const runs = [
      { label: 'What Bob decrypts', run: trial.run(swapped, 'decrypt'), marks: [2, 3] },
    ];
    if (!read) return { found: false, says: refused, runs };
    const changed = differing(message, read, 6);
    const found = !changed.includes(5) && !changed.includes(6);
    return {
      found,
      says: found
        ? `Eve swaps C₂ and C₃: ${all('P', changed)} come out otherwise, and what follows is as it was. Nobody notices.`
        : `Eve swaps C₂ and C₃: ${all('P', changed)} come out otherwise, to the end of the message.`,
      runs: [{ ...runs[0], marks: changed }],
    };
  },
};

/** One bit of ciphertext changed. */
export const flip = {
  id: 'flip',
  asks: 'Can Eve change a letter that she chooses?',
  tried(trial: Trial) {
    const message = trial.message(0, 4, 2, 3);
    const sealed = trial.encrypt(message);
    const hit = [1, 2, 3, 4].flatMap((j) => {
      const forged = sealed.slice();
      forged[16 * (j - 1) + 4] ^= 0x08;
      const read = trial.decrypt(forged);
      const lands = read && [1, 2, 3, 4].filter((k) => isFlipped(message, read, k));
      return lands?.map((k) => ({ j, k, forged })) ?? [];
    })[0];
    if (!hit) {
      const forged = sealed.slice();
      forged[20] ^= 0x08;
      const runs = [{ label: 'What Bob decrypts', run: trial.run(forged, 'decrypt'), marks: [2] }];
      const says = trial.decrypt(forged)
        ? 'A changed bit garbles whole blocks: no letter can be chosen.'
        : refused;
      return { found: false, says, runs };
    }
    return {
      found: true,
      says: `Eve changes one bit of ${named('C', hit.j)}, and the same bit of ${named('P', hit.k)} is changed: what it says is hers to choose.`,
      runs: [{ label: 'What Bob decrypts', run: trial.run(hit.forged, 'decrypt'), marks: [hit.k] }],
    };
  },
};

/** Whether just the bit that was changed is another in a block. */
function isFlipped(before: Uint8Array, after: Uint8Array, k: number): boolean {
  const [a, b] = [block(before, k), block(after, k)];
  return a.every((byte, i) => (byte ^ b[i]) === (i === 4 ? 0x08 : 0));
}

/** The end of a message cut off. */
export const cut = {
  id: 'cut',
  asks: 'Can the end be cut off, and nothing tells it?',
  tried(trial: Trial) {
    const message = trial.message(0, 1, 2, 3);
    const short = trial.put(trial.encrypt(message), [1, 2]);
    const read = trial.decrypt(short);
    const runs = [{ label: 'What Bob decrypts', run: trial.run(short, 'decrypt'), marks: [1, 2] }];
    if (!read) return { found: false, says: refused, runs };
    const found = isEqual(message, 1, read, 1) && isEqual(message, 2, read, 2);
    return {
      found,
      says: found
        ? 'Eve keeps C₃ and C₄ back: P₁ and P₂ come out as they were, and nothing tells Bob that there was more.'
        : 'Eve keeps C₃ and C₄ back: what is left comes out as something else.',
      runs,
    };
  },
};
