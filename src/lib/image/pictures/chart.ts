import type { Picture } from '../layout.ts';
import { blank, fill, fillRect } from './paths.ts';
import { drawText } from './text.ts';

const BARS: readonly (readonly [label: string, value: number, colour: string])[] = [
  ['mon', 62, '#2f6f8f'],
  ['tue', 118, '#2f6f8f'],
  ['wed', 94, '#2f6f8f'],
  ['thu', 176, '#d8344b'],
  ['fri', 143, '#2f6f8f'],
  ['sat', 51, '#8fb3c4'],
];

/** A bar chart with a trend line, as it would stand in a report that was meant to be secret. */
export function chart(): Picture {
  const picture = blank(320, 240, '#ffffff');
  for (let y = 30; y <= 190; y += 40) fillRect(picture, 40, y, 264, 2, '#e3e0d8');
  BARS.forEach(([label, value, colour], i) => {
    fillRect(picture, 52 + 42 * i, 208 - value, 28, value, colour);
    drawText(picture, label, 54 + 42 * i, 216, '#1d2433');
  });
  fill(picture, [trend(3)], '#1d2433');
  fillRect(picture, 40, 208, 264, 2, '#1d2433');
  fillRect(picture, 38, 20, 2, 190, '#1d2433');
  drawText(picture, 'losses, secret', 48, 8, '#1d2433');
  return picture;
}

/** A band of this width above the bars' middles. */
function trend(width: number): [number, number][] {
  const line = BARS.map(([, value], i): [number, number] => [66 + 42 * i, 196 - value]);
  return [...line, ...line.toReversed().map(([x, y]): [number, number] => [x, y - width])];
}
