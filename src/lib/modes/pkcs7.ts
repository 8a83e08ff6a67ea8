import { BLOCK_BYTES } from '../bytes/index.ts';

/** What `unpad` found: the message without its padding, or what is wrong with it, in words. */
export type Unpadded =
  { readonly plaintext: Uint8Array; readonly paddingBytes: number } | { readonly error: string };

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
export function unpad(padded: Uint8Array): Unpadded {
  const error = reasonAgainst(padded);
  if (error !== undefined) return { error };
  const paddingBytes = padded[padded.length - 1];
  return { plaintext: padded.subarray(0, padded.length - paddingBytes), paddingBytes };
}

function reasonAgainst(padded: Uint8Array): string | undefined {
  if (padded.length === 0) return 'there is no block, and so no padding';
  if (padded.length % BLOCK_BYTES !== 0) return `${padded.length} bytes aren't whole blocks of 16`;
  const count = padded[padded.length - 1];
  if (count === 0) return 'the last byte is 0, and at least 1 byte is padding';
  if (count > BLOCK_BYTES) return `the last byte is ${count}, and at most 16 bytes are padding`;
  const wrong = padded.subarray(-count).findIndex((byte) => byte !== count);
  if (wrong === -1) return undefined;
  return `the last byte says ${count}, but not all of the last ${count} bytes are ${count}`;
}
