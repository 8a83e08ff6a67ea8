import type { Picture } from './layout.ts';

/** A word for each place, as good as random and always the same: two rounds of multiply and shift. */
export function hash(place: number, seed: number): number {
  let h = Math.imul(place ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The picture with its lowest bits made random: a pinch of noise. Alpha stays.
 * @param first the number of the first pixel, where the picture is a strip of a larger one.
 * @param bits how many low bits of red, green and blue, 0 to 8. With 0 it is the picture itself.
 */
export function addNoise(picture: Picture, bits: number, seed = 1, first = 0): Picture {
  if (bits === 0) return picture;
  const rgba = Uint8ClampedArray.from(picture.rgba);
  const mask = (1 << bits) - 1;
  for (let i = 0, pixel = first; i < rgba.length; i += 4, pixel++) {
    const random = hash(pixel, seed);
    rgba[i] = (rgba[i] & ~mask) | (random & mask);
    rgba[i + 1] = (rgba[i + 1] & ~mask) | ((random >>> 8) & mask);
    rgba[i + 2] = (rgba[i + 2] & ~mask) | ((random >>> 16) & mask);
  }
  return { ...picture, rgba };
}
