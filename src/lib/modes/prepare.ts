import { BLOCK_BYTES } from '../bytes/index.ts';
import type { KeySchedule } from '../cipher/index.ts';
import { keyExpansion } from '../cipher/index.ts';
import { ModeError } from './errors.ts';
import { MODE_IDS, modes } from './modes.ts';
import { pad } from './pkcs7.ts';
import type { Direction, Mode, PaddingId, Settings } from './types.ts';

/** `ECB and CBC`, from the table, for messages. */
const WHOLE_BLOCK_MODES = Object.values(modes)
  .filter((mode) => mode.wholeBlocks)
  .map((mode) => mode.name)
  .join(' and ');

/** Settings and message that were found right, ready to be run. */
export interface Prepared {
  readonly mode: Mode;
  readonly direction: Direction;
  readonly schedule: KeySchedule;
  readonly padding: PaddingId;
  /** Undefined where the mode takes none, even if one was given. */
  readonly iv: Uint8Array | undefined;
  /** What goes in: on encryption the padding is on. */
  readonly input: Uint8Array;
}

/** Checks everything before anything is computed. Throws `ModeError`, or `CipherError` for the key. */
export function prepare(settings: Settings, direction: Direction, message: Uint8Array): Prepared {
  const mode = modeOf(settings);
  const schedule = keyExpansion(settings.key);
  const padding = paddingOf(settings, mode);
  const iv = ivOf(settings, mode);
  const padded = direction === 'encrypt' && padding === 'pkcs7';
  const input = padded ? pad(message) : message;
  if (mode.wholeBlocks) requireWholeBlocks(input, direction);
  return { mode, direction, schedule, padding, iv, input };
}

function modeOf({ mode }: Settings): Mode {
  if (Object.hasOwn(modes, mode)) return modes[mode];
  throw new ModeError('mode', `The modes are ${MODE_IDS.join(', ')}; there is no "${mode}".`);
}

function paddingOf({ padding }: Settings, { wholeBlocks }: Mode): PaddingId {
  if (padding === undefined) return wholeBlocks ? 'pkcs7' : 'none';
  if (padding === 'pkcs7' || padding === 'none') return padding;
  throw new ModeError('padding', `The padding is pkcs7 or none; there is no "${padding}".`);
}

function ivOf({ iv }: Settings, mode: Mode): Uint8Array | undefined {
  if (mode.iv === 'none') return undefined;
  if (iv?.length === BLOCK_BYTES) return iv;
  const what = mode.iv === 'iv' ? 'an IV' : 'a first counter block';
  const given = iv === undefined ? 'none was given' : `this one has ${iv.length}`;
  throw new ModeError('iv', `${mode.name} needs ${what} of 16 bytes; ${given}.`);
}

function requireWholeBlocks({ length }: Uint8Array, direction: Direction): void {
  const over = length % BLOCK_BYTES;
  if (over === 0) return;
  const rule = (what: string) =>
    `${WHOLE_BLOCK_MODES} ${what} is whole blocks of 16 bytes; this has ${length} (${over} too many).`;
  if (direction === 'decrypt') throw new ModeError('ciphertext', rule('ciphertext'));
  const repair = 'PKCS#7 padding takes any length.';
  throw new ModeError('plaintext', `${rule('plaintext without padding')} ${repair}`);
}
