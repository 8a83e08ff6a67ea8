import type { Picture } from '../layout.ts';
import { blank, wordOf } from './paths.ts';

/** Five columns of seven bits a letter, the lowest bit on top. */
const GLYPHS: Readonly<Record<string, string>> = {
  a: '2054545478', b: '7f48444438', c: '3844444420', d: '384444487f', e: '3854545418',
  f: '087e090102', g: '0c5252523e', h: '7f08040478', i: '00447d4000', j: '2040443d00',
  k: '7f10284400', l: '00417f4000', m: '7c04180478', n: '7c08040478', o: '3844444438',
  p: '7c14141408', q: '081414187c', r: '7c08040408', s: '4854545420', t: '043f444020',
  u: '3c4040207c', v: '1c2040201c', w: '3c4030403c', x: '4428102844', y: '0c5050503c',
  z: '4464544c44', ',': '0050300000', '.': '0060600000', ':': '0036360000', '-': '0808080808',
}; // prettier-ignore

/** Writes small letters of 5 × 7 pixels, 6 apart, at (x, y); what has no glyph is a space. */
export function drawText(picture: Picture, text: string, x: number, y: number, colour: string) {
  const words = new Uint32Array(picture.rgba.buffer);
  const word = wordOf(colour);
  [...text].forEach((letter, i) => {
    const columns = GLYPHS[letter] ?? '0000000000';
    for (let column = 0; column < 5; column++)
      for (let row = 0; row < 7; row++) {
        const on = (parseInt(columns.slice(2 * column, 2 * column + 2), 16) >> row) & 1;
        if (on) words[(y + row) * picture.width + x + 6 * i + column] = word;
      }
  });
}

const LETTER = [
  'dear bob,',
  '',
  'nobody else can read this page, i was',
  'told: it is encrypted, every byte of it,',
  'with a cipher that nobody ever broke.',
  '',
  'so here is the plan. we meet at noon,',
  'at the old pier, where the ferry turns.',
  'bring the map, and come alone. if the',
  'lamp is lit, walk on as if you did not',
  'know me, and take the last boat home.',
  '',
  'burn this when you have read it.',
  '',
  'yours, alice',
];

/** A page of text, black on white: most blocks are white paper, so the lines of writing stand out. */
export function page(): Picture {
  const picture = blank(288, 240, '#ffffff');
  LETTER.forEach((line, i) => drawText(picture, line, 24, 20 + 14 * i, '#1d2433'));
  return picture;
}
