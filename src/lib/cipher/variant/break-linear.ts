import { BLOCK_BYTES } from '../../bytes/index.ts';

/** Something that encrypts a block; who asks it doesn’t know the key. */
export type Oracle = (block: Uint8Array) => Uint8Array;

/** A cipher without its key: what it makes of any block, found from what it made of some. */
export interface Recovered {
  /** How many blocks were asked for. */
  readonly asked: number;
  readonly encrypt: Oracle;
}

/**
 * A cipher in which nothing but XOR happens is known when it is known of the block of zeros and of the 128 blocks with one bit: every
 * other block is their sum. Of any other cipher this makes something that isn’t it.
 */
export function recoverLinear(oracle: Oracle): Recovered {
  const zero = oracle(new Uint8Array(BLOCK_BYTES));
  const columns = Array.from({ length: 8 * BLOCK_BYTES }, (_, bit) => {
    const block = new Uint8Array(BLOCK_BYTES);
    block[bit >> 3] = 0x80 >> (bit & 7);
    return oracle(block).map((byte, i) => byte ^ zero[i]);
  });
  return {
    asked: 1 + columns.length,
    encrypt(block) {
      const sum = zero.slice();
      columns.forEach((column, bit) => {
        if (block[bit >> 3] & (0x80 >> (bit & 7)))
          for (let i = 0; i < sum.length; i++) sum[i] ^= column[i];
      });
      return sum;
    },
  };
}

/** Of some blocks, how many a recovered cipher encrypts as the true one does. */
export const agreements = (a: Oracle, b: Oracle, blocks: readonly Uint8Array[]): number =>
  blocks.filter((block) => {
    const [x, y] = [a(block), b(block)];
    return x.every((byte, i) => byte === y[i]);
  }).length;

/**
 * 256 blocks that differ in one byte, which takes every value: the sum of what comes out, 16 bytes. Of few rounds whole bytes of it
 * are zero, for every key: Daemen, Knudsen and Rijmen, The Block Cipher Square, 1997.
 */
export function squareSum(oracle: Oracle, base: Uint8Array, at: number): Uint8Array {
  const sum = new Uint8Array(BLOCK_BYTES);
  for (let value = 0; value < 256; value++) {
    const block = base.slice();
    block[at] = value;
    oracle(block).forEach((byte, i) => (sum[i] ^= byte));
  }
  return sum;
}

/** The bytes of the output, from 0, that a change of one byte of the input can reach: looked for with every value of it. */
export function reachedBytes(oracle: Oracle, base: Uint8Array, at: number): number[] {
  const before = oracle(base);
  const reached = new Set<number>();
  for (let change = 1; change < 256; change++) {
    const block = base.slice();
    block[at] ^= change;
    oracle(block).forEach((byte, i) => byte !== before[i] && reached.add(i));
  }
  return [...reached].sort((a, b) => a - b);
}
