import { BLOCK_BYTES } from '../bytes/index.ts';
import { type Unpadded, unpadCounted } from './unpadded.ts';

/** How many bytes of padding a message of this length gets: 1 to 16, never none. RFC 5652 §6.3 */
export function paddingBytesFor(byteLength: number): number {
  return BLOCK_BYTES - (byteLength % BLOCK_BYTES);
}

/** The message followed by n bytes of value n, so that it is whole blocks. New memory. RFC 5652 §6.3 */
export function pad(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const count = paddingBytesFor(message.length);
  const padded = new Uint8Array(message.length + count).fill(count, message.length);
  padded.set(message);
  return padded;
}

/** Takes the padding off again (a view, no copy), or says why it isn't padding. RFC 5652 §6.3 */
export const unpad = (padded: Uint8Array): Unpadded =>
  unpadCounted(padded, (count, padding) =>
    padding.every((byte) => byte === count)
      ? undefined
      : `the last byte says ${count}, but not all of the last ${count} bytes are ${count}`,
  );
