import { BLOCK_BYTES } from '../bytes/index.ts';

/** What taking a padding off found: the message without it, or what is wrong with it, in words. */
export type Unpadded =
  { readonly plaintext: Uint8Array; readonly paddingBytes: number } | { readonly error: string };

/** The message (a view) where so many bytes at its end are padding. */
export const without = (padded: Uint8Array, paddingBytes: number): Unpadded => ({
  plaintext: padded.subarray(0, padded.length - paddingBytes),
  paddingBytes,
});

/** Why bytes can't be the end of a padded message, whatever padding it is; undefined where they can. */
export function notWhole({ length }: Uint8Array): string | undefined {
  if (length === 0) return 'there is no block, and so no padding';
  return length % BLOCK_BYTES === 0 ? undefined : `${length} bytes aren't whole blocks of 16`;
}

/**
 * Takes off a padding whose last byte counts it, itself included: 1 to 16. `fault`: given the count and the padding, what is
 * wrong with its other bytes, if anything is.
 */
export function unpadCounted(
  padded: Uint8Array,
  fault: (count: number, padding: Uint8Array) => string | undefined,
): Unpadded {
  const count = padded[padded.length - 1];
  const error = notWhole(padded) ?? notACount(count) ?? fault(count, padded.subarray(-count));
  return error === undefined ? without(padded, count) : { error };
}

function notACount(count: number): string | undefined {
  if (count === 0) return 'the last byte is 0, and at least 1 byte is padding';
  if (count <= BLOCK_BYTES) return undefined;
  return `the last byte is ${count}, and at most 16 bytes are padding`;
}
