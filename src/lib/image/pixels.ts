import { byteLengthOf, BYTES_PER_PIXEL, strideOf } from './layout.ts';
import type { Layout, Picture } from './layout.ts';

/** Brightness as ITU-R BT.601 weighs it, 0 to 255. */
const greyOf = (r: number, g: number, b: number) => (299 * r + 587 * g + 114 * b + 500) / 1000;

/**
 * The bytes that are encrypted: the pixels in the layout's format, zeros wherever there is no pixel. Three bytes
 * are stored blue first, as BMP stores them; four as red, green, blue, alpha. Alpha is the picture's own.
 */
export function toBytes(picture: Picture, layout: Layout): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(byteLengthOf(layout));
  const stride = strideOf(layout);
  for (let y = 0; y < layout.height; y++) {
    const row = picture.rgba.subarray(4 * y * layout.width, 4 * (y + 1) * layout.width);
    packRow(row, layout, out, layout.shift + y * stride);
  }
  return out;
}

/** The same picture upside down: BMP keeps the bottom row first. */
export function flipped({ width, height, rgba }: Picture): Picture {
  const turned = new Uint8ClampedArray(rgba.length);
  for (let y = 0; y < height; y++)
    turned.set(rgba.subarray(4 * y * width, 4 * (y + 1) * width), 4 * (height - 1 - y) * width);
  return { width, height, rgba: turned };
}

function packRow(row: Uint8ClampedArray, { format }: Layout, out: Uint8Array, start: number): void {
  if (format === 'rgba') return out.set(row, start);
  for (let i = 0, at = start; i < row.length; i += 4) {
    if (format === 'grey') out[at++] = greyOf(row[i], row[i + 1], row[i + 2]);
    else {
      out[at++] = row[i + 2];
      out[at++] = row[i + 1];
      out[at++] = row[i];
    }
  }
}

/**
 * Rows of a picture as they are shown: bytes, plain or encrypted, read back as pixels, alpha forced to 255.
 * @param bytes all bytes, or those from byte `offset` on.
 * @param from the first row, from 0; `count` rows.
 */
export function toPixels(
  bytes: Uint8Array,
  layout: Layout,
  from = 0,
  count = layout.height,
  offset = 0,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(4 * count * layout.width);
  const words = new Uint32Array(out.buffer);
  const size = BYTES_PER_PIXEL[layout.format];
  for (let y = 0; y < count; y++) {
    let at = layout.shift + (from + y) * strideOf(layout) - offset;
    const row = words.subarray(y * layout.width, (y + 1) * layout.width);
    for (let x = 0; x < row.length; x++, at += size) row[x] = colourAt(bytes, at, size);
  }
  return out;
}

/** A pixel as the little-endian word that a canvas holds; what lies past the end is black. */
function colourAt(bytes: Uint8Array, at: number, size: number): number {
  if (size === 1) return 0xff000000 | (bytes[at] * 0x010101);
  const [red, blue] = size === 3 ? [bytes[at + 2], bytes[at]] : [bytes[at], bytes[at + 2]];
  return 0xff000000 | (blue << 16) | (bytes[at + 1] << 8) | red;
}

/** True where a pixel isn't fully opaque. */
export function hasAlpha({ rgba }: Picture): boolean {
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i] !== 255) return true;
  return false;
}
