/** Which blocks of a run of bytes are equal. Blocks and kinds count from 0, kinds in order of first sight. */
export interface BlockIndex {
  readonly blocks: number;
  readonly distinct: number;
  /** For each block its kind. */
  readonly kinds: Uint32Array<ArrayBuffer>;
  /** For each kind the first block of it. */
  readonly first: Uint32Array<ArrayBuffer>;
  /** For each kind how many blocks are of it. */
  readonly counts: Uint32Array<ArrayBuffer>;
}

/**
 * Finds equal blocks with a hash table of plain numbers and full comparison: linear, on noise too, where a Map
 * of strings or BigInts is some twenty times slower.
 * @param bytes whole blocks of 16 bytes.
 */
export function indexBlocks(bytes: Uint8Array): BlockIndex {
  const words = asWords(bytes);
  const blocks = words.length >> 2;
  const mask = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * blocks))) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  const kinds = new Uint32Array(blocks);
  const first = new Uint32Array(blocks);
  const counts = new Uint32Array(blocks);
  let distinct = 0;
  for (let block = 0, at = 0; block < blocks; block++, at += 4) {
    let slot = hashAt(words, at) & mask;
    let kind = table[slot];
    while (kind >= 0 && !sameBlock(words, at, 4 * first[kind])) {
      slot = (slot + 1) & mask;
      kind = table[slot];
    }
    if (kind < 0) {
      kind = distinct++;
      table[slot] = kind;
      first[kind] = block;
    }
    kinds[block] = kind;
    counts[kind] += 1;
  }
  return {
    blocks,
    distinct,
    kinds,
    first: first.slice(0, distinct),
    counts: counts.slice(0, distinct),
  };
}

/** The bytes as words where they are aligned for it, else a copy. */
function asWords(bytes: Uint8Array): Uint32Array {
  const even = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(even.buffer, even.byteOffset, 4 * (bytes.length >> 4));
}

function hashAt(words: Uint32Array, at: number): number {
  let h = Math.imul(words[at], 0x9e3779b1) ^ Math.imul(words[at + 1], 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ words[at + 2];
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39) ^ words[at + 3];
  h = Math.imul(h ^ (h >>> 16), 0xc2b2ae35);
  return h ^ (h >>> 15);
}

function sameBlock(w: Uint32Array, a: number, b: number): boolean {
  return w[a] === w[b] && w[a + 1] === w[b + 1] && w[a + 2] === w[b + 2] && w[a + 3] === w[b + 3];
}

/** All blocks equal to this one, itself among them, in order; at most `limit`. */
export function twinsOf(index: BlockIndex, block: number, limit = Infinity): number[] {
  const kind = index.kinds[block];
  const twins: number[] = [];
  for (let i = index.first[kind]; i < index.blocks && twins.length < limit; i++)
    if (index.kinds[i] === kind) twins.push(i);
  return twins;
}

/** How often this block occurs. */
export const countOf = (index: BlockIndex, block: number): number =>
  index.counts[index.kinds[block]];

/** The kinds that occur most, most frequent first, the earlier seen first among equals. */
export function mostFrequent(index: BlockIndex, limit: number): number[] {
  const top: number[] = [];
  for (let kind = 0; kind < index.distinct; kind++) {
    const last = top[top.length - 1];
    if (top.length === limit && index.counts[kind] <= index.counts[last]) continue;
    let place = top.length;
    while (place > 0 && index.counts[top[place - 1]] < index.counts[kind]) place--;
    top.splice(place, 0, kind);
    top.length = Math.min(top.length, limit);
  }
  return top;
}

/** For each block how hot it is: 0 where it occurs once, else 1 to 255 by the logarithm of how often. */
export function heatOf(index: BlockIndex): Uint8Array<ArrayBuffer> {
  let most = 2;
  for (const count of index.counts) most = Math.max(most, count);
  const byKind = Uint8Array.from(index.counts, (count) =>
    count < 2 ? 0 : Math.max(1, Math.round((255 * Math.log(count)) / Math.log(most))),
  );
  return Uint8Array.from(index.kinds, (kind) => byKind[kind]);
}
