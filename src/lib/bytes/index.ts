/** Bytes and nothing else: hex, UTF-8, XOR, blocks. */
export { fromHex, HexError, hexOfByte, toHex } from './hex.ts';
export { decodeUtf8, encodeUtf8, firstLoneSurrogate, isWellFormed } from './utf8.ts';
export type { ByteRange, DecodedUtf8 } from './utf8.ts';
export { utf8Length } from './utf8-length.ts';
export { seeded } from './seeded.ts';
export { stir } from './stir.ts';
export {
  BLOCK_BYTES,
  blockAt,
  blocksOf,
  concatBytes,
  equalBytes,
  splitBlocks,
  xorBytes,
} from './blocks.ts';
