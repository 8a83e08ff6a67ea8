import type { Picture } from '../layout.ts';
import { blank, fillRect } from './paths.ts';

/** A crab guarding a key; one letter a pixel of the sprite. */
const ROWS = [
  '................',
  '.rr..........rr.',
  'rr.r........r.rr',
  'rr.r..w..w..r.rr',
  '.rrr..k..k..rrr.',
  '..rr..r..r..rr..',
  '...rrrrrrrrrr...',
  '....roooooor....',
  '...roooooooor...',
  '..rooowoowooor..',
  '..roooowwoooor..',
  '..rroooooooorr..',
  '.r..rrrrrrrr..r.',
  'r..r..r..r..r..r',
  '..r...r..r...r..',
  'ssssyyyssyssssss',
  'ssssysyyyyssssss',
  'ssssyyyssyysssss',
];

const COLOURS: Readonly<Record<string, string>> = {
  '.': '#bfe3ea',
  r: '#c8402f',
  o: '#f08a4b',
  w: '#ffffff',
  k: '#1d2433',
  s: '#efdcae',
  y: '#b8860b',
};

/** A pixel-art sprite, each of its pixels 16 × 16 real ones: whole blocks of one colour. */
export function sprite(scale = 16): Picture {
  const picture = blank(16 * scale, ROWS.length * scale, COLOURS['.']);
  ROWS.forEach((row, y) =>
    [...row].forEach((letter, x) =>
      fillRect(picture, x * scale, y * scale, scale, scale, COLOURS[letter]),
    ),
  );
  return picture;
}
