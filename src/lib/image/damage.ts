import { number } from '../words/index.ts';
/** The bytes with one bit turned over. Bit 0 is a byte's lowest. */
export function flipBit(bytes: Uint8Array, byte: number, bit = 0): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes);
  out[byte] ^= 1 << bit;
  return out;
}

/** The bytes without one block: what follows moves up by 16 bytes, and 16 zeros fill the end. */
export function loseBlock(bytes: Uint8Array, block: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length);
  out.set(bytes.subarray(0, 16 * block));
  out.set(bytes.subarray(16 * block + 16), 16 * block);
  return out;
}

/** How two plaintexts of the same length differ. */
export interface Difference {
  /** Blocks in which at least a bit differs, from 0, in order. */
  readonly blocks: readonly number[];
  /** For each of them how many bits. */
  readonly bits: readonly number[];
}

/** Compares block by block. */
export function compare(a: Uint8Array, b: Uint8Array): Difference {
  const blocks: number[] = [];
  const bits: number[] = [];
  for (let block = 0; 16 * block < a.length; block++) {
    let wrong = 0;
    for (let i = 16 * block; i < Math.min(a.length, 16 * block + 16); i++)
      wrong += countBits(a[i] ^ b[i]);
    if (wrong === 0) continue;
    blocks.push(block);
    bits.push(wrong);
  }
  return { blocks, bits };
}

function countBits(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

/** The damage in words, blocks counted from 1: "Block 12 is garbled (61 bits), and 1 bit of block 13 is flipped." */
export function damageText({ blocks, bits }: Difference, total: number): string {
  if (blocks.length === 0) return 'Every block decrypts to what it was.';
  if (blocks.length > 2) return `${number(blocks.length)} of ${number(total)} blocks are wrong.`;
  const parts = blocks.map((block, i) => {
    const place = `block ${number(block + 1)}`;
    return bits[i] === 1 ? `1 bit of ${place} is flipped` : `${place} is garbled (${bits[i]} bits)`;
  });
  const text = `${parts.join(', and ')}; all others are as they were.`;
  return text[0].toUpperCase() + text.slice(1);
}
