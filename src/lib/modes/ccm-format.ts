import { concatBytes } from '../bytes/index.ts';
import { ModeError } from './errors.ts';
import type { Counting, Given } from './types.ts';

type Format = Pick<Given<unknown>, 'nonce' | 'aad' | 'byteLength' | 'tagBytes'>;

/** q: how many bytes the nonce leaves to count in. SP 800-38C A.1 */
const countBytes = (nonce: Uint8Array): number => 15 - nonce.length;

/**
 * B_0: how long tag and count are, the nonce, and how many bytes the message has. SP 800-38C A.2.1. Throws `ModeError` (`iv`)
 * where the count has no room beside the nonce.
 */
export function firstBlock({ nonce, aad, byteLength, tagBytes }: Format): Uint8Array {
  const q = countBytes(nonce);
  if (byteLength >= 256 ** q)
    throw new ModeError(
      'iv',
      `A nonce of ${nonce.length} bytes leaves CCM ${q} to count with, for less than ${256 ** q} bytes of message; this has ${byteLength}. Take a shorter nonce.`,
    );
  const flags = (aad.length > 0 ? 64 : 0) + 8 * ((tagBytes - 2) / 2) + (q - 1);
  const count = Array.from({ length: q }, (_, i) => Math.floor(byteLength / 256 ** (q - 1 - i)));
  return Uint8Array.of(flags, ...nonce, ...count);
}

/** How long the additional data is, in 2 bytes or 6, and the data; nothing where there is none. A.2.2 */
export function withLength(aad: Uint8Array): Uint8Array {
  const a = aad.length;
  if (a === 0) return aad;
  const short = [a >> 8, a];
  const long = [0xff, 0xfe, a >>> 24, a >> 16, a >> 8, a];
  return concatBytes([Uint8Array.from(a < 0xff00 ? short : long), aad]);
}

/** Ctr_0: the nonce, and a count of 0; and where in it is counted. A.3 */
export function counterOf(nonce: Uint8Array): { ctr0: Uint8Array; counting: Counting } {
  const q = countBytes(nonce);
  const ctr0 = new Uint8Array(16);
  ctr0[0] = q - 1;
  ctr0.set(nonce, 1);
  return { ctr0, counting: { at: 16 - q, bytes: q, order: 'big' } };
}
