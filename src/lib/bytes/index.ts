/** Bytes and nothing else: hex, UTF-8, XOR, blocks. */
export { fromHex, HexError, toHex } from './hex.ts';
export { decodeUtf8, encodeUtf8, isWellFormed } from './utf8.ts';
export { BLOCK_BYTES, concatBytes, equalBytes, splitBlocks, xorBytes } from './blocks.ts';
