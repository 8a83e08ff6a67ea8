import { bulkDecrypt, bulkEncrypt } from '../bulk/index.ts';
import type { BulkModeId, BulkSettings } from '../bulk/index.ts';
import { toBytes, toPixels } from './pixels.ts';
import type { Layout, Picture } from './layout.ts';

/** What all pictures on the page are encrypted with; the bytes are whole blocks, so nothing is padded. */
export interface ImageKey {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

/** One key and IV as settings of a mode, without padding. */
export const settingsFor = (mode: BulkModeId, { key, iv }: ImageKey): BulkSettings =>
  mode === 'ecb' ? { mode, key, padding: 'none' } : { mode, key, iv, padding: 'none' };

/** The picture's bytes encrypted, and what they look like when they are taken for pixels. */
export function encryptPicture(
  picture: Picture,
  layout: Layout,
  mode: BulkModeId,
  secret: ImageKey,
): { bytes: Uint8Array<ArrayBuffer>; picture: Picture } {
  const bytes = bulkEncrypt(settingsFor(mode, secret), toBytes(picture, layout));
  return { bytes, picture: { ...sizeOf(layout), rgba: toPixels(bytes, layout) } };
}

/** Bytes decrypted with a key and IV, right or wrong, and what they look like. */
export function decryptPicture(
  bytes: Uint8Array,
  layout: Layout,
  mode: BulkModeId,
  secret: ImageKey,
): { bytes: Uint8Array<ArrayBuffer>; picture: Picture } {
  const plain = bulkDecrypt(settingsFor(mode, secret), bytes);
  return { bytes: plain, picture: { ...sizeOf(layout), rgba: toPixels(plain, layout) } };
}

const sizeOf = ({ width, height }: Layout) => ({ width, height });
