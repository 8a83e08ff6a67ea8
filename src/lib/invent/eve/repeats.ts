import { equalBytes, xorBytes } from '../../bytes/index.ts';
import { listed } from '../../words/index.ts';
import { block, isEqual, named, type Trial } from './trial.ts';

const BLOCKS = [1, 2, 3, 4, 5, 6];

/** Equal blocks in one message. */
export const repeats = {
  id: 'repeats',
  asks: 'Do repeats in one message show?',
  tried(trial: Trial) {
    const message = trial.message(0, 1, 0, 0, 1, 2);
    const sealed = trial.encrypt(message);
    const marks = BLOCKS.filter((j) =>
      BLOCKS.some((k) => k !== j && isEqual(sealed, j, sealed, k)),
    );
    const found = marks.length > 0;
    return {
      found,
      says: found
        ? `P₁, P₃ and P₄ are one sentence, P₂ and P₅ another; ${listed(marks.map((j) => named('C', j)))} have an equal among them: Eve sees it without a key.`
        : 'P₁, P₃ and P₄ are one sentence, P₂ and P₅ another; no two blocks of ciphertext are equal.',
      runs: [{ label: 'The message that repeats itself', run: trial.run(message), marks }],
    };
  },
};

/** Equal blocks whose difference in the ciphertext hangs on no key: then whoever knows the IV can compute it. */
export const peeled = {
  id: 'peeled',
  asks: 'Can Eve take off what hides them, without the key?',
  tried(trial: Trial) {
    const message = trial.message(0, 1, 0, 0, 1, 2);
    const sealed = trial.encrypt(message);
    const other = trial.encrypt(message, trial.iv, trial.otherKey);
    const marks = [1, 3, 4].filter((j, _, all) =>
      all.some((k) => k !== j && equalBytes(between(sealed, j, k), between(other, j, k))),
    );
    const found = marks.length > 0;
    return {
      found,
      says: found
        ? `P₁, P₃ and P₄ are equal, and what ${listed(marks.map((j) => named('C', j)))} differ by is the same under every key: Eve works it out, and sees that they are equal.`
        : 'P₁, P₃ and P₄ are equal; what their ciphertexts differ by is another under each key, and Eve has none.',
      runs: [{ label: 'The message that repeats itself', run: trial.run(message), marks }],
    };
  },
};

const between = (bytes: Uint8Array, j: number, k: number): Uint8Array =>
  xorBytes(block(bytes, j), block(bytes, k));

/** The same message, sent twice. */
export const twice = {
  id: 'twice',
  asks: 'Does Eve see that a message was sent twice?',
  tried(trial: Trial) {
    const message = trial.message(0, 1, 2);
    const other = trial.freshIv();
    const [a, b] = [trial.encrypt(message), trial.encrypt(message, other)];
    const marks = [1, 2, 3].filter((j) => isEqual(a, j, b, j));
    const found = marks.length > 0;
    return {
      found,
      says: found
        ? 'The same message, each time with what the sender would take anew: its blocks come out as before.'
        : 'The same message under another IV has nothing in common with the first.',
      runs: [
        { label: 'The first time', run: trial.run(message), marks },
        { label: 'The second time', run: trial.run(message, 'encrypt', other), marks },
      ],
    };
  },
};

/** Messages that begin alike, under one IV. */
export const prefixes = {
  id: 'prefixes',
  asks: 'An IV is used twice: does Eve see where two messages agree?',
  tried(trial: Trial) {
    if (trial.mode.iv === 'none') return undefined;
    const [one, two] = [trial.message(0, 1, 2, 3), trial.message(0, 1, 4, 3)];
    const [a, b] = [trial.encrypt(one), trial.encrypt(two)];
    const marks = [1, 2, 3, 4].filter((j) => isEqual(a, j, b, j));
    const found = marks.length > 0;
    return {
      found,
      says: found
        ? `The messages agree in P₁, P₂ and P₄; the ciphertexts agree in ${listed(marks.map((j) => named('C', j)))}.`
        : 'The messages agree in P₁, P₂ and P₄, and no block of their ciphertexts does.',
      runs: [
        { label: 'One message', run: trial.run(one), marks },
        { label: 'Another that begins alike', run: trial.run(two), marks },
      ],
    };
  },
};
