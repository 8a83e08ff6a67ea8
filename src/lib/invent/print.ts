import { toHex } from '../bytes/index.ts';
import type { Index, Name, Piece, Term } from './types.ts';

const signed = (offset: number): string =>
  offset === 0 ? '' : offset < 0 ? String(offset) : `+${offset}`;

/** `[i-1]`, `[0]`, `[n]`. */
export const indexText = ({ base, offset }: Index): string =>
  base === 'number' ? `[${offset}]` : `[${base}${signed(offset)}]`;

/** `P[i]`, `IV`. */
export const nameText = ({ letter, index }: Name): string =>
  letter + (index ? indexText(index) : '');

/** A term as the language writes it, with `i` moved by so many. What is XORed has no brackets of its own where it needs none. */
export function termText(term: Term, shift = 0): string {
  const text = (of: Term): string => termText(of, shift);
  switch (term.op) {
    case 'value': {
      const { index } = term;
      if (index?.base !== 'i') return nameText(term);
      return nameText({ ...term, index: { ...index, offset: index.offset + shift } });
    }
    case 'known':
      return term.pieces.map((piece) => pieceText(piece, shift)).join(' || ');
    case 'cipher':
      return `E(${text(term.of)})`;
    case 'invCipher':
      return `D(${text(term.of)})`;
    case 'increment':
      return `${term.counting.bytes === 4 ? 'inc32' : 'inc'}(${text(term.of)})`;
    case 'rotate':
      return `rotl(${text(term.of)}, ${term.bits})`;
    case 'multiply':
      return `mul(${text(term.a)}, ${text(term.b)})`;
    case 'xor':
      return `${inside(term.a, text, 'join')} ^ ${inside(term.b, text, 'xor', 'join')}`;
    case 'join':
      return `${inside(term.a, text, 'xor')} || ${inside(term.b, text, 'xor')}`;
    default:
      return `${term.op}(${text(term.of)})`;
  }
}

function inside(term: Term, text: (of: Term) => string, ...bracketed: Term['op'][]): string {
  const many = term.op === 'known' && term.pieces.length > 1;
  return many || bracketed.includes(term.op) ? `(${text(term)})` : text(term);
}

function pieceText(piece: Piece, shift: number): string {
  if ('letter' in piece) return piece.letter;
  if ('bytes' in piece)
    return piece.bytes.every((byte) => byte === 0) ? '0' : `0x${toHex(piece.bytes)}`;
  const { number, offset } = piece;
  return number + signed(number === 'i' ? offset + shift : offset);
}
