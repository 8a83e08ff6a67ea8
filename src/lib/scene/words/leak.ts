import { BLOCK_BYTES } from '../../bytes/index.ts';
import { number } from '../../words/index.ts';
import type { Trace } from '../../modes/types.ts';
import { nameText, perTrace, repeatsIn, repeatsOf } from '../../diagram/index.ts';

/** What a ciphertext gives away by its repeats alone. */
export interface Leak {
  readonly blocks: number;
  /** How many different whole blocks there are. */
  readonly distinct: number;
  /** The longest stretch of blocks in a row that occurs again, up to 256, and where: block numbers counted from 1. */
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

/** Two places at which the same `length` blocks begin, if there are; `classOf` is 0 for a block that occurs once. */
function twice(classOf: Int32Array, blocks: number, length: number): Leak['longest'] | undefined {
  const seen = new Map<string, number>();
  let clean = 0;
  for (let block = 1; block <= blocks; block++) {
    clean = classOf[block] === 0 ? 0 : clean + 1;
    if (clean < length) continue;
    const at = block - length + 1;
    const key = classOf.subarray(at, block + 1).join();
    const before = seen.get(key);
    if (before !== undefined) return { length, at: before, again: at };
    seen.set(key, at);
  }
  return undefined;
}

/** A longer stretch than this is only said to be so long: the search would be felt. */
const LONGEST_SOUGHT = 256;

/** The longest stretch that occurs again. One that does holds shorter ones that do: so its length can be halved in on. */
function longestRun(classOf: Int32Array, blocks: number): Leak['longest'] {
  let best = { length: 0, at: 0, again: 0 };
  let [low, high] = [1, Math.min(LONGEST_SOUGHT, blocks - 1)];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = twice(classOf, blocks, middle);
    if (found) [best, low] = [found, middle + 1];
    else high = middle - 1;
  }
  return best;
}

/** Counts and says what repeats; computed from the bytes of the trace's ciphertext. */
export const leakOf = perTrace((trace: Trace): Leak => {
  const inBlocks = trace.mode.segmentBytes === BLOCK_BYTES;
  // Who has no key doesn’t know of segments, and looks for whole blocks.
  const ciphertext = trace.direction === 'encrypt' ? trace.output : trace.input;
  const repeats = inBlocks ? repeatsOf(trace) : repeatsIn(ciphertext);
  const blocks = inBlocks ? trace.inputs.length : Math.ceil(ciphertext.length / BLOCK_BYTES);
  const classOf = new Int32Array(blocks + 2);
  repeats.forEach((repeat, i) => repeat.blocks.forEach((block) => (classOf[block] = i + 1)));
  const distinct = blocks - repeats.reduce((sum, repeat) => sum + repeat.blocks.length - 1, 0);
  return {
    blocks,
    distinct,
    longest: longestRun(classOf, blocks),
    sentence: sentenceOf(blocks, repeats),
  };
});

function sentenceOf(blocks: number, repeats: readonly { blocks: readonly number[] }[]): string {
  if (blocks < 2) return 'One block: Eve has nothing to compare it with yet.';
  if (repeats.length === 0)
    return `All ${number(blocks)} blocks differ: Eve sees noise, and how long it is.`;
  const [first, ...rest] = [...repeats].sort((a, b) => b.blocks.length - a.blocks.length);
  const more = rest.length
    ? `, and ${rest.length} more group${rest.length > 1 ? 's' : ''} of equal blocks`
    : '';
  return `${listed(first.blocks)} are equal${more}. Eve has no key, and knows that you said the same thing ${number(first.blocks.length)} times.`;
}
