import { BLOCK_BYTES } from '../bytes/index.ts';
import { type PaddingFacts, paddingFacts, type PaddingId } from './facts.ts';
import { pad, paddingBytesFor, type Unpadded, unpad } from './pkcs7.ts';

/** One way to fill up the last block, and to take that off again. */
export interface Padding extends PaddingFacts {
  /** The message, filled up. New memory, but for `none`. */
  pad(message: Uint8Array): Uint8Array;
  /** The message without it (a view), or in words why this can't be it. */
  unpad(padded: Uint8Array): Unpadded;
}

const SPACE = 0x20;

/** As many `value`s as are missing; all of them are taken off, those of the message too: that is why PKCS#7 is better. */
function filledWith({ least }: PaddingFacts, value: number): Pick<Padding, 'pad' | 'unpad'> {
  return {
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
  pkcs7: { ...paddingFacts.pkcs7, pad, unpad },
  spaces: { ...paddingFacts.spaces, ...filledWith(paddingFacts.spaces, SPACE) },
  zeros: { ...paddingFacts.zeros, ...filledWith(paddingFacts.zeros, 0) },
  none: {
    ...paddingFacts.none,
    pad: (message) => message,
    unpad: (padded) => ({ plaintext: padded, paddingBytes: 0 }),
  },
};
