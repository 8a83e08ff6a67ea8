import type { BlockIndex } from './block-index.ts';
import { heatOf } from './block-index.ts';
import { byteAt, BYTES_PER_PIXEL, strideOf } from './layout.ts';
import type { Layout } from './layout.ts';

/**
 * The heat map of repeats as a picture: each pixel has the colour of the block that holds its first byte.
 * @param ramp 256 colours as canvas words (little-endian RGBA), from "occurs once" to "occurs most".
 */
export function heatPixels(
  index: BlockIndex,
  layout: Layout,
  ramp: Uint32Array,
): Uint8ClampedArray<ArrayBuffer> {
  const heat = heatOf(index);
  const out = new Uint8ClampedArray(4 * layout.width * layout.height);
  const words = new Uint32Array(out.buffer);
  const size = BYTES_PER_PIXEL[layout.format];
  const stride = strideOf(layout);
  for (let y = 0, i = 0; y < layout.height; y++)
    for (let x = 0, at = layout.shift + y * stride; x < layout.width; x++, at += size)
      words[i++] = ramp[heat[at >> 4]];
  return out;
}

/** For each pixel 1 where its first byte lies in a block of this kind, else 0. */
export function maskOfKind(
  index: BlockIndex,
  layout: Layout,
  kind: number,
): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(layout.width * layout.height);
  for (let y = 0, i = 0; y < layout.height; y++)
    for (let x = 0; x < layout.width; x++, i++)
      out[i] = index.kinds[byteAt(layout, x, y) >> 4] === kind ? 1 : 0;
  return out;
}
