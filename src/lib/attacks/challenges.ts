import { cut } from './cut.ts';
import { flip } from './flip.ts';
import { game } from './game.ts';
import { oracle } from './oracle.ts';
import { padding } from './padding.ts';
import { paste } from './paste.ts';
import { replay } from './replay.ts';
import type { Challenge, ChallengeId } from './types.ts';

/** All challenges, by id. */
export const challenges: Readonly<Record<ChallengeId, Challenge>> = {
  flip,
  replay,
  paste,
  cut,
  oracle,
  game,
  padding,
};
