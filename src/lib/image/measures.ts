import type { BlockIndex } from './block-index.ts';
import { indexBlocks } from './block-index.ts';
import { BYTES_PER_PIXEL, strideOf } from './layout.ts';
import type { Layout } from './layout.ts';

/** What can be counted in the bytes of a picture, plain or encrypted. */
export interface Measures {
  readonly blocks: number;
  readonly distinct: number;
  /** Blocks that are equal to the block before them, over all that have one: flat areas show as runs. */
  readonly sameAsBefore: number;
  /** Bits a byte, 0 to 8. */
  readonly byteEntropy: number;
  /** Bits a block, 0 to log₂ of the number of blocks. */
  readonly blockEntropy: number;
  /** How often each byte value occurs. */
  readonly histogram: Uint32Array<ArrayBuffer>;
  /** Pearson's correlation of each byte with the same channel of the pixel to its right, -1 to 1. */
  readonly correlation: number;
}

/** Everything measured at once; the layout says which bytes are neighbours. */
export function measure(bytes: Uint8Array, layout: Layout, index = indexBlocks(bytes)): Measures {
  const histogram = byteHistogram(bytes);
  return {
    blocks: index.blocks,
    distinct: index.distinct,
    sameAsBefore: sameAsBefore(index),
    byteEntropy: entropy(histogram, bytes.length),
    blockEntropy: entropy(index.counts, index.blocks),
    histogram,
    correlation: neighbourCorrelation(bytes, layout),
  };
}

/** How often each of the 256 byte values occurs. */
export function byteHistogram(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < bytes.length; i++) histogram[bytes[i]]++;
  return histogram;
}

/** Shannon's entropy in bits of what occurs `counts` times out of `total`; 0 of nothing. */
export function entropy(counts: Uint32Array, total: number): number {
  let sum = 0;
  for (const count of counts) if (count > 0) sum += count * Math.log2(count);
  return total > 0 ? Math.max(0, Math.log2(total) - sum / total) : 0;
}

function sameAsBefore({ kinds, blocks }: BlockIndex): number {
  let same = 0;
  for (let i = 1; i < blocks; i++) if (kinds[i] === kinds[i - 1]) same++;
  return blocks > 1 ? same / (blocks - 1) : 0;
}

/** 1 where both are always equal, also where they never change; 0 where there are no neighbours. Alpha counts. */
export function neighbourCorrelation(bytes: Uint8Array, layout: Layout): number {
  const size = BYTES_PER_PIXEL[layout.format];
  const stride = strideOf(layout);
  const last = (layout.width - 1) * size;
  let [n, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  for (let y = 0; y < layout.height; y++) {
    const row = layout.shift + y * stride;
    for (let i = row; i < row + last; i++) {
      const p = bytes[i];
      const q = bytes[i + size];
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
    n += last;
  }
  const spread = Math.sqrt((n * aa - a * a) * (n * bb - b * b));
  return n === 0 ? 0 : spread === 0 ? 1 : (n * ab - a * b) / spread;
}
