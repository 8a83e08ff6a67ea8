import type { Trace } from '../modes/types.ts';
import { nameText } from './names.ts';
import { repeatsOf } from './repeats.ts';

/** What a ciphertext gives away by its repeats alone. */
export interface Leak {
  readonly blocks: number;
  /** How many different whole blocks there are. */
  readonly distinct: number;
  /** The longest stretch of blocks in a row that occurs twice, and where: block numbers counted from 1. */
  readonly longest: { readonly length: number; readonly at: number; readonly again: number };
  /** What somebody without the key can state, in one sentence. */
  readonly sentence: string;
}

const names = (blocks: readonly number[]): string[] =>
  blocks.map((index) => nameText({ text: 'C', index, role: 'ciphertext' }));

/** "C₁, C₃ and C₄"; of a long list its beginning. */
function listed(blocks: readonly number[]): string {
  if (blocks.length > 5)
    return `${names(blocks.slice(0, 4)).join(', ')} and ${blocks.length - 4} more`;
  const all = names(blocks);
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** The longest run of blocks that begins at two places: each pair of neighbours of a class is tried, so it stays linear. */
function longestRun(
  classOf: Int32Array,
  repeats: readonly { blocks: readonly number[] }[],
): Leak['longest'] {
  let longest = { length: 0, at: 0, again: 0 };
  for (const { blocks } of repeats) {
    for (let i = 1; i < blocks.length; i++) {
      const [at, again] = [blocks[i - 1], blocks[i]];
      let length = 1;
      // The two stretches may not overlap: else a run of one block would be as long as it is.
      while (
        length < again - at &&
        classOf[at + length] > 0 &&
        classOf[at + length] === classOf[again + length]
      )
        length++;
      if (length > longest.length) longest = { length, at, again };
    }
  }
  return longest;
}

/** Counts and says what repeats; computed from the bytes of the trace's ciphertext. */
export function leakOf(trace: Trace): Leak {
  const repeats = repeatsOf(trace);
  const blocks = trace.inputs.length;
  const classOf = new Int32Array(blocks + 2);
  repeats.forEach((repeat, i) => repeat.blocks.forEach((block) => (classOf[block] = i + 1)));
  const distinct = blocks - repeats.reduce((sum, repeat) => sum + repeat.blocks.length - 1, 0);
  return {
    blocks,
    distinct,
    longest: longestRun(classOf, repeats),
    sentence: sentenceOf(blocks, repeats),
  };
}

function sentenceOf(blocks: number, repeats: readonly { blocks: readonly number[] }[]): string {
  if (blocks < 2) return 'One block: Eve has nothing to compare it with yet.';
  if (repeats.length === 0)
    return `All ${blocks.toLocaleString('en')} blocks differ: Eve sees noise, and how long it is.`;
  const [first, ...rest] = [...repeats].sort((a, b) => b.blocks.length - a.blocks.length);
  const more = rest.length
    ? `, and ${rest.length} more group${rest.length > 1 ? 's' : ''} of equal blocks`
    : '';
  return `${listed(first.blocks)} are equal${more}. Eve has no key, and knows that you said the same thing ${first.blocks.length.toLocaleString('en')} times.`;
}
