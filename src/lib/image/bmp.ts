import { byteLengthOf, BYTES_PER_PIXEL, strideOf } from './layout.ts';
import type { Layout } from './layout.ts';

const FILE_HEADER = 14;

/** The layout a BMP can hold: rows whole words of 4 bytes; where they aren't, with more padding. */
export function bmpLayout(layout: Layout): Layout {
  const over = strideOf(layout) % 4;
  return over === 0 ? layout : { ...layout, rowPadding: layout.rowPadding + 4 - over };
}

/** Bytes before the first byte that is encrypted: headers, and for grey the 256 shades. */
export function bmpHeaderLength({ format }: Layout): number {
  return FILE_HEADER + (format === 'rgba' ? 108 : format === 'grey' ? 40 + 1024 : 40);
}

/**
 * A BMP file as everybody's, the bottom row first, whose header is followed by exactly `bytes`: those of the `flipped` picture in
 * the layout, plain or encrypted. The shift lies in the gap that BMP allows before the pixels, row padding beyond a BMP's own
 * shows as pixels, and what fills the last block follows the last row. Alpha is there and is not used by viewers.
 * @param layout one from `bmpLayout`; else a RangeError.
 */
export function encodeBmp(layout: Layout, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const stride = strideOf(layout);
  if (stride % 4 !== 0) throw new RangeError('Rows of a BMP are whole words of 4 bytes.');
  if (bytes.length !== byteLengthOf(layout))
    throw new RangeError('These bytes have another layout.');
  const size = BYTES_PER_PIXEL[layout.format];
  const header = bmpHeaderLength(layout);
  const out = new Uint8Array(header + bytes.length);
  const view = new DataView(out.buffer);
  view.setUint16(0, 0x424d);
  view.setUint32(2, out.length, true);
  view.setUint32(10, header + layout.shift, true);
  view.setUint32(14, layout.format === 'rgba' ? 108 : 40, true);
  view.setInt32(18, shownWidth(layout), true);
  view.setInt32(22, layout.height, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 8 * size, true);
  view.setUint32(34, stride * layout.height, true);
  view.setInt32(38, 2835, true);
  view.setInt32(42, 2835, true);
  if (layout.format === 'rgba') setMasks(view);
  if (layout.format === 'grey')
    for (let i = 0; i < 256; i++) view.setUint32(54 + 4 * i, i * 0x010101, true);
  out.set(bytes, header);
  return out;
}

/** A BMP's rows end at whole words by themselves; with more after them than that, they are told to be wider. */
function shownWidth(layout: Layout): number {
  const size = BYTES_PER_PIXEL[layout.format];
  const words = Math.ceil((layout.width * size) / 4);
  return 4 * words === strideOf(layout) ? layout.width : Math.floor(strideOf(layout) / size);
}

/** Which bits are red, green and blue (BI_BITFIELDS), none for alpha, and the colour space sRGB. */
function setMasks(view: DataView): void {
  view.setUint32(30, 3, true);
  view.setUint32(54, 0x000000ff, true);
  view.setUint32(58, 0x0000ff00, true);
  view.setUint32(62, 0x00ff0000, true);
  view.setUint32(70, 0x73524742, true);
}
