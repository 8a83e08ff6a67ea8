import { xorBytes } from '../../bytes/index.ts';
import { block, type Trial } from './trial.ts';

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
const sum = (...blocks: readonly Uint8Array[]): Uint8Array =>
  blocks.reduce((a, b) => xorBytes(a, b));

/** A keystream that comes twice: in two messages under one IV, or in two blocks of one. */
export const keystream = {
  id: 'keystream',
  asks: 'Does a block that Eve knows give her another one?',
  tried(trial: Trial) {
    const [one, two] = [trial.message(0, 1, 2), trial.message(3, 4, 5)];
    const [a, b] = [trial.encrypt(one), trial.encrypt(two)];
    const within = isZero(sum(block(a, 1), block(a, 2), block(one, 1), block(one, 2)));
    const marks = [1, 2, 3].filter((j) =>
      isZero(sum(block(a, j), block(b, j), block(one, j), block(two, j))),
    );
    const runs = [{ label: 'One message', run: trial.run(one), marks: within ? [1, 2] : marks }];
    if (within)
      return {
        found: true,
        says: 'C₁ ⊕ C₂ is P₁ ⊕ P₂: both blocks were XORed with the same bytes, and who knows one of them reads the other.',
        runs,
      };
    const found = marks.length > 0;
    return {
      found,
      says: found
        ? 'Two messages under one IV: XORed with each other, the ciphertexts are the plaintexts XORed. Who knows one reads the other.'
        : 'Two messages under one IV: their ciphertexts, XORed, say nothing of the plaintexts.',
      runs: [...runs, { label: 'Another under the same IV', run: trial.run(two), marks }],
    };
  },
};
