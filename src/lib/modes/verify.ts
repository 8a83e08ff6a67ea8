import { ModeError } from './errors.ts';

/** The one thing that is said of a wrong tag: it can't tell what was changed. */
export const WRONG_TAG =
  "The tag is wrong: it isn't the one that this mode, key, nonce, additional data and ciphertext give. Nothing is decrypted.";

/** Throws `ModeError` unless all bytes of T ⊕ T′ are 0. Looks at all of them, wherever the first difference is. */
export function requireZero(difference: Uint8Array): void {
  let bits = 0;
  for (const byte of difference) bits |= byte;
  if (bits !== 0) throw new ModeError('tag', WRONG_TAG);
}
