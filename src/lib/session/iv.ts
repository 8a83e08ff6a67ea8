import { BLOCK_BYTES } from '../bytes/index.ts';
import { modes } from '../modes/index.ts';
import { SessionError } from './errors.ts';
import type { EndpointSettings } from './settings.ts';

/** So many bytes that nobody can foresee. */
export type Random = (byteLength: number) => Uint8Array;

/** The platform's own generator, which is there without HTTPS too. */
export const systemRandom: Random = (byteLength) =>
  crypto.getRandomValues(new Uint8Array(byteLength));

/** The IV, or the first counter block, of the next message; empty where the mode takes none. */
export function nextIv({ mode, ivPolicy, iv }: EndpointSettings, random: Random): Uint8Array {
  if (modes[mode].iv === 'none') return new Uint8Array(0);
  const next = new Uint8Array(ivPolicy === 'fixed' ? iv : random(BLOCK_BYTES));
  if (next.length !== BLOCK_BYTES)
    throw new SessionError('iv', `An IV has 16 bytes; the source of IVs gave ${next.length}.`);
  return next;
}
