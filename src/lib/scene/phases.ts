import type { Op } from '../modes/types.ts';

/** A share of a step's duration. */
export interface Phase {
  readonly from: number;
  readonly to: number;
}

const NONE: Phase = { from: 0, to: 0 };
/** What is known from the start has no phases. */
const KNOWN = {
  in: NONE,
  iv: NONE,
  aad: NONE,
  zero: NONE,
  lengths: NONE,
  b0: NONE,
  ctr0: NONE,
  constant: NONE,
} as const;

/** First what a step needs comes in … */
export const ARRIVE: Record<Op, Phase> = {
  ...KNOWN,
  xor: { from: 0, to: 0.4 },
  increment: { from: 0, to: 0.5 },
  double: { from: 0, to: 0.5 },
  halve: { from: 0, to: 0.5 },
  rotate: { from: 0, to: 0.5 },
  shiftIn: { from: 0, to: 0.5 },
  tweakCipher: { from: 0, to: 0.5 },
  cipher: { from: 0, to: 0.14 },
  invCipher: { from: 0, to: 0.14 },
  multiply: { from: 0, to: 0.3 },
  take: { from: 0, to: 0.3 },
  complete: { from: 0, to: 0.3 },
  verify: { from: 0, to: 0.5 },
};

/** … then the operation works … */
export const WORK: Record<Op, Phase> = {
  ...KNOWN,
  xor: { from: 0.3, to: 0.6 },
  increment: { from: 0.3, to: 0.6 },
  double: { from: 0.3, to: 0.6 },
  halve: { from: 0.3, to: 0.6 },
  rotate: { from: 0.3, to: 0.6 },
  shiftIn: { from: 0.3, to: 0.6 },
  tweakCipher: { from: 0.3, to: 0.6 },
  cipher: { from: 0.14, to: 0.8 },
  invCipher: { from: 0.14, to: 0.8 },
  multiply: { from: 0.25, to: 0.7 },
  take: { from: 0.25, to: 0.7 },
  complete: { from: 0.25, to: 0.7 },
  verify: { from: 0.4, to: 1 },
};

/** … its result leaves … */
export const LEAVE: Record<Op, Phase> = {
  ...KNOWN,
  xor: { from: 0.4, to: 0.6 },
  increment: { from: 0.5, to: 0.6 },
  double: { from: 0.5, to: 0.6 },
  halve: { from: 0.5, to: 0.6 },
  rotate: { from: 0.5, to: 0.6 },
  shiftIn: { from: 0.5, to: 0.6 },
  tweakCipher: { from: 0.5, to: 0.6 },
  cipher: { from: 0.78, to: 0.88 },
  invCipher: { from: 0.78, to: 0.88 },
  multiply: { from: 0.65, to: 0.8 },
  take: { from: 0.65, to: 0.8 },
  complete: { from: 0.65, to: 0.8 },
  verify: NONE,
};

/** … and stands there, byte after byte. */
export const RESULT: Record<Op, Phase> = {
  ...KNOWN,
  xor: { from: 0.5, to: 1 },
  increment: { from: 0.5, to: 1 },
  double: { from: 0.5, to: 1 },
  halve: { from: 0.5, to: 1 },
  rotate: { from: 0.5, to: 1 },
  shiftIn: { from: 0.5, to: 1 },
  tweakCipher: { from: 0.5, to: 1 },
  cipher: { from: 0.85, to: 1 },
  invCipher: { from: 0.85, to: 1 },
  multiply: { from: 0.75, to: 1 },
  take: { from: 0.75, to: 1 },
  complete: { from: 0.75, to: 1 },
  verify: NONE,
};

/** The part of a phase that belongs to item `index` of `count`, one after another, each overlapping the next. */
export function spread(phase: Phase, index: number, count: number): Phase {
  const span = (phase.to - phase.from) / (count + 1);
  const from = phase.from + index * span;
  return { from, to: from + 2 * span };
}
