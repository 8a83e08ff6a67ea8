import { cut, sizesOf } from './cut.ts';
import { ModeError } from './errors.ts';
import { bytesOps } from './ops-bytes.ts';
import { paddings } from './padding.ts';
import type { Prepared } from './prepare.ts';
import { prepare } from './prepare.ts';
import type { Settings } from './types.ts';

/**
 * One message for every way in which padding can be wrong: telling them apart would let whoever can ask for
 * decryptions find the plaintext byte by byte. It blames nothing: which of these is another, the bytes don't tell.
 */
export const WRONG_PADDING =
  "The padding is wrong: no message gives this ciphertext with this mode, key, IV and padding. Compare each with the sender's.";

/** What a mode is given for what it doesn't take: an IV, a tag. */
const NOTHING = new Uint8Array(0);

/**
 * The ciphertext of `plaintext`, in new memory. `ModeError` where the settings or the length are wrong,
 * `CipherError` where the key's length is.
 */
export function encrypt(settings: Settings, plaintext: Uint8Array): Uint8Array<ArrayBuffer> {
  return run(prepare(settings, 'encrypt', plaintext));
}

/**
 * The plaintext of `ciphertext`, padding taken off; `ModeError` where that is wrong, and as `encrypt`. Where there is a tag,
 * it is verified before anything is decrypted, and a wrong one is a `ModeError`.
 */
export function decrypt(settings: Settings, ciphertext: Uint8Array): Uint8Array<ArrayBuffer> {
  const prepared = prepare(settings, 'decrypt', ciphertext);
  const output = run(prepared);
  if (prepared.padding === 'none') return output;
  const result = paddings[prepared.padding].unpad(output);
  if ('error' in result) throw new ModeError('ciphertext', WRONG_PADDING);
  return output.slice(0, result.plaintext.length);
}

function run(prepared: Prepared): Uint8Array<ArrayBuffer> {
  const { mode, direction, schedule, second, aad, input, tagBytes, counting } = prepared;
  const { iv = NOTHING, tag = NOTHING } = prepared;
  const output = new Uint8Array(input.length + (direction === 'encrypt' ? tagBytes : 0));
  const sizes = () => sizesOf(mode, input.length, direction);
  const blocks = { [Symbol.iterator]: () => cut(input, sizes()) };
  const given = { iv, nonce: iv, aad, byteLength: input.length, tag, tagBytes, counting };
  let at = 0;
  for (const block of mode[direction](bytesOps(schedule, second), blocks, given)) {
    output.set(block, at);
    at += block.length;
  }
  return output;
}
