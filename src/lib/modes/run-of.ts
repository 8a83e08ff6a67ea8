import { decrypt, encrypt } from './run.ts';
import { traceDecrypt, traceEncrypt } from './trace.ts';
import type { Direction, Settings, Trace } from './types.ts';

/** One run of a mode by value: all that is needed to compute every byte of it, and nothing that was computed. */
export interface Run {
  readonly settings: Settings;
  readonly direction: Direction;
  /** The plaintext without its padding, or the ciphertext with its tag. */
  readonly input: Uint8Array;
}

/** Every value of the run. Throws `ModeError` or `CipherError` where the run can't be. */
export const traceOf = ({ settings, direction, input }: Run): Trace =>
  direction === 'encrypt' ? traceEncrypt(settings, input) : traceDecrypt(settings, input);

/** The same message the other way. Throws where it can't be: a ciphertext whose padding is wrong has no plaintext. */
export function reversed({ settings, direction, input }: Run): Run {
  return direction === 'encrypt'
    ? { settings, direction: 'decrypt', input: encrypt(settings, input) }
    : { settings, direction: 'encrypt', input: decrypt(settings, input) };
}
