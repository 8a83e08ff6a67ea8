import { BLOCK_BYTES } from '../bytes/index.ts';
import { decrypt, encrypt, type ModeId, modes, type Settings } from '../modes/index.ts';
import { maxCiphertextBytes, type WireFrame } from '../wire/index.ts';
import { SessionError } from './errors.ts';
import { ivBytesOf, nextIv, type Random } from './iv.ts';
import { type EndpointSettings, settingsFor } from './settings.ts';

/** A message as it goes on the wire, and the settings of the run that made it so. */
export interface Sealed {
  readonly mode: ModeId;
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  readonly settings: Settings;
}

/** Encrypts a message with an IV of its own. Throws `SessionError` where it doesn't fit. */
export function seal(settings: EndpointSettings, plaintext: Uint8Array, random: Random): Sealed {
  checkPlaintext(settings, plaintext);
  const iv = nextIv(settings, random);
  const used = settingsFor(settings, iv);
  return { mode: used.mode, iv, ciphertext: encrypt(used, plaintext), settings: used };
}

/** What came of decrypting a message: its plaintext, or in a sentence why there is none. */
export interface Opened {
  readonly settings: Settings;
  readonly plaintext?: Uint8Array;
  readonly error?: string;
}

/**
 * Decrypts with the endpoint's *own* mode, key and padding, and the frame's IV. Where the two sides are set differently
 * this gives what it gives in life: noise, or an error. Never throws.
 */
export function open(own: EndpointSettings, { mode, iv, ciphertext }: WireFrame): Opened {
  const settings = settingsFor(own, iv);
  try {
    return { settings, plaintext: decrypt(settings, ciphertext) };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    if (mode === own.mode) return { settings, error: sentence };
    const names = `sent in ${mode.toUpperCase()} and read in ${modes[own.mode].name}`;
    return { settings, error: `This message was ${names}. ${sentence}` };
  }
}

/** The most bytes of plaintext that one message may have with this mode and padding. */
export function maxPlaintextBytes(mode: ModeId, padding: EndpointSettings['padding']): number {
  const room = maxCiphertextBytes(ivBytesOf(mode)) - modes[mode].tagBytes;
  if (!modes[mode].wholeBlocks) return room;
  return room - (room % BLOCK_BYTES) - (padding === 'pkcs7' ? 1 : 0);
}

function checkPlaintext({ mode, padding }: EndpointSettings, plaintext: Uint8Array): void {
  if (!(plaintext instanceof Uint8Array))
    throw new SessionError('plaintext', 'A message is bytes: a Uint8Array.');
  const { length } = plaintext;
  const most = maxPlaintextBytes(mode, padding);
  const { name, wholeBlocks } = modes[mode];
  if (length > most)
    throw new SessionError(
      'plaintext',
      `A wire frame holds 64 KiB: at most ${inWords(most)} bytes of text in ${name}; this message has ${inWords(length)}.`,
    );
  const over = length % BLOCK_BYTES;
  if (wholeBlocks && padding === 'none' && over > 0)
    throw new SessionError(
      'plaintext',
      `Without padding, ${name} takes whole blocks of 16 bytes; this message has ${inWords(length)} (${over} too many).`,
    );
}

/** 65,487 */
function inWords(count: number): string {
  return count.toLocaleString('en');
}
