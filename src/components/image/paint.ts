import { byteAt, type Layout, type Reading } from '../../lib/image/index.ts';

/** A canvas of this size; resizing clears, so it is done only where the size is another. */
export function sized(canvas: HTMLCanvasElement, width: number, height: number) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  return canvas.getContext('2d', { willReadFrequently: true })!;
}

/** Paints encrypted rows up to the front and plain ones after it: the block at the front cuts its row. */
export function paintFront(
  canvas: HTMLCanvasElement,
  { width, height, ...rest }: Layout,
  plain: Reading,
  encrypted: Reading,
  front: number,
): void {
  const context = sized(canvas, width, height);
  const layout = { width, height, ...rest };
  const done = new ImageData(encrypted.pixels, width, height);
  if (front >= encrypted.index.blocks) return context.putImageData(done, 0, 0);
  const open = new ImageData(plain.pixels, width, height);
  const stride = Math.max(1, byteAt(layout, 0, 1) - byteAt(layout, 0, 0));
  const size = Math.max(1, byteAt(layout, 1, 0) - byteAt(layout, 0, 0));
  const at = Math.max(0, 16 * front - layout.shift);
  const y = Math.min(height, Math.floor(at / stride));
  const x = Math.min(width, Math.floor((at - y * stride) / size));
  context.putImageData(done, 0, 0, 0, 0, width, y);
  context.putImageData(open, 0, 0, 0, y, width, height - y);
  context.putImageData(done, 0, 0, 0, y, x, 1);
}

/** A CSS colour as red, green and blue, whatever it is written as. */
export function channelsOf(element: Element, token: string): [number, number, number] {
  const probe = document.createElement('span');
  probe.style.color = `var(${token})`;
  element.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  const [r = 0, g = 0, b = 0] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return [r, g, b];
}

/**
 * Marks pixels: those of the mask are washed with the colour, and those at its edge drawn in full, so that places of
 * one pixel are seen too.
 */
export function paintMask(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
  mask: Uint8Array | undefined,
  [r, g, b]: readonly [number, number, number],
): void {
  const context = sized(canvas, width, height);
  context.clearRect(0, 0, width, height);
  if (!mask) return;
  const image = context.createImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  const colour = (b << 16) | (g << 8) | r;
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] === 0) continue;
      const inside =
        x > 0 && x < width - 1 && mask[i - 1] && mask[i + 1] && mask[i - width] && mask[i + width];
      words[i] = ((inside ? 0x66000000 : 0xff000000) | colour) >>> 0;
    }
  context.putImageData(image, 0, 0);
}
