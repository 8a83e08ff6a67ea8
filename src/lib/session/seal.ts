import { number } from '../words/index.ts';
import { BLOCK_BYTES } from '../bytes/index.ts';
import { decrypt, encrypt, ModeError, type ModeId, modes, paddings } from '../modes/index.ts';
import { maxCiphertextBytes, type WireFrame } from '../wire/index.ts';
import { SessionError } from './errors.ts';
import { ivBytesOf, type IvSources, ivToRead, nextIv } from './iv.ts';
import { settingsFor } from './settings.ts';
import type { EndpointSettings, Fault, Opened, Sealed } from './types.ts';

/** Encrypts a message with an IV of its own. Throws `SessionError` where it doesn't fit. */
export function seal(settings: EndpointSettings, plaintext: Uint8Array, from: IvSources): Sealed {
  checkPlaintext(settings, plaintext);
  const iv = nextIv(settings, from);
  const used = settingsFor(settings, iv);
  return { mode: used.mode, iv, ciphertext: encrypt(used, plaintext), settings: used };
}

/**
 * Decrypts with the endpoint's *own* mode, key and padding, and the frame's IV or the agreed one. Where the two sides are set differently
 * this gives what it gives in life: noise, or an error. Never throws.
 */
export function open(own: EndpointSettings, { mode, iv, ciphertext }: WireFrame): Opened {
  const settings = settingsFor(own, ivToRead(own, iv));
  try {
    return { settings, plaintext: decrypt(settings, ciphertext) };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    const fault = faultOf(error, own, ciphertext);
    if (mode === own.mode) return { settings, error: sentence, fault };
    // All that a receiver knows of the sender's mode is what the header says, and anybody on the wire can write that.
    const says = `says that it is in ${mode.toUpperCase()}, and it was read in ${modes[own.mode].name}`;
    return { settings, error: `This message ${says}. ${sentence}`, fault };
  }
}

/** Wrong padding and a wrong length are both errors of the ciphertext; its length tells which. */
function faultOf(error: unknown, { mode }: EndpointSettings, ciphertext: Uint8Array): Fault {
  const field = error instanceof ModeError ? error.field : 'iv';
  if (field === 'tag') return 'tag';
  if (field !== 'ciphertext') return 'iv';
  const isWhole = ciphertext.length > 0 && ciphertext.length % BLOCK_BYTES === 0;
  return modes[mode].wholeBlocks && isWhole ? 'padding' : 'length';
}

/** The most bytes of plaintext that one message may have with this mode and padding. */
export function maxPlaintextBytes(mode: ModeId, padding: EndpointSettings['padding']): number {
  const room = maxCiphertextBytes(ivBytesOf(mode)) - modes[mode].tagBytes;
  if (!modes[mode].wholeBlocks) return room;
  return room - (room % BLOCK_BYTES) - paddings[padding].least;
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
      `A wire frame holds 64 KiB: at most ${number(most)} bytes of text in ${name}; this message has ${number(length)}.`,
    );
  const over = length % BLOCK_BYTES;
  if (wholeBlocks && padding === 'none' && over > 0)
    throw new SessionError(
      'plaintext',
      `Without padding, ${name} takes whole blocks of 16 bytes; this message has ${number(length)} (${over} too many).`,
    );
}
