import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blank,
  blocksOf,
  byteAt,
  byteLengthOf,
  BYTES_PER_PIXEL,
  hasAlpha,
  type Layout,
  pixelsOfBlock,
  toBytes,
  toPixels,
} from './library.ts';
import { someBytes } from '../bulk/openssl.ts';

const formats = ['grey', 'rgb', 'rgba'] as const;
const anyLayout = fc.record({
  width: fc.integer({ min: 1, max: 40 }),
  height: fc.integer({ min: 1, max: 12 }),
  format: fc.constantFrom(...formats),
  shift: fc.integer({ min: 0, max: 15 }),
  rowPadding: fc.integer({ min: 0, max: 15 }),
});
const noise = ({ width, height }: Layout) => ({
  width,
  height,
  rgba: new Uint8ClampedArray(someBytes(4 * width * height, 3).buffer),
});

describe('pixels to bytes', () => {
  test.each([
    [320, 320, 'rgba', 25_600],
    [320, 320, 'rgb', 19_200],
    [320, 320, 'grey', 6400],
    [321, 7, 'rgba', 562],
    [321, 7, 'rgb', 422],
    [321, 7, 'grey', 141],
    [1, 1, 'rgba', 1],
    [1, 1, 'grey', 1],
  ] as const)('%i × %i %s is %i blocks', (width, height, format, count) => {
    const layout = { width, height, format, shift: 0, rowPadding: 0 };
    expect(blocksOf(layout)).toBe(count);
    expect(toBytes(blank(width, height, '#102030'), layout).length).toBe(16 * count);
  });

  test('grey is brightness, RGB lies blue first, RGBA as it is', () => {
    const picture = { width: 1, height: 1, rgba: new Uint8ClampedArray([255, 128, 0, 77]) };
    const bytes = (format: 'grey' | 'rgb' | 'rgba') =>
      [...toBytes(picture, { width: 1, height: 1, format, shift: 2, rowPadding: 0 })].slice(0, 7);
    expect(bytes('grey')).toEqual([0, 0, 151, 0, 0, 0, 0]);
    expect(bytes('rgb')).toEqual([0, 0, 0, 128, 255, 0, 0]);
    expect(bytes('rgba')).toEqual([0, 0, 255, 128, 0, 77, 0]);
  });

  test('RGB and RGBA read back as the pixels they were, opaque, wherever they lie', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        fc.pre(layout.format !== 'grey');
        const picture = noise(layout);
        const shown = toPixels(toBytes(picture, layout), layout);
        const opaque = picture.rgba.map((byte, i) => (i % 4 === 3 ? 255 : byte));
        expect(shown).toEqual(opaque);
      }),
    );
  });

  test('rows from the middle read the same as all rows', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const bytes = someBytes(byteLengthOf(layout), 8);
        const all = toPixels(bytes, layout);
        const from = layout.height >> 1;
        const offset = byteAt(layout, 0, from) & ~15;
        const some = toPixels(bytes.subarray(offset), layout, from, 1, offset);
        expect(some).toEqual(all.subarray(4 * layout.width * from, 4 * layout.width * (from + 1)));
      }),
    );
  });

  test('the pixels of a block are exactly those with a byte in it', () => {
    fc.assert(
      fc.property(anyLayout, (layout) => {
        const size = BYTES_PER_PIXEL[layout.format];
        for (let block = 0; block < blocksOf(layout); block++) {
          const want: string[] = [];
          for (let y = 0; y < layout.height; y++)
            for (let x = 0; x < layout.width; x++) {
              const at = byteAt(layout, x, y);
              if (at < 16 * block + 16 && at + size > 16 * block) want.push(`${x},${y}`);
            }
          const got = pixelsOfBlock(layout, block).flatMap(({ x, y, length }) =>
            Array.from({ length }, (_, i) => `${x + i},${y}`),
          );
          expect(got).toEqual(want);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('alpha is seen where a pixel has it', () => {
    const picture = blank(3, 3, '#ffffff');
    expect(hasAlpha(picture)).toBe(false);
    picture.rgba[4 * 8 + 3] = 254;
    expect(hasAlpha(picture)).toBe(true);
  });
});
