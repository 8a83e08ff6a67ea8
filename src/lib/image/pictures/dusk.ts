import type { Picture } from '../layout.ts';
import { hash } from '../noise.ts';

const mix = (a: number, b: number, t: number) => a + (b - a) * t;

/** Smooth random heights: hashed lattice points, blended. */
function smooth(x: number, y: number, seed: number): number {
  const [ix, iy] = [Math.floor(x), Math.floor(y)];
  const at = (dx: number, dy: number) => hash((iy + dy) * 4099 + ix + dx, seed) / 2 ** 32;
  const ease = (t: number) => t * t * (3 - 2 * t);
  const [tx, ty] = [ease(x - ix), ease(y - iy)];
  return mix(mix(at(0, 0), at(1, 0), tx), mix(at(0, 1), at(1, 1), tx), ty);
}

/** Dusk over two ridges: like a photograph, hardly two neighbouring pixels are equal. */
export function dusk(width = 320, height = 240): Picture {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) {
      const grain = (hash(i, 3) / 2 ** 32 - 0.5) * 5;
      const [r, g, b] = colourAt((x / width) * 320, (y / height) * 240);
      rgba[i] = r + grain;
      rgba[i + 1] = g + grain;
      rgba[i + 2] = b + grain;
      rgba[i + 3] = 255;
    }
  return { width, height, rgba };
}

function colourAt(x: number, y: number): [number, number, number] {
  const far = 148 - 34 * smooth(x / 60, 0, 5) - 8 * smooth(x / 14, 0, 6);
  const near = 206 - 52 * smooth(x / 84 + 9, 0, 7) - 6 * smooth(x / 9, 0, 8);
  const t = y / 240;
  if (y > near) return [mix(34, 20, t), mix(42, 24, t), mix(58, 34, t)];
  if (y > far) return [mix(104, 66, t), mix(82, 60, t), mix(112, 88, t)];
  const sun = Math.exp(-((x - 214) ** 2 + (y - 96) ** 2) / 900);
  const cloud = smooth(x / 40, y / 11, 9) * 26;
  return [
    mix(92, 252, t * 1.5) + 90 * sun + cloud,
    mix(118, 172, t * 1.4) + 70 * sun + cloud,
    mix(178, 128, t * 1.4) + 10 * sun + cloud,
  ];
}
