import { hmac as hmacOf } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { HashId } from './types.ts';

/** Each hash as a function that is done at once: RFC 1321, FIPS 180-4. Web Crypto has no MD5 and only promises. */
export const hashes = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
} as const satisfies Readonly<Record<HashId, unknown>>;

/** The ids, in the order of their years. */
export const HASH_IDS = Object.keys(hashes) as readonly HashId[];

/** How many bytes a hash has: 16 to 64. */
export const hashBytes = (hash: HashId): number => hashes[hash].outputLen;

/** HMAC of `bytes` under a key of any length, as long as the hash. RFC 2104 */
export const hmac = (hash: HashId, key: Uint8Array, bytes: Uint8Array): Uint8Array =>
  hmacOf(hashes[hash], key, bytes);
