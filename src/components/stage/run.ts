import { decodeUtf8, encodeUtf8, fromHex, toHex } from '../../lib/bytes/index.ts';
import {
  decrypt,
  type Direction,
  encrypt,
  modes,
  type Settings,
  type Trace,
  traceDecrypt,
  traceEncrypt,
} from '../../lib/modes/index.ts';
import type { StageState } from '../../lib/state/index.ts';

/** Something that can be put on the stage: a message, what it is run with, and which way. */
export interface Run {
  readonly settings: Settings;
  readonly direction: Direction;
  /** The plaintext without its padding, or the ciphertext. */
  readonly input: Uint8Array;
}

/** Throws `ModeError` or `CipherError` where the run can't be. */
export const traceOf = ({ settings, direction, input }: Run): Trace =>
  direction === 'encrypt' ? traceEncrypt(settings, input) : traceDecrypt(settings, input);

/** The same message the other way. Throws where it can't be: a ciphertext whose padding is wrong has no plaintext. */
export function reversed({ settings, direction, input }: Run): Run {
  return direction === 'encrypt'
    ? { settings, direction: 'decrypt', input: encrypt(settings, input) }
    : { settings, direction: 'encrypt', input: decrypt(settings, input) };
}

/** The run as a link holds it, at an instant, in a view that the reader has moved or zoomed. */
export function stateOf(
  { settings, direction, input }: Run,
  ms: number,
  view: Pick<StageState, 'first' | 'span'> = {},
): StageState {
  const { text, valid } = decodeUtf8(input);
  const { mode, key, iv, aad, padding = modes[mode].wholeBlocks ? 'pkcs7' : 'none' } = settings;
  return {
    mode,
    direction,
    padding,
    key: toHex(key),
    iv: modes[mode].iv === 'none' || !iv ? '' : toHex(iv),
    ...(aad?.length ? { aad: toHex(aad) } : {}),
    input: valid ? { text } : { hex: toHex(input) },
    ms: Math.round(ms),
    ...view,
  };
}

/** The run of a link. What doesn't fit together (an IV that is missing, say) throws when it is traced. */
export function runOf({ mode, direction, padding, key, iv, aad, input }: StageState): Run {
  const settings = {
    mode,
    padding,
    key: fromHex(key),
    ...(iv ? { iv: fromHex(iv) } : {}),
    ...(aad ? { aad: fromHex(aad) } : {}),
  };
  return {
    settings,
    direction,
    input: 'text' in input ? encodeUtf8(input.text) : fromHex(input.hex),
  };
}
