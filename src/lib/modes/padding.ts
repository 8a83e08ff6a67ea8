import { BLOCK_BYTES } from '../bytes/index.ts';
import { pad, paddingBytesFor, type Unpadded, unpad } from './pkcs7.ts';
import type { PaddingId } from './types.ts';

/** One way to fill up the last block, and to take that off again. */
export interface Padding {
  /** What people call it: `PKCS#7`. */
  readonly name: string;
  /** Where it is specified, or who does it so. */
  readonly source: string;
  /** The least bytes it adds to whole blocks: 1 where it always adds some, else 0. */
  readonly least: 0 | 1;
  /** The message, filled up. New memory, but for `none`. */
  pad(message: Uint8Array): Uint8Array;
  /** The message without it (a view), or in words why this can't be it. */
  unpad(padded: Uint8Array): Unpadded;
}

const SPACE = 0x20;

/** As many `value`s as are missing; all of them are taken off, those of the message too: that is why PKCS#7 is better. */
function filledWith(value: number, least: 0 | 1): Pick<Padding, 'least' | 'pad' | 'unpad'> {
  return {
    least,
    pad(message) {
      const missing = paddingBytesFor(message.length);
      const count = least === 0 && missing === BLOCK_BYTES ? 0 : missing;
      const padded = new Uint8Array(message.length + count).fill(value, message.length);
      padded.set(message);
      return padded;
    },
    unpad(padded) {
      const end = padded.findLastIndex((byte) => byte !== value) + 1;
      return { plaintext: padded.subarray(0, end), paddingBytes: padded.length - end };
    },
  };
}

/**
 * Every padding by its id. `spaces`: 1 to 16 of them, as `msg + ' ' * (16 - len(msg) % 16)` and `.rstrip()` of course
 * programs do; `zeros`: 0 to 15, as mcrypt did. Of these two nothing tells that they are wrong.
 */
export const paddings: Readonly<Record<PaddingId, Padding>> = {
  pkcs7: { name: 'PKCS#7', source: 'RFC 5652 §6.3', least: 1, pad, unpad },
  spaces: { name: 'Spaces', source: 'as course programs do it', ...filledWith(SPACE, 1) },
  zeros: { name: 'Zeros', source: 'as mcrypt did it', ...filledWith(0, 0) },
  none: {
    name: 'None',
    source: 'SP 800-38A leaves it to others',
    least: 0,
    pad: (message) => message,
    unpad: (padded) => ({ plaintext: padded, paddingBytes: 0 }),
  },
};

/** The ids, in the order in which they are shown. */
export const PADDING_IDS = Object.keys(paddings) as readonly PaddingId[];
