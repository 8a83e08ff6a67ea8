/** A run of a label's text: on the line, below it (an index), or above it (an exponent). */
export interface Piece {
  readonly text: string;
  readonly shift: 'none' | 'sub' | 'super';
}

const SUB = '₀₁₂₃₄₅₆₇₈₉';
const SUPER: Record<string, string> = { '⁻': '−', '¹': '1' };

const plain = (run: string, shift: Piece['shift']): string =>
  [...run].map((sign) => (shift === 'sub' ? String(SUB.indexOf(sign)) : SUPER[sign])).join('');

/** Splits a label at its index digits and exponents, which few faces have as signs: `P₃ ⊕` is `P`, `3` lowered, ` ⊕`. */
export function piecesOf(text: string): Piece[] {
  return (text.match(/[₀-₉]+|[⁻¹]+|[^₀-₉⁻¹]+/g) ?? []).map((run) => {
    const shift = SUB.includes(run[0]) ? 'sub' : run[0] in SUPER ? 'super' : 'none';
    return { text: shift === 'none' ? run : plain(run, shift), shift };
  });
}

/** How far a piece's baseline moves from that of the piece before it, in em of the label. */
export function baselineMoves(pieces: readonly Piece[]): number[] {
  const level = { none: 0, sub: 0.22, super: -0.35 };
  return pieces.map(({ shift }, i) => level[shift] - (i === 0 ? 0 : level[pieces[i - 1].shift]));
}

/** An index's or exponent's size in its label. */
export const SMALL = '75%';

/** A move as a `dy` value: an em is of the piece's own size, and that of an index is smaller. */
export const emMove = (move: number, { shift }: Piece): string =>
  `${Math.round((shift === 'none' ? move : move / 0.75) * 1000) / 1000}em`;
