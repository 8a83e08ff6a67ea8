import { BLOCK_BYTES } from '../bytes/index.ts';
import { lastTwo } from './last-two.ts';
import type { Given, Mode, Ops } from './types.ts';

/** Whether C_n stands before C*_{n−1}, where the last block has so many bytes. */
type Swaps = (rest: number) => boolean;

/**
 * CBC with ciphertext stealing: a last block of d < 16 bytes is filled up with zeros, and takes the place of what the block before
 * has past its first d bytes, so that the ciphertext is as long as the plaintext. C*_{n−1} = MSB_8d(C_{n−1}), C_n = CIPH_K((P*_n ‖
 * 0…) ⊕ C_{n−1}). SP 800-38A, addendum. `swaps`: whether C_n stands before C*_{n−1}, where the last block has so many bytes: in
 * that alone the three variants differ. Blocks are counted as they stand, so that where they are swapped the last one is the short one.
 */
export const withStealing = (swaps: Swaps): Pick<Mode, 'encrypt' | 'decrypt' | 'cut'> => ({
  encrypt: encrypting(swaps),
  decrypt: decrypting(swaps),
  cut: cutting(swaps),
});

const encrypting = (swaps: Swaps): Mode['encrypt'] =>
  function* <V>({ cipher, xor, take }: Ops<V>, blocks: Iterable<V>, { iv, byteLength }: Given<V>) {
    const { count, rest } = lastTwo(byteLength);
    let [previous, j] = [iv, 0];
    for (const p of blocks) {
      const before = previous;
      const isLast = ++j === count && count > 1;
      const isShort = isLast && rest < BLOCK_BYTES;
      if (isLast && !swaps(rest)) yield isShort ? take(before, rest) : before;
      previous = cipher(isShort ? xor(before, p) : xor(p, before));
      if (j !== count - 1) yield previous;
      if (isLast && swaps(rest)) yield take(before, rest);
    }
  };

const decrypting = (swaps: Swaps): Mode['decrypt'] =>
  function* <V>(ops: Ops<V>, blocks: Iterable<V>, { iv, byteLength }: Given<V>) {
    const { invCipher, xor, complete } = ops;
    const { count, rest } = lastTwo(byteLength);
    const isPlain = count === 1 || (rest === BLOCK_BYTES && !swaps(rest));
    let [previous, before, j] = [iv, iv, 0];
    for (const c of blocks) {
      j += 1;
      if (isPlain || j < count - 1) {
        yield xor(invCipher(c), previous);
        previous = c;
      } else if (j < count) before = c;
      else {
        const [whole, short] = swaps(rest) ? [before, c] : [c, before];
        const last = invCipher(whole);
        const filled = rest < BLOCK_BYTES ? complete(short, last) : short;
        yield xor(invCipher(filled), previous);
        yield xor(short, last);
      }
    }
  };

const cutting = (swaps: Swaps): NonNullable<Mode['cut']> =>
  function* (byteLength, direction) {
    const { count, rest } = lastTwo(byteLength);
    const isSwapped = direction === 'encrypt' || count < 2 || swaps(rest);
    for (let j = 1; j < count - 1; j++) yield BLOCK_BYTES;
    if (count > 1) yield isSwapped ? BLOCK_BYTES : rest;
    if (count > 0) yield isSwapped ? rest : BLOCK_BYTES;
  };
