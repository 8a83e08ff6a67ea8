import type { Picture } from '../layout.ts';
import { blank, ellipse, fill, fillRect, outlinesOf } from './paths.ts';

/** Pip's outline: body with flippers, belly, beak, feet, scarf; units of a 320 × 320 drawing. */
const SHAPES: readonly (readonly [path: string, colour: string])[] = [
  [
    'M160 30 C102 30 76 74 74 134 C72 178 40 212 52 242 C60 260 78 248 86 236 C96 258 126 270 160 270 C194 270 224 258 234 236 C242 248 260 260 268 242 C280 212 248 178 246 134 C244 74 218 30 160 30 Z',
    '#1f2a44',
  ],
  [
    'M160 92 C114 58 86 100 98 150 C104 180 90 202 102 228 C112 248 126 258 160 258 C194 258 208 248 218 228 C230 202 216 180 222 150 C234 100 206 58 160 92 Z',
    '#ffffff',
  ],
  ['M136 136 Q160 120 184 136 Q160 162 136 136 Z', '#f2a03d'],
  ['M106 258 Q88 264 76 284 L94 280 L104 290 L118 280 L138 284 Q142 268 136 260 Z', '#f2a03d'],
  ['M214 258 Q232 264 244 284 L226 280 L216 290 L202 280 L182 284 Q178 268 184 260 Z', '#f2a03d'],
  ['M112 176 Q160 198 208 176 L210 194 Q160 218 110 194 Z', '#d8344b'],
  ['M182 190 L204 242 L184 236 L172 250 L162 196 Z', '#d8344b'],
];

const EYES: readonly (readonly [number, number, number, number, string])[] = [
  [130, 114, 11, 15, '#1f2a44'],
  [190, 114, 11, 15, '#1f2a44'],
  [134, 109, 4, 4, '#ffffff'],
  [194, 109, 4, 4, '#ffffff'],
];

/** Pip, our penguin, on the ice: flat colours and hard edges, so that equal pixels come in long runs. */
export function pip(size = 288): Picture {
  const scale = size / 320;
  const picture = blank(size, size, '#cfe8ef');
  const ice = Math.round(252 * scale);
  fillRect(picture, 0, ice, size, size - ice, '#f7fbfd');
  for (const [path, colour] of SHAPES) fill(picture, outlinesOf(path), colour, scale);
  for (const [cx, cy, rx, ry, colour] of EYES)
    fill(picture, [ellipse(cx, cy, rx, ry)], colour, scale);
  return picture;
}
