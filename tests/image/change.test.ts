import { expect, test } from 'vitest';
import { addNoise, blank, fitSize, gallery, quantise, runStrip, runWish } from './library.ts';
import { addToCounter } from '../../src/lib/bulk/index.ts';
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

test.each(['ecb', 'cbc', 'ctr'] as const)('%s in strips is the same as at once', (mode) => {
  const picture = addNoise(gallery[0].draw(), 2, 9);
  const whole = { width: 320, height: 320, shift: 0, rowPadding: 0 };
  for (const format of ['grey', 'rgb', 'rgba'] as const) {
    const secret = { key: someBytes(32, 4), iv: new Uint8Array(16).fill(255) };
    const wish = { picture, layout: { ...whole, format }, noise: 3, colours: 0, secret };
    const atOnce = runWish({ ...wish, modes: [mode] }).modes[mode]!;
    let iv: Uint8Array = secret.iv;
    for (let firstRow = 0; firstRow < 320; firstRow += 112) {
      const height = Math.min(112, 320 - firstRow);
      const layout = { ...whole, height, format };
      const pixels = picture.rgba.slice(1280 * firstRow, 1280 * (firstRow + height));
      const strip = runStrip({
        ...wish,
        pixels,
        layout,
        mode,
        secret: { ...secret, iv },
        firstRow,
      });
      expect(strip.pixels).toEqual(
        atOnce.pixels.subarray(1280 * firstRow, 1280 * (firstRow + height)),
      );
      if (mode === 'cbc') iv = strip.last;
      if (mode === 'ctr') {
        iv = Uint8Array.from(iv);
        addToCounter(iv, (320 * height * { grey: 1, rgb: 3, rgba: 4 }[format]) / 16);
      }
    }
  }
});
