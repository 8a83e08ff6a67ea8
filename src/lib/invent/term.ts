import { equalBytes } from '../bytes/index.ts';
import type { Index, Name, Term } from './types.ts';

/** How many bytes a term has. */
export function termSize(term: Term): 8 | 16 {
  switch (term.op) {
    case 'value':
    case 'known':
      return term.size;
    case 'left':
    case 'right':
      return 8;
    case 'xor':
      return termSize(term.a);
    case 'increment':
      return termSize(term.of);
    default:
      return 16;
  }
}

/** What a term is made of directly. */
export function partsOf(term: Term): readonly Term[] {
  if ('a' in term) return [term.a, term.b];
  return 'of' in term ? [term.of] : [];
}

/** The same term over other parts, in the order of `partsOf`. */
export function over(term: Term, parts: readonly Term[]): Term {
  if ('a' in term) return { ...term, a: parts[0], b: parts[1] };
  return 'of' in term ? { ...term, of: parts[0] } : term;
}

/** A value, or a half of one, that a term needs. */
export interface Need extends Name {
  readonly part: 'whole' | 'left' | 'right';
}

/** The values that a term is computed from: of `left(P[i])` only that half is needed. Each as often as it stands there. */
export function needsOf(term: Term): Need[] {
  if (term.op === 'value') return [{ letter: term.letter, index: term.index, part: 'whole' }];
  const halved = term.op === 'left' || term.op === 'right' ? term.of : undefined;
  if (halved?.op === 'value')
    return [{ letter: halved.letter, index: halved.index, part: term.op as 'left' | 'right' }];
  if (term.op === 'known')
    return term.pieces.flatMap((piece) =>
      'letter' in piece ? [{ letter: piece.letter, part: 'whole' as const }] : [],
    );
  return partsOf(term).flatMap(needsOf);
}

/** How many operations and values a term has. */
export const weightOf = (term: Term): number =>
  partsOf(term).reduce((sum, part) => sum + weightOf(part), 1);

/** The term where its `i` stands for another index: of `C[i-1]` the equation of `C[i]` with i − 1, of `C[n]` with n. */
export function at(term: Term, index: Index): Term {
  if (term.op === 'value' && term.index?.base === 'i')
    return { ...term, index: { base: index.base, offset: index.offset + term.index.offset } };
  if (term.op === 'known' && index.base === 'i')
    return {
      ...term,
      pieces: term.pieces.map((piece) =>
        'number' in piece && piece.number === 'i'
          ? { ...piece, offset: piece.offset + index.offset }
          : piece,
      ),
    };
  return over(
    term,
    partsOf(term).map((part) => at(part, index)),
  );
}

/** Whether two terms are written alike. */
export function isSame(a: Term, b: Term): boolean {
  if (a.op === 'value' && b.op === 'value')
    return a.letter === b.letter && sameIndex(a.index, b.index);
  if (a.op === 'known' && b.op === 'known') return sameKnown(a, b);
  if (a.op !== b.op) return false;
  if (a.op === 'rotate' && a.bits !== (b as typeof a).bits) return false;
  if (a.op === 'increment' && a.counting.bytes !== (b as typeof a).counting.bytes) return false;
  const others = partsOf(b);
  return partsOf(a).every((part, i) => isSame(part, others[i]));
}

/** Whether two indices are written alike. */
export const sameIndex = (a: Index | undefined, b: Index | undefined): boolean =>
  a?.base === b?.base && a?.offset === b?.offset;

type Known = Extract<Term, { op: 'known' }>;

const sameKnown = (a: Known, b: Known): boolean =>
  a.pieces.length === b.pieces.length &&
  a.pieces.every((piece, i) => {
    const other = b.pieces[i];
    if ('bytes' in piece) return 'bytes' in other && equalBytes(piece.bytes, other.bytes);
    if ('letter' in piece) return 'letter' in other && piece.letter === other.letter;
    return 'number' in other && piece.number === other.number && piece.offset === other.offset;
  });

/** Whether a term is a block or a half of zeros. */
export const isZero = (term: Term): boolean =>
  term.op === 'known' &&
  term.pieces.every((piece) => 'bytes' in piece && piece.bytes.every((byte) => byte === 0));

/** Zeros of a size. */
export const zeros = (size: 8 | 16): Term => ({
  op: 'known',
  size,
  pieces: [{ bytes: new Uint8Array(size) }],
});
