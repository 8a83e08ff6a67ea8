import { type Piece, piecesOf } from './pieces.ts';

/** A run of text inside a `<text>`: a `<tspan>` with these attributes, or bare where there are none. */
export interface Span {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Where a piece's baseline lies, in em of the label, downwards. */
const LEVEL: Readonly<Record<Piece['shift'], number>> = { none: 0, sub: 0.22, super: -0.35 };
/** An index's or exponent's size in its label. */
const SMALL = 0.75;

function spanOf({ text, shift }: Piece, before: Piece | undefined): Span {
  const isSmall = shift !== 'none';
  const move = LEVEL[shift] - LEVEL[before?.shift ?? 'none'];
  // An em is of the span's own size, and that of an index is smaller.
  const em = Math.round((isSmall ? move / SMALL : move) * 1000) / 1000;
  const attributes = {
    ...(move === 0 ? {} : { dy: `${em}em` }),
    ...(isSmall ? { 'font-size': `${SMALL * 100}%` } : {}),
  };
  return { text, attributes };
}

/** A label in spans, its indices lowered and its exponents raised; what follows them is back on the line. */
export function spansOf(text: string): Span[] {
  return piecesOf(text).map((piece, i, pieces) => spanOf(piece, pieces[i - 1]));
}
