import type { Frame } from '../scene/index.ts';
import { elementOf } from './attributes.ts';
import { baselineMoves, emMove, piecesOf, SMALL } from './pieces.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function textMarkup(text: string): string {
  const pieces = piecesOf(text);
  const moves = baselineMoves(pieces);
  return pieces
    .map((piece, i) => {
      if (piece.shift === 'none' && moves[i] === 0) return escape(piece.text);
      const size = piece.shift === 'none' ? '' : ` font-size="${SMALL}"`;
      return `<tspan dy="${emMove(moves[i], piece)}"${size}>${escape(piece.text)}</tspan>`;
    })
    .join('');
}

/** The same picture as a string: for the first frame in the page's HTML, and for a saved picture. */
export function markupOf(frame: Frame): string {
  return frame.marks
    .map((mark) => {
      const { tag, attributes, text } = elementOf(mark);
      const list = Object.entries(attributes).map(
        ([name, value]) => ` ${name}="${escape(String(value))}"`,
      );
      return `<${tag}${list.join('')}>${text === undefined ? '' : textMarkup(text)}</${tag}>`;
    })
    .join('');
}
