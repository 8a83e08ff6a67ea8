import { BLOCK_BYTES, hexOfByte } from '../bytes/index.ts';
import { paddingBytesFor } from './pkcs7.ts';
import { notWhole, type Unpadded, without } from './unpadded.ts';

/** The bit 1 that every message is followed by, in a byte of its own. */
const MARK = 0x80;

/** The message followed by a byte 80 and zeros: 1 to 16 bytes in all. New memory. ISO/IEC 7816-4, SP 800-38A appendix A */
export function padIso7816(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(message.length + paddingBytesFor(message.length));
  padded.set(message);
  padded[message.length] = MARK;
  return padded;
}

/** Takes it off (a view), or says why it isn't that: before the zeros of the last block no byte 80 stands. */
export function unpadIso7816(padded: Uint8Array): Unpadded {
  const error = notWhole(padded);
  if (error !== undefined) return { error };
  const at = padded.findLastIndex((byte) => byte !== 0);
  const zeros = padded.length - 1 - at;
  if (zeros >= BLOCK_BYTES)
    return { error: 'the last block is all zeros, and an 80 begins padding' };
  if (padded[at] === MARK) return without(padded, zeros + 1);
  const what = zeros === 0 ? 'the last byte' : 'the last byte that isn’t 0';
  return { error: `${what} is ${hexOfByte(padded[at])}, and an 80 begins padding` };
}
