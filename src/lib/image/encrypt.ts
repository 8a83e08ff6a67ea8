import { bulkEncrypt } from '../bulk/index.ts';
import type { BulkModeId, BulkSettings } from '../bulk/index.ts';
import { toBytes, toPixels } from './pixels.ts';
import { byteLengthOf, type Layout, type Picture } from './layout.ts';

/** What all pictures on the page are encrypted with; the bytes are whole blocks, so nothing is padded. */
export interface ImageKey {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** One key and IV as settings of a mode, without padding. GCM's nonce is the IV's first 12 bytes, as is the custom. */
export function settingsFor(mode: BulkModeId, { key, iv }: ImageKey): BulkSettings {
  if (mode === 'ecb') return { mode, key, padding: 'none' };
  return { mode, key, iv: mode === 'gcm' ? iv.slice(0, 12) : iv, padding: 'none' };
}

/**
 * GCM's ciphertext is what CTR makes from the counter block inc₃₂(J₀), for a nonce of 12 bytes the nonce and 00000002
 * (SP 800-38D §7.1): so that a part of it can be made, and by tools that have no GCM. Other modes stay what they are.
 */
export function counterModeOf(mode: BulkModeId, { key, iv }: ImageKey) {
  if (mode !== 'gcm') return { mode, secret: { key, iv } };
  return {
    mode: 'ctr' as const,
    secret: { key, iv: Uint8Array.of(...iv.subarray(0, 12), 0, 0, 0, 2) },
  };
}

/** The picture's bytes encrypted, and what they look like when they are taken for pixels. */
export function encryptPicture(
  picture: Picture,
  layout: Layout,
  mode: BulkModeId,
  secret: ImageKey,
): { bytes: Uint8Array<ArrayBuffer>; picture: Picture } {
  const sealed = bulkEncrypt(settingsFor(mode, secret), toBytes(picture, layout));
  const bytes = sealed.subarray(0, byteLengthOf(layout));
  return { bytes, picture: { ...sizeOf(layout), rgba: toPixels(bytes, layout) } };
}

const sizeOf = ({ width, height }: Layout) => ({ width, height });
