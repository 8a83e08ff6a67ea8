import { expandKey } from './key.ts';
import { encryptBlocks } from './kernel.ts';
import { padded, paddingOf, requireWhole, unpadded } from './padding.ts';
import { bulkDecrypt, bulkEncrypt, ivOf, TAG_IS_WRONG } from './sync.ts';
import type { BulkSettings } from './types.ts';

/**
 * As `bulkEncrypt`, by way of Web Crypto: the processor's own AES. It has CBC, CTR and GCM; CFB and OFB are made of its
 * CBC. Without Web Crypto (a page over http) or the key's length (Chromium has no AES-192) it is `bulkEncrypt`.
 */
export async function bulkEncryptAsync(settings: BulkSettings, bytes: Uint8Array) {
  const { mode } = settings;
  const key = mode === 'ecb' ? undefined : await importKey(settings, 'encrypt');
  if (!key) return bulkEncrypt(settings, bytes);
  if (mode === 'cfb' || mode === 'ofb') return feedBackByCbc(settings, key, bytes);
  if (mode !== 'cbc') return encryptWith(algorithm(settings), key, padded(settings, bytes));
  // Web Crypto's CBC always pads; without padding the block it adds is dropped, and no other depends on it.
  const out = await encryptWith(algorithm(settings), key, whole(settings, bytes));
  return paddingOf(settings) === 'none' ? out.subarray(0, -16) : out;
}

/** As `bulkDecrypt`, with Web Crypto: ECB too, as CBC whose chaining is taken off again. */
export async function bulkDecryptAsync(settings: BulkSettings, bytes: Uint8Array) {
  const { mode } = settings;
  if (mode === 'ofb') return bulkEncryptAsync(settings, bytes);
  const key = mode === 'cfb' ? undefined : await importKey(settings, 'decrypt');
  if (!key) return bulkDecrypt(settings, bytes);
  requireWhole(settings, bytes);
  const chained = mode === 'ecb' || mode === 'cbc';
  const input = chained ? addPadding(settings, bytes) : (bytes as Uint8Array<ArrayBuffer>);
  const out = await crypto.subtle.decrypt(algorithm(settings), key, input).catch(() => {
    throw new RangeError(TAG_IS_WRONG);
  });
  const plaintext = new Uint8Array(out);
  if (mode === 'ecb') for (let i = 16; i < plaintext.length; i++) plaintext[i] ^= bytes[i - 16];
  return unpadded(settings, plaintext);
}

/**
 * CFB and OFB: CBC of other bytes yields their output blocks. OFB's Oⱼ = CIPH(Oⱼ₋₁) is CBC of zeros; CFB's
 * Oⱼ = CIPH(Pⱼ₋₁ ⊕ Oⱼ₋₁) is CBC of the plaintext moved on by a block of zeros.
 */
async function feedBackByCbc(settings: BulkSettings, key: CryptoKey, bytes: Uint8Array) {
  const input = new Uint8Array(16 * Math.ceil(bytes.length / 16));
  if (settings.mode === 'cfb' && input.length > 16)
    input.set(bytes.subarray(0, input.length - 16), 16);
  const out = (await encryptWith(algorithm(settings), key, input)).subarray(0, bytes.length);
  for (let i = 0; i < out.length; i++) out[i] ^= bytes[i];
  return out;
}

async function encryptWith(
  algorithm: AesCbcParams | AesCtrParams | AesGcmParams,
  key: CryptoKey,
  bytes: Uint8Array<ArrayBuffer>,
) {
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, key, bytes));
}

/** ECB is decrypted as CBC with an IV of zeros. */
function algorithm(settings: BulkSettings): AesCbcParams | AesCtrParams | AesGcmParams {
  const { mode } = settings;
  const iv = Uint8Array.from(startOf(settings));
  if (mode === 'ctr') return { name: 'AES-CTR', counter: iv, length: 128 };
  return { name: mode === 'gcm' ? 'AES-GCM' : 'AES-CBC', iv };
}

async function importKey(
  settings: BulkSettings,
  usage: 'encrypt' | 'decrypt',
): Promise<CryptoKey | undefined> {
  const { name } = algorithm(settings);
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  const raw = Uint8Array.from(settings.key);
  // Engines differ in which other nonces they take.
  if (settings.mode === 'gcm' && settings.iv?.length !== 12) return undefined;
  return subtle?.importKey('raw', raw, name, false, [usage]).catch(() => undefined);
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
