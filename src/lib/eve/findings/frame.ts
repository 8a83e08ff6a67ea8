import { BLOCK_BYTES, blockAt, toHex } from '../../bytes/index.ts';
import { modeFacts, type ModeFacts } from '../../modes/facts.ts';
import type { SeenFrame } from './types.ts';

/** What of a mode tells somebody without a key how to read its ciphertexts. */
type Reading = Pick<ModeFacts, 'iv' | 'stream' | 'wholeBlocks' | 'tagBytes'>;

const OF_NO_MODE: Reading = { iv: 'none', stream: false, wholeBlocks: false, tagBytes: 0 };

/** How a frame's mode is read. */
export const readingOf = ({ mode }: SeenFrame): Reading =>
  mode === 'none' ? OF_NO_MODE : modeFacts[mode];

/** The ciphertext without the tag behind it: as many bytes as the text has, with its padding. */
export function bodyOf(frame: SeenFrame): Uint8Array {
  const { ciphertext } = frame;
  return ciphertext.subarray(0, Math.max(0, ciphertext.length - readingOf(frame).tagBytes));
}

/** The whole blocks as hex, in order. */
export const wholeBlocks = (bytes: Uint8Array): string[] =>
  Array.from({ length: Math.floor(bytes.length / BLOCK_BYTES) }, (_, i) =>
    toHex(blockAt(bytes, i + 1)),
  );

/** Bytes as one number, the first the most significant, as a counter block is counted; 0 where there are none. */
export const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(bytes) || '0'}`);
