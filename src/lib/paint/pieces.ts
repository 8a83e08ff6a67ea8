/** A run of a label's text: on the line, below it (an index), or above it (an exponent). */
export interface Piece {
  readonly text: string;
  readonly shift: 'none' | 'sub' | 'super';
}

const SUB = '₀₁₂₃₄₅₆₇₈₉';
const SUPER: Readonly<Record<string, string>> = { '⁻': '−', '¹': '1' };

const plain = (run: string, shift: Piece['shift']): string =>
  [...run].map((sign) => (shift === 'sub' ? String(SUB.indexOf(sign)) : SUPER[sign])).join('');

/** Splits a label at its index digits and exponents, which few faces have as signs: `P₃ ⊕` is `P`, `3` lowered, ` ⊕`. */
export function piecesOf(text: string): Piece[] {
  return (text.match(/[₀-₉]+|[⁻¹]+|[^₀-₉⁻¹]+/g) ?? []).map((run) => {
    const shift = SUB.includes(run[0]) ? 'sub' : run[0] in SUPER ? 'super' : 'none';
    return { text: shift === 'none' ? run : plain(run, shift), shift };
  });
}
