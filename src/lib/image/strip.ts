import type { BulkModeId } from '../bulk/index.ts';
import { bulkEncryptAsync } from '../bulk/index.ts';
import type { ImageKey } from './encrypt.ts';
import { settingsFor } from './encrypt.ts';
import type { Layout, Picture } from './layout.ts';
import { addNoise } from './noise.ts';
import { toBytes, toPixels } from './pixels.ts';

/** A piece of a large picture: whole rows whose bytes are whole blocks, and where it stands. */
export interface StripWish {
  /** Left as they are. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly layout: Layout;
  readonly noise: number;
  /** GCM's strips are CTR's: see `counterModeOf`. */
  readonly mode: Exclude<BulkModeId, 'gcm'>;
  /** The IV or counter block for this strip's first block. */
  readonly secret: ImageKey;
  /** Rows above it: noise is the same as if the picture were done at once. */
  readonly firstRow: number;
}

/** What a strip looks like encrypted, and the IV from which CBC, CFB and OFB go on in the next strip. */
export async function runStrip({ pixels, layout, noise, mode, secret, firstRow }: StripWish) {
  const picture = { width: layout.width, height: layout.height, rgba: pixels };
  const noisy = addNoise(picture, noise, 1, firstRow * layout.width);
  const plain = layout.format === 'rgba' ? wholeBlocks(noisy) : toBytes(noisy, layout);
  const lastPlain = plain.slice(-16);
  const bytes = await bulkEncryptAsync(settingsFor(mode, secret), plain);
  const last = bytes.slice(-16);
  const next = mode === 'ofb' ? last.map((byte, i) => byte ^ lastPlain[i]) : last;
  return { pixels: shownInPlace(bytes, layout), next };
}

/** RGBA pixels as the bytes they are, without a copy where they are whole blocks. */
function wholeBlocks({ rgba }: Picture): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(rgba.buffer, rgba.byteOffset, rgba.length);
  if (bytes.length % 16 === 0) return bytes;
  const out = new Uint8Array(bytes.length + 16 - (bytes.length % 16));
  out.set(bytes);
  return out;
}

/** RGBA without padding is shown by forcing alpha in the bytes themselves: no second buffer, no second pass. */
function shownInPlace(bytes: Uint8Array<ArrayBuffer>, layout: Layout) {
  if (layout.format !== 'rgba') return toPixels(bytes, layout);
  const words = new Uint32Array(bytes.buffer, 0, layout.width * layout.height);
  for (let i = 0; i < words.length; i++) words[i] |= 0xff000000;
  return new Uint8ClampedArray(bytes.buffer, 0, 4 * words.length);
}
