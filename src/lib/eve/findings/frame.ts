import { BLOCK_BYTES, toHex } from '../../bytes/index.ts';
import type { WireMode } from '../../wire/index.ts';
import type { SeenFrame } from './types.ts';

/** What of a mode tells somebody without a key how to read its ciphertexts. */
interface Reading {
  /** True where the cipher makes a keystream alone: the same IV again is the same keystream again. */
  readonly stream: boolean;
  /** True where a message begins at its IV and takes one number a block, so that two messages may overlap. */
  readonly counts: boolean;
  /** True where the text was filled up to whole blocks. */
  readonly wholeBlocks: boolean;
  readonly tagBytes: number;
}

const CHAINED: Reading = { stream: false, counts: false, wholeBlocks: false, tagBytes: 0 };
const READINGS: Readonly<Record<WireMode, Reading>> = {
  none: CHAINED,
  ecb: { ...CHAINED, wholeBlocks: true },
  cbc: { ...CHAINED, wholeBlocks: true },
  cfb: CHAINED,
  ofb: { ...CHAINED, stream: true },
  ctr: { ...CHAINED, stream: true, counts: true },
  gcm: { ...CHAINED, stream: true, tagBytes: 16 },
};

/** How a frame's mode is read. */
export const readingOf = ({ mode }: SeenFrame): Reading => READINGS[mode];

/** The ciphertext without the tag behind it: as many bytes as the text has, with its padding. */
export function bodyOf(frame: SeenFrame): Uint8Array {
  const { ciphertext } = frame;
  return ciphertext.subarray(0, Math.max(0, ciphertext.length - readingOf(frame).tagBytes));
}

/** The bytes of a block, from 1; fewer than 16, or none, where the bytes end before it does. */
export const blockAt = (bytes: Uint8Array, block: number): Uint8Array =>
  bytes.subarray((block - 1) * BLOCK_BYTES, block * BLOCK_BYTES);

/** The whole blocks as hex, in order. */
export const wholeBlocks = (bytes: Uint8Array): string[] =>
  Array.from({ length: Math.floor(bytes.length / BLOCK_BYTES) }, (_, i) =>
    toHex(blockAt(bytes, i + 1)),
  );

/** Bytes as one number, the first the most significant, as a counter block is counted; 0 where there are none. */
export const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);
