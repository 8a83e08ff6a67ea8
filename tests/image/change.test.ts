import { expect, test } from 'vitest';
import {
  addNoise,
  blank,
  fitSize,
  gallery,
  MODES_FOR_TEST,
  quantise,
  runStrip,
  type StripWish,
  runWish,
  runWishAsync,
} from './library.ts';
import type { Hand } from '../../src/components/image/crew.ts';
import { encryptStrips } from '../../src/components/image/strips.ts';
import { someBytes } from '../bulk/openssl.ts';

const colours = ({ rgba }: { rgba: Uint8ClampedArray<ArrayBuffer> }) =>
  new Set(new Uint32Array(rgba.buffer)).size;

test.each([1, 3, 8])('noise of %i bits changes low bits and nothing else', (bits) => {
  const picture = blank(64, 64, '#808080');
  picture.rgba[7] = 9;
  const noisy = addNoise(picture, bits);
  const changed = noisy.rgba.map((byte, i) => byte ^ picture.rgba[i]);
  expect(changed.reduce((a, b) => a | b)).toBe((1 << bits) - 1);
  expect(changed.every((byte, i) => i % 4 !== 3 || byte === 0)).toBe(true);
  expect(addNoise(picture, bits)).toEqual(noisy);
  expect(addNoise(picture, bits, 2)).not.toEqual(noisy);
});

test('no noise is the picture itself', () => {
  const picture = blank(2, 2, '#123456');
  expect(addNoise(picture, 0)).toBe(picture);
});

test.each([2, 3, 8, 64])('at most %i colours are left, and flat pictures stay as they are', (n) => {
  const dusk = gallery.find(({ id }) => id === 'dusk')!.draw();
  const fewer = colours(quantise(dusk, n));
  expect(fewer).toBeLessThanOrEqual(n);
  expect(fewer).toBeGreaterThan(n / 2);
  const pip = gallery[0].draw();
  if (n >= 8) expect(quantise(pip, n)).toEqual(pip);
});

test('a size is made to fit and keeps its shape', () => {
  expect(fitSize(4000, 3000, 2_000_000)).toEqual([1632, 1224]);
  expect(fitSize(100, 100, 2_000_000)).toEqual([100, 100]);
  expect(fitSize(1, 9_000_000, 2_000_000)).toEqual([1, 4_242_640]);
});

test.each(gallery)('$name draws the same each time, opaque', ({ draw, alt, point }) => {
  const picture = draw();
  expect(picture.rgba.length).toBe(4 * picture.width * picture.height);
  expect(draw()).toEqual(picture);
  expect(picture.rgba.every((byte, i) => i % 4 !== 3 || byte === 255)).toBe(true);
  expect(alt.length + point.length).toBeGreaterThan(40);
});

/** Two workers' worth of hands, in this thread. */
const hands = [0, 1].map(
  () =>
    ({
      strip: (wish: object, pixelsOf: () => unknown) =>
        runStrip({ ...wish, pixels: pixelsOf() } as StripWish),
    }) as unknown as Hand,
);

test.each(MODES_FOR_TEST)('%s in strips by two workers is the same as at once', async (mode) => {
  const picture = addNoise(blank(37, 400, '#336699'), 2, 9);
  const { width, height } = picture;
  for (const format of ['grey', 'rgb', 'rgba'] as const) {
    const secret = { key: someBytes(32, 4), iv: new Uint8Array(16).fill(255) };
    const layout = { width, height, format, shift: 0, rowPadding: 0 };
    const wish = { picture, layout, noise: 3, colours: 0, secret, modes: [mode] };
    const atOnce = runWish(wish).modes[mode]!;
    const painted = new Uint8ClampedArray(4 * width * height);
    await encryptStrips(
      {
        ...{ picture, format, noise: 3, mode, secret },
        paint: (pixels, firstRow) => painted.set(pixels, 4 * width * firstRow),
        cancelled: () => false,
      },
      hands,
    );
    expect(painted).toEqual(atOnce.pixels);
    expect(await runWishAsync(wish)).toEqual(runWish(wish));
  }
});
