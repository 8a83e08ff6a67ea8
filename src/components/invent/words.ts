import type { Effect, Order } from '../../lib/invent/index.ts';
import { plural } from '../../lib/words/index.ts';

/** In which order blocks can be computed, as a sentence. */
export function orderSentence({ parallel, depth, waits, from, calls }: Order): string {
  if (parallel)
    return `Parallel: no block waits for another’s, and each rests on ${plural(calls, 'call')} of AES at most.`;
  if (waits)
    return `A chain from the ${from} block on: of 8 blocks, ${depth} calls of AES have to come one after another.`;
  return 'A chain of XORs: all calls of AES can run at once, and then each block waits for the one before.';
}

/** What a cell of the picture says, beside its colour. */
export const EFFECT_SIGNS: Readonly<Record<Effect, string>> = {
  none: '·',
  bit: '1',
  bits: '≈',
  garbled: '×',
};

/** What it is called. */
export const EFFECT_NAMES: Readonly<Record<Effect, string>> = {
  none: 'as it was',
  bit: 'the same bit changed',
  bits: 'known bits changed',
  garbled: 'garbled',
};
