import type { BulkModeId, BulkSettings } from '../bulk/index.ts';
import { bulkDecrypt, bulkEncrypt, bulkEncryptAsync, TAG_BYTES } from '../bulk/index.ts';
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
  /** What GCM says of all the bytes; it stands in no pixel. */
  readonly tag?: Uint8Array<ArrayBuffer>;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly index: BlockIndex;
  readonly measures: Measures;
  /** The kinds of block that occur most. */
  readonly top: readonly number[];
}

/** A picture in plain and in each of some modes, with what each of them leaks. */
export interface Outcome {
  readonly layout: Layout;
  readonly plain: Reading;
  readonly modes: Readonly<Partial<Record<BulkModeId, Reading>>>;
}

const CODEBOOK = 8;

/** Encrypts a picture in several modes with one key and IV, and measures each. */
export function runWish(wish: Wish): Outcome {
  const plain = plainOf(wish);
  const encrypt = (mode: BulkModeId) => bulkEncrypt(settingsFor(mode, wish.secret), plain);
  return outcomeOf(wish, plain, wish.modes.map(encrypt));
}

/** The same by way of Web Crypto, where it has the mode. */
export async function runWishAsync(wish: Wish): Promise<Outcome> {
  const plain = plainOf(wish);
  const encrypt = (mode: BulkModeId) => bulkEncryptAsync(settingsFor(mode, wish.secret), plain);
  return outcomeOf(wish, plain, await Promise.all(wish.modes.map(encrypt)));
}

function plainOf({ picture, layout, noise, colours }: Wish): Uint8Array<ArrayBuffer> {
  const fewer = colours > 0 ? quantise(picture, colours) : picture;
  return toBytes(addNoise(fewer, noise), layout);
}

type Bytes = Uint8Array<ArrayBuffer>;

function outcomeOf({ layout, modes }: Wish, plain: Bytes, encrypted: readonly Bytes[]): Outcome {
  const readings = modes.map((mode, i) => {
    const tag = mode === 'gcm' ? encrypted[i].slice(-TAG_BYTES) : undefined;
    const bytes = tag ? encrypted[i].subarray(0, -TAG_BYTES) : encrypted[i];
    return [mode, { ...readingOf(bytes, layout), ...(tag && { tag }) }] as const;
  });
  return { layout, plain: readingOf(plain, layout), modes: Object.fromEntries(readings) };
}

function readingOf(bytes: Bytes, layout: Layout): Reading {
  const index = indexBlocks(bytes);
  const measures = measure(bytes, layout, index);
  const top = mostFrequent(index, CODEBOOK);
  return { bytes, pixels: toPixels(bytes, layout), index, measures, top };
}

/** A whole file encrypted, header and all, padded where the mode wants whole blocks. */
export function runFile(file: Uint8Array, { mode, key, iv }: BulkSettings) {
  return bulkEncrypt({ mode, key, iv }, file);
}

/** A ciphertext to be decrypted with a key and IV that may be wrong. */
export interface DecryptWish {
  readonly bytes: Uint8Array;
  /** GCM's, which follows the bytes. */
  readonly tag?: Uint8Array;
  readonly layout: Layout;
  readonly mode: BulkModeId;
  readonly secret: ImageKey;
}

/** The bytes and the pixels that come out; a RangeError where GCM refuses. */
export function runDecrypt({ bytes, tag, layout, mode, secret }: DecryptWish) {
  const sent = new Uint8Array(bytes.length + (tag?.length ?? 0));
  sent.set(bytes);
  if (tag) sent.set(tag, bytes.length);
  const plain = bulkDecrypt(settingsFor(mode, secret), sent);
  return { bytes: plain, pixels: toPixels(plain, layout) };
}
