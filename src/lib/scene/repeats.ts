import { BLOCK_BYTES } from '../bytes/index.ts';
import type { Trace } from '../modes/types.ts';
import { perTrace } from './per-trace.ts';

/** Blocks of ciphertext that are equal to one another. */
export interface Repeat {
  /** `A` for the class that appears first, then `B` … `Z`, `AA` …: what people call it. */
  readonly letter: string;
  /** Block numbers, counted from 1, ascending; two at least. */
  readonly blocks: readonly number[];
}

function letters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? letters(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** All classes of equal whole blocks in some bytes, in the order in which they first appear. */
export function repeatsIn(bytes: Uint8Array): Repeat[] {
  const seen = new Map<string, number[]>();
  for (let block = 1; block * BLOCK_BYTES <= bytes.length; block++) {
    const content = bytes.subarray((block - 1) * BLOCK_BYTES, block * BLOCK_BYTES);
    const key = String.fromCharCode(...content);
    const blocks = seen.get(key);
    if (blocks) blocks.push(block);
    else seen.set(key, [block]);
  }
  return [...seen.values()]
    .filter((blocks) => blocks.length > 1)
    .map((blocks, index) => ({ letter: letters(index), blocks }));
}

/** The repeats of a trace's ciphertext, whichever side of it that is; found once a trace. */
export const repeatsOf = perTrace((trace: Trace): readonly Repeat[] =>
  repeatsIn(trace.direction === 'encrypt' ? trace.output : trace.input),
);

const byBlock = perTrace(
  (trace) =>
    new Map(repeatsOf(trace).flatMap((repeat) => repeat.blocks.map((block) => [block, repeat]))),
);

/** The repeat that a block (counted from 1) of the ciphertext belongs to; undefined where it is the only one of its kind. */
export function repeatAt(trace: Trace, block: number): Repeat | undefined {
  return byBlock(trace).get(block);
}
