import type { Op } from '../modes/types.ts';

/** A share of a step's duration. */
export interface Phase {
  readonly from: number;
  readonly to: number;
}

const NONE: Phase = { from: 0, to: 0 };

/** First what a step needs comes in … */
export const ARRIVE: Record<Op, Phase> = {
  in: NONE,
  iv: NONE,
  xor: { from: 0, to: 0.4 },
  increment: { from: 0, to: 0.5 },
  cipher: { from: 0, to: 0.14 },
  invCipher: { from: 0, to: 0.14 },
};

/** … then the operation works … */
export const WORK: Record<Op, Phase> = {
  in: NONE,
  iv: NONE,
  xor: { from: 0.3, to: 0.6 },
  increment: { from: 0.3, to: 0.6 },
  cipher: { from: 0.14, to: 0.8 },
  invCipher: { from: 0.14, to: 0.8 },
};

/** … its result leaves … */
export const LEAVE: Record<Op, Phase> = {
  in: NONE,
  iv: NONE,
  xor: { from: 0.4, to: 0.6 },
  increment: { from: 0.5, to: 0.6 },
  cipher: { from: 0.78, to: 0.88 },
  invCipher: { from: 0.78, to: 0.88 },
};

/** … and stands there, byte after byte. */
export const RESULT: Record<Op, Phase> = {
  in: NONE,
  iv: NONE,
  xor: { from: 0.5, to: 1 },
  increment: { from: 0.5, to: 1 },
  cipher: { from: 0.85, to: 1 },
  invCipher: { from: 0.85, to: 1 },
};

/** The part of a phase that belongs to item `index` of `count`, one after another, each overlapping the next. */
export function spread(phase: Phase, index: number, count: number): Phase {
  const span = (phase.to - phase.from) / (count + 1);
  const from = phase.from + index * span;
  return { from, to: from + 2 * span };
}
