import { expandKey } from './key.ts';
import { encryptBlocks } from './kernel.ts';
import { padded, paddingOf, requireWhole, unpadded } from './padding.ts';
import { bulkDecrypt, bulkEncrypt, ivOf } from './sync.ts';
import type { BulkSettings } from './types.ts';

/**
 * As `bulkEncrypt`, with Web Crypto where it has the mode (CBC and CTR): the processor's own AES.
 * Without Web Crypto (a page over http) or the key's length (Chromium has no AES-192) it is `bulkEncrypt`.
 */
export async function bulkEncryptAsync(settings: BulkSettings, bytes: Uint8Array) {
  const key = await importKey(settings, 'encrypt');
  if (!key) return bulkEncrypt(settings, bytes);
  const ready = settings.mode === 'ctr' ? padded(settings, bytes) : whole(settings, bytes);
  const out = await crypto.subtle.encrypt(algorithm(settings), key, ready);
  // Web Crypto's CBC always pads; without padding the block it adds is dropped, and no other depends on it.
  const extra = settings.mode === 'cbc' && paddingOf(settings) === 'none' ? 16 : 0;
  return new Uint8Array(out, 0, out.byteLength - extra);
}

/** As `bulkDecrypt`, with Web Crypto: ECB too, as CBC whose chaining is taken off again. */
export async function bulkDecryptAsync(settings: BulkSettings, bytes: Uint8Array) {
  const key = await importKey(settings, 'decrypt');
  if (!key) return bulkDecrypt(settings, bytes);
  requireWhole(settings, bytes);
  const input = settings.mode === 'ctr' ? whole(settings, bytes) : addPadding(settings, bytes);
  const out = await crypto.subtle.decrypt(algorithm(settings), key, input);
  const plaintext = new Uint8Array(out);
  if (settings.mode === 'ecb')
    for (let i = 16; i < plaintext.length; i++) plaintext[i] ^= bytes[i - 16];
  return unpadded(settings, plaintext);
}

/** ECB is decrypted as CBC with an IV of zeros. */
function algorithm(settings: BulkSettings): AesCbcParams | AesCtrParams {
  const { mode } = settings;
  if (mode === 'ctr')
    return { name: 'AES-CTR', counter: Uint8Array.from(ivOf(settings)), length: 128 };
  return { name: 'AES-CBC', iv: Uint8Array.from(startOf(settings)) };
}

async function importKey(
  settings: BulkSettings,
  usage: 'encrypt' | 'decrypt',
): Promise<CryptoKey | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle || (settings.mode === 'ecb' && usage === 'encrypt')) return undefined;
  try {
    const { name } = algorithm(settings);
    return await subtle.importKey('raw', Uint8Array.from(settings.key), name, false, [usage]);
  } catch {
    return undefined;
  }
}

/** The bytes themselves, for Web Crypto; a RangeError where whole blocks are wanted and aren't there. */
function whole(settings: BulkSettings, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (paddingOf(settings) === 'none') requireWhole(settings, bytes);
  return bytes as Uint8Array<ArrayBuffer>;
}

/** Web Crypto insists on padding it can take off: one more block, which decrypts to sixteen times 16. */
function addPadding(settings: BulkSettings, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length + 16);
  out.set(bytes);
  const before = bytes.length > 0 ? bytes.subarray(-16) : startOf(settings);
  const block = before.map((byte) => byte ^ 16);
  encryptBlocks(expandKey(settings.key), block, block);
  out.set(block, bytes.length);
  return out;
}

/** What the first block is chained to. */
function startOf(settings: BulkSettings): Uint8Array {
  return settings.mode === 'ecb' ? new Uint8Array(16) : ivOf(settings);
}
