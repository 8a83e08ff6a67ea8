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

/** A number that equal blocks share and others hardly ever do: FNV-1a over four words. */
function hashOf(words: Uint32Array, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + 4; i++)
    hash = Math.imul(hash ^ words[i] ^ (words[i] >>> 15), 0x01000193);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function sameWords(words: Uint32Array, a: number, b: number): boolean {
  for (let i = 0; i < 4; i++) if (words[a + i] !== words[b + i]) return false;
  return true;
}

/**
 * For each whole block, counted from 0, the first one that is equal to it: itself, where there is none before. A table of
 * hashes with open addresses: a string a block would cost more than the encryption.
 */
function firstEqual(bytes: Uint8Array): Uint32Array {
  const count = Math.floor(bytes.length / BLOCK_BYTES);
  const words = new Uint32Array(bytes.slice(0, count * BLOCK_BYTES).buffer);
  const size = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const table = new Uint32Array(size);
  const first = new Uint32Array(count);
  for (let block = 0; block < count; block++) {
    let slot = hashOf(words, 4 * block) & (size - 1);
    while (table[slot] && !sameWords(words, 4 * (table[slot] - 1), 4 * block))
      slot = (slot + 1) & (size - 1);
    table[slot] ||= block + 1;
    first[block] = table[slot] - 1;
  }
  return first;
}

/** All classes of equal whole blocks in some bytes, in the order in which they first appear. */
export function repeatsIn(bytes: Uint8Array): Repeat[] {
  const classes = new Map<number, number[]>();
  firstEqual(bytes).forEach((first, block) => {
    if (first === block) return;
    const blocks = classes.get(first);
    if (blocks) blocks.push(block + 1);
    else classes.set(first, [first + 1, block + 1]);
  });
  return [...classes]
    .sort(([a], [b]) => a - b)
    .map(([, blocks], index) => ({ letter: letters(index), blocks }));
}

/**
 * The repeats among the blocks of a trace's ciphertext, whichever side of it that is; found once a trace. What comes behind a block
 * that isn't whole isn't looked at.
 */
export const repeatsOf = perTrace((trace: Trace): readonly Repeat[] => {
  const [ids, bytes] =
    trace.direction === 'encrypt' ? [trace.outputs, trace.output] : [trace.inputs, trace.input];
  const short = ids.findIndex((id) => trace.sizeOf(id) < BLOCK_BYTES);
  return repeatsIn(short < 0 ? bytes : bytes.subarray(0, short * BLOCK_BYTES));
});

const byBlock = perTrace(
  (trace) =>
    new Map(repeatsOf(trace).flatMap((repeat) => repeat.blocks.map((block) => [block, repeat]))),
);

/** The repeat that a block (counted from 1) of the ciphertext belongs to; undefined where it is the only one of its kind. */
export function repeatAt(trace: Trace, block: number): Repeat | undefined {
  return byBlock(trace).get(block);
}
