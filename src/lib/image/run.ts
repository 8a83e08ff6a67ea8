import type { BulkModeId, BulkSettings } from '../bulk/index.ts';
import { bulkDecrypt, bulkEncrypt, bulkEncryptInPlace } from '../bulk/index.ts';
import type { BlockIndex } from './block-index.ts';
import { indexBlocks, mostFrequent } from './block-index.ts';
import type { ImageKey } from './encrypt.ts';
import { settingsFor } from './encrypt.ts';
import type { Layout, Picture } from './layout.ts';
import { measure } from './measures.ts';
import type { Measures } from './measures.ts';
import { addNoise } from './noise.ts';
import { toBytes, toPixels } from './pixels.ts';
import { quantise } from './quantise.ts';

/** A picture and everything that can be turned about how it becomes bytes. */
export interface Wish {
  readonly picture: Picture;
  readonly layout: Layout;
  /** Low bits made random, 0 to 8. */
  readonly noise: number;
  /** At most so many colours; 0: as many as there are. */
  readonly colours: number;
  readonly secret: ImageKey;
  readonly modes: readonly BulkModeId[];
}

/** The bytes of one picture, plain or encrypted, and all that is read off them. */
export interface Reading {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly index: BlockIndex;
  readonly measures: Measures;
  /** The kinds of block that occur most. */
  readonly top: readonly number[];
}

export interface Outcome {
  readonly layout: Layout;
  readonly plain: Reading;
  readonly modes: Readonly<Partial<Record<BulkModeId, Reading>>>;
}

const CODEBOOK = 8;

/** Encrypts a picture in several modes with one key and IV, and measures each. */
export function runWish({ picture, layout, noise, colours, secret, modes }: Wish): Outcome {
  const fewer = colours > 0 ? quantise(picture, colours) : picture;
  const plain = toBytes(addNoise(fewer, noise), layout);
  const encrypted = modes.map((mode) => {
    const bytes = bulkEncrypt(settingsFor(mode, secret), plain);
    return [mode, readingOf(bytes, layout)] as const;
  });
  return { layout, plain: readingOf(plain, layout), modes: Object.fromEntries(encrypted) };
}

function readingOf(bytes: Uint8Array<ArrayBuffer>, layout: Layout): Reading {
  const index = indexBlocks(bytes);
  const measures = measure(bytes, layout, index);
  return {
    bytes,
    pixels: toPixels(bytes, layout),
    index,
    measures,
    top: mostFrequent(index, CODEBOOK),
  };
}

/** A whole file encrypted, header and all, padded where the mode wants whole blocks. */
export function runFile(file: Uint8Array, { mode, key, iv }: BulkSettings) {
  return bulkEncrypt({ mode, key, iv }, file);
}

/** A ciphertext to be decrypted with a key and IV that may be wrong. */
export interface DecryptWish {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  readonly mode: BulkModeId;
  readonly secret: ImageKey;
}

/** The bytes and the pixels that come out. */
export function runDecrypt({ bytes, layout, mode, secret }: DecryptWish) {
  const plain = bulkDecrypt(settingsFor(mode, secret), bytes);
  return { bytes: plain, pixels: toPixels(plain, layout) };
}

/** A piece of a large picture: whole rows whose bytes are whole blocks, and where it stands. */
export interface StripWish {
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly layout: Layout;
  readonly noise: number;
  readonly mode: BulkModeId;
  /** The IV or counter block for this strip's first block. */
  readonly secret: ImageKey;
  /** Rows above it: noise is the same as if the picture were done at once. */
  readonly firstRow: number;
}

/** What a strip looks like encrypted, and its last block, to which CBC chains the next strip. */
export function runStrip({ pixels, layout, noise, mode, secret, firstRow }: StripWish) {
  const picture = { width: layout.width, height: layout.height, rgba: pixels };
  const noisy = addNoise(picture, noise, 1, firstRow * layout.width);
  const bytes = layout.format === 'rgba' ? wholeBlocks(noisy) : toBytes(noisy, layout);
  bulkEncryptInPlace(settingsFor(mode, secret), bytes);
  const last = bytes.slice(-16);
  return { pixels: shownInPlace(bytes, layout), last };
}

/** RGBA pixels as the bytes they are, without a copy where they are whole blocks. */
function wholeBlocks({ rgba }: Picture): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length);
  if (bytes.length % 16 === 0) return bytes;
  const out = new Uint8Array(bytes.length + 16 - (bytes.length % 16));
  out.set(bytes);
  return out;
}

/** RGBA without padding is shown by forcing alpha in the bytes themselves: no second buffer, no second pass. */
function shownInPlace(bytes: Uint8Array<ArrayBuffer>, layout: Layout) {
  if (layout.format !== 'rgba') return toPixels(bytes, layout);
  const words = new Uint32Array(bytes.buffer, 0, layout.width * layout.height);
  for (let i = 0; i < words.length; i++) words[i] |= 0xff000000;
  return new Uint8ClampedArray(bytes.buffer, 0, 4 * words.length);
}
