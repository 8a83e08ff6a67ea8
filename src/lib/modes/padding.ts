import { BLOCK_BYTES } from '../bytes/index.ts';
import { type PaddingFacts, paddingFacts, type PaddingId } from './facts.ts';
import { padIso10126, unpadIso10126 } from './iso10126.ts';
import { padIso7816, unpadIso7816 } from './iso7816.ts';
import { pad, paddingBytesFor, unpad } from './pkcs7.ts';
import { type Unpadded, without } from './unpadded.ts';
import { padX923, unpadX923 } from './x923.ts';

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
      return without(padded, padded.length - 1 - padded.findLastIndex((byte) => byte !== value));
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
    unpad: (padded) => without(padded, 0),
  },
  x923: { ...paddingFacts.x923, pad: padX923, unpad: unpadX923 },
  iso7816: { ...paddingFacts.iso7816, pad: padIso7816, unpad: unpadIso7816 },
  iso10126: { ...paddingFacts.iso10126, pad: padIso10126, unpad: unpadIso10126 },
};
