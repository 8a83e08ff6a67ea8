import { BLOCK_BYTES } from '../../bytes/index.ts';
/** More isn’t judged at once. */
const MOST = 64 * BLOCK_BYTES;

/**
 * How many bytes of a block say something new: none where it was seen before, its period where it repeats within itself. What
 * repeats in the ciphertext repeats in what comes out under any key, and would be weighed as often.
 */
export function freshIn(block: Uint8Array, seen: Set<string>): number {
  const name = block.join();
  if (seen.has(name)) return 0;
  seen.add(name);
  for (let period = 1; period < block.length; period *= 2) {
    let repeats = true;
    for (let i = period; repeats && i < block.length; i++) repeats = block[i] === block[i - period];
    if (repeats) return period;
  }
  return block.length;
}

const known = new WeakMap<Uint8Array, number>();

/** No more bits can speak for a plaintext than the ciphertext has: of one that repeats, few. */
export function mostBits(ciphertext: Uint8Array): number {
  const before = known.get(ciphertext);
  if (before !== undefined) return before;
  const seen = new Set<string>();
  let fresh = 0;
  for (let at = 0; at < ciphertext.length && at < MOST; at += BLOCK_BYTES)
    fresh += freshIn(ciphertext.subarray(at, at + BLOCK_BYTES), seen);
  known.set(ciphertext, 8 * fresh);
  return 8 * fresh;
}
