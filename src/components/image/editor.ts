import { blank, type Picture } from '../../lib/image/index.ts';

/** Pixels on a side, and how many real ones each of them is: two blocks wide in RGBA. */
export const SIDE = 24;
const SCALE = 8;

/** The colours to draw with; the last is the paper. */
export const PALETTE = [
  { id: '#1d2433', text: 'Ink' },
  { id: '#d8344b', text: 'Red' },
  { id: '#f2a03d', text: 'Orange' },
  { id: '#2f9e6b', text: 'Green' },
  { id: '#2f6fcf', text: 'Blue' },
  { id: '#ffffff', text: 'Paper' },
] as const;

const START = [
  '.......rrr....rrr.......',
  '......rrrrr..rrrrr......',
  '.....rrrrrrrrrrrrrr.....',
  '.....rrrrrrrrrrrrrr.....',
  '.....rrrrrrrrrrrrrr.....',
  '......rrrrrrrrrrrr......',
  '.......rrrrrrrrrr.......',
  '........rrrrrrrr........',
  '.........rrrrrr.........',
  '..........rrrr..........',
  '...........rr...........',
];

/** The drawing to begin with: a heart on paper, one colour a cell, row by row. */
export function cellsOf(): string[] {
  return Array.from({ length: SIDE * SIDE }, (_, i) => {
    const row = START[Math.floor(i / SIDE) - 6] ?? '';
    return row[i % SIDE] === 'r' ? PALETTE[1].id : PALETTE[5].id;
  });
}

/** The drawing as a picture, each cell as large as it fits into the picture. */
export function enlarge(
  cells: readonly string[],
  picture: Picture = blank(SIDE * SCALE, SIDE * SCALE, '#ffffff'),
): Picture {
  const scale = picture.width / SIDE;
  for (let i = 0, at = 0; i < picture.width * picture.height; i++, at += 4) {
    const [x, y] = [i % picture.width, Math.floor(i / picture.width)];
    const n = parseInt(cells[Math.floor(y / scale) * SIDE + Math.floor(x / scale)].slice(1), 16);
    picture.rgba[at] = n >> 16;
    picture.rgba[at + 1] = (n >> 8) & 255;
    picture.rgba[at + 2] = n & 255;
  }
  return picture;
}
