import { stir } from '../bytes/index.ts';
import { paddingBytesFor } from './pkcs7.ts';
import { type Unpadded, unpadCounted } from './unpadded.ts';

/** FNV-1a's start and factor: a number that every byte of a message changes. */
const [OFFSET, PRIME] = [0x811c9dc5, 0x01000193];

/**
 * The message followed by arbitrary bytes and, in the last one, how many that makes: 1 to 16. New memory. ISO/IEC 10126-2
 * leaves the bytes to chance. Here they hang on the message alone, byte i of them being the lowest byte of
 * `stir(FNV-1a(message) + i)`: so the same run gives the same bytes, in a link, a test and the picture.
 */
export function padIso10126(message: Uint8Array): Uint8Array {
  const count = paddingBytesFor(message.length);
  const seed = message.reduce((hash, byte) => Math.imul(hash ^ byte, PRIME), OFFSET);
  const padded = new Uint8Array(message.length + count);
  padded.set(message);
  for (let i = 0; i < count; i++) padded[message.length + i] = stir(seed + i);
  padded[padded.length - 1] = count;
  return padded;
}

/** Takes it off (a view). Only a count out of bounds tells that it isn't that: any other byte may stand before it. */
export const unpadIso10126 = (padded: Uint8Array): Unpadded =>
  unpadCounted(padded, () => undefined);
