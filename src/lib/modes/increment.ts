import type { Counting } from './types.ts';

/**
 * Adds one to the counter in the 16 bytes at `at`, modulo 2^(8 · bytes of counter); the other bytes stay as they are.
 * SP 800-38A B.1
 */
export function incrementAt(bytes: Uint8Array, at: number, counting: Counting): void {
  const [first, last] = [at + counting.at, at + counting.at + counting.bytes - 1];
  const [step, end] = counting.order === 'big' ? [-1, first] : [1, last];
  let i = step < 0 ? last : first;
  while (i !== end && bytes[i] === 0xff) {
    bytes[i] = 0;
    i += step;
  }
  bytes[i] += 1; // the highest byte turns over by itself
}
