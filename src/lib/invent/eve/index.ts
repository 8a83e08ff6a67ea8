import type { Mode } from '../../modes/index.ts';
import { cut, flip, swap } from './changes.ts';
import { guess, secret } from './iv.ts';
import { keystream } from './keystream.ts';
import { peeled, prefixes, repeats, twice } from './repeats.ts';
import { lengthTrick } from './tag.ts';
import { type Experiment, type Finding, Trial } from './trial.ts';

export type { Experiment, Finding } from './trial.ts';

/** What Eve tries on a mode, in the order in which it is told: what she sees, then what she changes, then what IVs and tags are for. */
export const EXPERIMENTS: readonly Experiment[] = [
  ...[repeats, peeled, twice, prefixes, keystream],
  ...[swap, flip, cut, guess, secret, lengthTrick],
];

/** All experiments that can be made on a mode, made: the same seed makes the same runs. */
export function findingsOf(mode: Mode, seed: number): Finding[] {
  return EXPERIMENTS.flatMap((experiment) => {
    const finding = experiment.tried(new Trial(mode, seed));
    return finding ? [{ ...finding, id: experiment.id }] : [];
  });
}
