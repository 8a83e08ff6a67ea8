import { paddingBytesFor } from './pkcs7.ts';
import { type Unpadded, unpadCounted } from './unpadded.ts';

/** The message followed by zeros and, in the last byte, how many bytes that makes: 1 to 16. New memory. ANSI X9.23 */
export function padX923(message: Uint8Array): Uint8Array {
  const count = paddingBytesFor(message.length);
  const padded = new Uint8Array(message.length + count);
  padded.set(message);
  padded[padded.length - 1] = count;
  return padded;
}

/** Takes it off (a view), or says why it isn't that: the count is out of bounds, or a byte before it isn't 0. */
export const unpadX923 = (padded: Uint8Array): Unpadded =>
  unpadCounted(padded, (count, padding) =>
    padding.subarray(0, -1).every((byte) => byte === 0)
      ? undefined
      : `the last byte says ${count}, but not all of the ${count - 1} before it are 0`,
  );
