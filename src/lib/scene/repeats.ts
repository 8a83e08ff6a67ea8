import { BLOCK_BYTES } from '../bytes/index.ts';
import type { Trace } from '../modes/types.ts';

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
    const key = String.fromCharCode(
      ...bytes.subarray((block - 1) * BLOCK_BYTES, block * BLOCK_BYTES),
    );
    const blocks = seen.get(key);
    if (blocks) blocks.push(block);
    else seen.set(key, [block]);
  }
  return [...seen.values()]
    .filter((blocks) => blocks.length > 1)
    .map((blocks, index) => ({ letter: letters(index), blocks }));
}

const known = new WeakMap<Trace, Repeat[]>();

/** The repeats of a trace's ciphertext, whichever side of it that is; found once a trace. */
export function repeatsOf(trace: Trace): Repeat[] {
  let repeats = known.get(trace);
  if (!repeats) {
    repeats = repeatsIn(trace.direction === 'encrypt' ? trace.output : trace.input);
    known.set(trace, repeats);
  }
  return repeats;
}
