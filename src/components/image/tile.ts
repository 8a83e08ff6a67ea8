import { hexOfByte as hex } from '../../lib/bytes/index.ts';
import { BYTES_PER_PIXEL, type Layout, strideOf } from '../../lib/image/index.ts';

/**
 * The colours of the pixels that begin in a block's 16 bytes, as `#rrggbb`; a pixel cut by the end is left out, unless
 * there is no other.
 */
export function tileOf(bytes: Uint8Array, block: number, layout: Layout): string[] {
  const size = BYTES_PER_PIXEL[layout.format];
  const stride = strideOf(layout);
  const colours: string[] = [];
  for (let i = 0; i + size <= 16;) {
    const at = 16 * block + i - layout.shift;
    const inRow = at < 0 ? -1 : at % stride;
    if (inRow < 0 || inRow % size !== 0 || inRow >= layout.width * size) {
      i++;
      continue;
    }
    const [a, b, c] = bytes.subarray(i, i + size);
    if (size === 1) colours.push(`#${hex(a).repeat(3)}`);
    else colours.push(size === 3 ? `#${hex(c)}${hex(b)}${hex(a)}` : `#${hex(a)}${hex(b)}${hex(c)}`);
    i += size;
  }
  return colours;
}
