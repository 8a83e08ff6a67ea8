import { BLOCK_BYTES } from '../bytes/index.ts';

/** How many blocks so many bytes make, and how many bytes the last one has, 1 to 16. */
export function lastTwo(byteLength: number): { count: number; rest: number } {
  const count = Math.ceil(byteLength / BLOCK_BYTES);
  return { count, rest: byteLength - BLOCK_BYTES * (count - 1) };
}
