import { blocksOf } from '../bytes/index.ts';
import { ModeError } from './errors.ts';
import { bytesOps } from './ops-bytes.ts';
import { unpad } from './pkcs7.ts';
import type { Prepared } from './prepare.ts';
import { prepare } from './prepare.ts';
import type { Settings } from './types.ts';

/**
 * One message for every way in which padding can be wrong: telling them apart would let whoever can ask for
 * decryptions find the plaintext byte by byte.
 */
export const WRONG_PADDING =
  "The padding is wrong: the key, the IV or the ciphertext isn't what it was when this was encrypted.";

/** What a mode that takes no IV is given for one. */
const NO_IV = new Uint8Array(0);

/**
 * The ciphertext of `plaintext`, in new memory. `ModeError` where the settings or the length are wrong,
 * `CipherError` where the key's length is.
 */
export function encrypt(settings: Settings, plaintext: Uint8Array): Uint8Array<ArrayBuffer> {
  return run(prepare(settings, 'encrypt', plaintext));
}

/** The plaintext of `ciphertext`, padding taken off; `ModeError` where that is wrong, and as `encrypt`. */
export function decrypt(settings: Settings, ciphertext: Uint8Array): Uint8Array<ArrayBuffer> {
  const prepared = prepare(settings, 'decrypt', ciphertext);
  const output = run(prepared);
  if (prepared.padding === 'none') return output;
  const result = unpad(output);
  if ('error' in result) throw new ModeError('ciphertext', WRONG_PADDING);
  return output.slice(0, result.plaintext.length);
}

function run({ mode, direction, schedule, iv, input }: Prepared): Uint8Array<ArrayBuffer> {
  const output = new Uint8Array(input.length);
  const results = mode[direction](bytesOps(schedule), blocksOf(input), iv ?? NO_IV);
  let at = 0;
  for (const block of results) {
    output.set(block, at);
    at += block.length;
  }
  return output;
}
