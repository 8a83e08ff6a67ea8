import { BLOCK_BYTES } from '../bytes/index.ts';
import { type Mode, type ModeId, modes } from '../modes/index.ts';
import { SessionError } from './errors.ts';
import type { EndpointSettings } from './settings.ts';

/** So many bytes that nobody can foresee. */
export type Random = (byteLength: number) => Uint8Array;

/** The platform's own generator, which is there without HTTPS too. */
export const systemRandom: Random = (byteLength) =>
  crypto.getRandomValues(new Uint8Array(byteLength));

/** How many bytes of IV go with each message; GCM's nonce has 12, as SP 800-38D §8.2 recommends. */
const IV_BYTES: Readonly<Record<Mode['iv'], number>> = {
  none: 0,
  iv: BLOCK_BYTES,
  counter: BLOCK_BYTES,
  nonce: 12,
};

/** How many bytes of IV, first counter block or nonce a message in this mode has. */
export const ivBytesOf = (mode: ModeId): number => IV_BYTES[modes[mode].iv];

/**
 * The IV, the first counter block or the nonce of the next message; empty where the mode takes none. Where it is fixed, a
 * nonce is the first bytes of the IV.
 */
export function nextIv({ mode, ivPolicy, iv }: EndpointSettings, random: Random): Uint8Array {
  const length = ivBytesOf(mode);
  if (length === 0) return new Uint8Array(0);
  const next = new Uint8Array(ivPolicy === 'fixed' ? iv.subarray(0, length) : random(length));
  if (next.length !== length)
    throw new SessionError(
      'iv',
      `An IV has ${length} bytes; the source of IVs gave ${next.length}.`,
    );
  return next;
}
