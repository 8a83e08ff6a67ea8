import { BLOCK_BYTES } from '../bytes/index.ts';
import type { KeySchedule } from '../cipher/index.ts';
import { keyExpansion } from '../cipher/index.ts';
import { countingOf } from './counting.ts';
import { ModeError } from './errors.ts';
import { PADDING_IDS } from './facts.ts';
import { modeOf, modes } from './modes.ts';
import { paddings } from './padding.ts';
import { tagBytesOf } from './tag-bytes.ts';
import type { Counting, Direction, Mode, PaddingId, Settings, ModeFacts } from './types.ts';

/** `ECB and CBC`, from the facts, for messages. */
const WHOLE_BLOCK_MODES = Object.values(modes)
  .filter((mode) => mode.wholeBlocks)
  .map((mode) => mode.name)
  .join(', ')
  .replace(/, (?!.*, )/, ' and ');

/** Settings and message that were found right, ready to be run. */
export interface Prepared {
  readonly mode: Mode;
  readonly direction: Direction;
  readonly schedule: KeySchedule;
  /** Of the second key; the same in a mode of one. */
  readonly second: KeySchedule;
  readonly padding: PaddingId;
  /** Undefined where the mode takes none, even if one was given. */
  readonly iv: Uint8Array | undefined;
  /** Empty where none was given. */
  readonly aad: Uint8Array;
  /** What goes in: on encryption the padding is on, on decryption the tag is off. */
  readonly input: Uint8Array;
  /** How many bytes of the input were put on as padding; 0 on decryption. */
  readonly padded: number;
  /** The tag that came with the ciphertext; undefined on encryption, and where the mode has none. */
  readonly tag: Uint8Array | undefined;
  /** 0 where the mode makes none. */
  readonly tagBytes: number;
  readonly counting: Counting;
}

/** Checks everything before anything is computed. Throws `ModeError`, or `CipherError` for the key. */
export function prepare(settings: Settings, direction: Direction, message: Uint8Array): Prepared {
  const mode = modeOf(settings);
  const [schedule, second] = schedulesOf(settings, mode);
  const padding = paddingOf(settings);
  const iv = ivOf(settings, mode);
  const aad = aadOf(settings, mode);
  const [tagBytes, counting] = [tagBytesOf(settings, mode), countingOf(settings, mode)];
  const common = { mode, direction, schedule, second, padding, iv, aad, tagBytes, counting };
  if (direction === 'decrypt') {
    requireLeast(mode, message, direction);
    return { ...common, ...withoutTag(mode, tagBytes, message), padded: 0 };
  }
  const input = paddings[padding].pad(message);
  requireLeast(mode, input, direction);
  if (mode.wholeBlocks) requireWholeBlocks(input, direction);
  return { ...common, input, padded: input.length - message.length, tag: undefined };
}

/** The padding of some settings, the default where they name none. Throws `ModeError` where there is none of that name. */
export function paddingOf(settings: Pick<Settings, 'mode' | 'padding'>): PaddingId {
  const { padding } = settings;
  const { wholeBlocks } = modeOf(settings);
  if (padding === undefined) return wholeBlocks ? 'pkcs7' : 'none';
  if (Object.hasOwn(paddings, padding)) return padding;
  throw new ModeError(
    'padding',
    `The paddings are ${PADDING_IDS.join(', ')}; there is no "${String(padding)}".`,
  );
}

function ivOf({ iv }: Settings, mode: Mode): Uint8Array | undefined {
  if (mode.iv === 'none') return undefined;
  const { least, most = Infinity } = mode.ivBytes;
  if (iv && iv.length >= least && iv.length <= most) return iv;
  const given = iv === undefined ? 'none was given' : `this one has ${iv.length}`;
  throw new ModeError('iv', `${mode.name} needs ${ivRule(mode)}; ${given}.`);
}

const IV_NAMES = {
  none: 'no IV',
  iv: 'an IV',
  counter: 'a first counter block',
  nonce: 'a nonce',
  tweak: 'a tweak',
};

/** `an IV of 16 bytes`: what the mode takes, and of which lengths. */
function ivRule({ iv, ivBytes: { least, most, usual } }: ModeFacts): string {
  const name = IV_NAMES[iv];
  if (most === undefined) return `${name} of ${least} byte or more, best of ${usual}`;
  return least === most ? `${name} of ${most} bytes` : `${name} of ${least} to ${most} bytes`;
}

/** The key, or the two keys, expanded. IEEE 1619 §5.1 has two, of one length. */
function schedulesOf({ key }: Settings, { keys, name }: Mode): [KeySchedule, KeySchedule] {
  if (keys === 1) {
    const schedule = keyExpansion(key);
    return [schedule, schedule];
  }
  if (key.length !== 32 && key.length !== 64)
    throw new ModeError(
      'key',
      `${name} needs a key of 32 or 64 bytes, that of the data and that of the tweak one after the other; this one has ${key.length}.`,
    );
  const half = key.length / 2;
  return [keyExpansion(key.subarray(0, half)), keyExpansion(key.subarray(half))];
}

/** To take additional data and leave it unproved would be worse than to refuse it. */
function aadOf({ aad = NO_BYTES }: Settings, { name, tagBytes }: Mode): Uint8Array {
  if (aad.length === 0 || tagBytes > 0) return aad;
  throw new ModeError('aad', `${name} has no tag that could prove additional data; GCM has.`);
}

const NO_BYTES = new Uint8Array(0);

/** The ciphertext and the tag that follows it, as views. */
function withoutTag(
  mode: Mode,
  tagBytes: number,
  message: Uint8Array,
): Pick<Prepared, 'input' | 'tag'> {
  if (mode.wholeBlocks) requireWholeBlocks(message, 'decrypt');
  if (tagBytes === 0) return { input: message, tag: undefined };
  const end = message.length - tagBytes;
  if (end >= 0) return { input: message.subarray(0, end), tag: message.subarray(end) };
  const rule = `${mode.name} ciphertext ends with a tag of ${tagBytes} bytes`;
  throw new ModeError('ciphertext', `${rule}; this has ${message.length} in all.`);
}

/** A partial block takes bytes of the one before it: there has to be one. */
function requireLeast({ name, leastBytes }: Mode, { length }: Uint8Array, way: Direction): void {
  if (length >= leastBytes) return;
  const what = way === 'encrypt' ? 'plaintext' : 'ciphertext';
  const rule = `${name} ${what} has ${leastBytes} bytes or more; this has ${length}.`;
  throw new ModeError(what, way === 'encrypt' ? `${rule} PKCS#7 padding takes any length.` : rule);
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
