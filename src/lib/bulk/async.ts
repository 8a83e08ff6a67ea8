import { padded, paddingOf, requireWhole } from './padding.ts';
import { bulkEncrypt, ivOf } from './sync.ts';
import type { BulkSettings } from './types.ts';

/**
 * As `bulkEncrypt`, by way of Web Crypto: the processor's own AES. It has CBC, CTR and GCM; CFB and OFB are made of its
 * CBC. Without Web Crypto (a page over http) or the key's length (Chromium has no AES-192) it is `bulkEncrypt`.
 */
export async function bulkEncryptAsync(settings: BulkSettings, bytes: Uint8Array) {
  const { mode } = settings;
  const key = mode === 'ecb' ? undefined : await importKey(settings);
  if (!key) return bulkEncrypt(settings, bytes);
  if (mode === 'cfb' || mode === 'ofb') return feedBackByCbc(settings, key, bytes);
  if (mode !== 'cbc') return encryptWith(algorithm(settings), key, padded(settings, bytes));
  // Web Crypto's CBC always pads; without padding the block it adds is dropped, and no other depends on it.
  const out = await encryptWith(algorithm(settings), key, whole(settings, bytes));
  return paddingOf(settings) === 'none' ? out.subarray(0, -16) : out;
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

function algorithm(settings: BulkSettings): AesCbcParams | AesCtrParams | AesGcmParams {
  const { mode } = settings;
  const iv = Uint8Array.from(ivOf(settings));
  if (mode === 'ctr') return { name: 'AES-CTR', counter: iv, length: 128 };
  return { name: mode === 'gcm' ? 'AES-GCM' : 'AES-CBC', iv };
}

async function importKey(settings: BulkSettings): Promise<CryptoKey | undefined> {
  const { name } = algorithm(settings);
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  const raw = Uint8Array.from(settings.key);
  // Engines differ in which other nonces they take.
  if (settings.mode === 'gcm' && settings.iv?.length !== 12) return undefined;
  return subtle?.importKey('raw', raw, name, false, ['encrypt']).catch(() => undefined);
}

/** The bytes themselves, for Web Crypto; a RangeError where whole blocks are wanted and aren't there. */
function whole(settings: BulkSettings, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  if (paddingOf(settings) === 'none') requireWhole(settings, bytes);
  return bytes as Uint8Array<ArrayBuffer>;
}
