/** How pixels become bytes: 1 (grey), 3 (RGB) or 4 (RGBA) bytes each. */
export type PixelFormat = 'grey' | 'rgb' | 'rgba';

/** How many bytes a pixel takes in each format. */
export const BYTES_PER_PIXEL: Readonly<Record<PixelFormat, number>> = { grey: 1, rgb: 3, rgba: 4 };

/** Pixels as canvases have them: RGBA, 4 bytes each, row by row from the top, not premultiplied. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Where each pixel's bytes stand in what is encrypted. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly format: PixelFormat;
  /** Bytes of zero before the first pixel, 0 to 15: moves all pixels against the blocks. */
  readonly shift: number;
  /** Bytes of zero after each row, 0 to 15. */
  readonly rowPadding: number;
}

/** Bytes from the start of one row to the start of the next. */
export const strideOf = ({ width, format, rowPadding }: Layout): number =>
  width * BYTES_PER_PIXEL[format] + rowPadding;

/** Bytes of the whole, filled up with zeros to whole blocks, so that every mode can take it without padding. */
export const byteLengthOf = (layout: Layout): number => 16 * blocksOf(layout);

/** How many blocks of 16 bytes the picture is. */
export const blocksOf = (layout: Layout): number =>
  Math.ceil((layout.shift + layout.height * strideOf(layout)) / 16);

/** Where the first byte of pixel (x, y) stands; x and y from 0. */
export const byteAt = (layout: Layout, x: number, y: number): number =>
  layout.shift + y * strideOf(layout) + x * BYTES_PER_PIXEL[layout.format];

/** Which block, from 0, holds the first byte of pixel (x, y). */
export const blockAt = (layout: Layout, x: number, y: number): number => byteAt(layout, x, y) >> 4;

/** Neighbouring pixels of one row: `length` of them from (x, y). */
export interface Run {
  readonly x: number;
  readonly y: number;
  readonly length: number;
}

/** The pixels of which a block holds at least a byte, row by row; none where it lies in padding alone. */
export function pixelsOfBlock(layout: Layout, block: number): Run[] {
  const stride = strideOf(layout);
  const size = BYTES_PER_PIXEL[layout.format];
  const from = Math.max(0, 16 * block - layout.shift);
  const to = Math.min(16 * block + 16 - layout.shift, layout.height * stride);
  const runs: Run[] = [];
  for (let y = Math.floor(from / stride); y * stride < to; y++) {
    const x = Math.floor(Math.max(0, from - y * stride) / size);
    const end = Math.min(layout.width, Math.ceil((to - y * stride) / size));
    if (end > x) runs.push({ x, y, length: end - x });
  }
  return runs;
}
