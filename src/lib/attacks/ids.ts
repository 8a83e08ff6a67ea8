import type { ChallengeId } from './types.ts';

/** The challenges in the order in which they are climbed. */
export const CHALLENGE_IDS: readonly ChallengeId[] = [
  'flip',
  'replay',
  'paste',
  'cut',
  'oracle',
  'game',
  'padding',
];
