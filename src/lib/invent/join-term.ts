import { Fault } from './fault.ts';
import { sizeOf } from './sizes.ts';
import { type Context, numberPiece, requireNonce, wrongSize } from './context.ts';
import type { Expression, Piece, Term } from './types.ts';

type Join = Extract<Expression, { kind: 'join' }>;

/**
 * What is joined: two halves; or, where everybody knows all of it (constants, i, N, IV), pieces of any length, the one whose length
 * isn’t said being as long as what is missing.
 */
export function joinedTerm(
  it: Join,
  size: 8 | 16,
  context: Context,
  termOf: (part: Expression, size: 8 | 16, context: Context) => Term,
): Term {
  const parts = flat(it);
  if (parts.every(isKnown))
    return { op: 'known', size, pieces: knownPieces(it, parts, size, context) };
  if (size === 8)
    throw wrongSize(
      it,
      8,
      16,
      'A half is joined of constants only; else take left( ) or right( ) of a block.',
    );
  const [a, b] = halvesOf(it, parts, context);
  return { op: 'join', a: termOf(a, 8, context), b: termOf(b, 8, context) };
}

const flat = ({ parts }: Join): Expression[] =>
  parts.flatMap((part) => (part.kind === 'join' ? flat(part) : [part]));

const isKnown = (part: Expression): boolean =>
  part.kind === 'bytes' ||
  part.kind === 'number' ||
  (part.kind === 'value' && (part.letter === 'N' || part.letter === 'IV'));

const isNonce = (part: Expression): boolean => part.kind === 'value' && part.letter === 'N';

function knownPieces(
  it: Join,
  parts: readonly Expression[],
  size: number,
  context: Context,
): Piece[] {
  const sizes = parts.map((part) => (isNonce(part) ? undefined : sizeOf(part, context.sizes)));
  const unsaid = sizes.filter((bytes) => bytes === undefined).length;
  const said = sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0);
  const rest = size - said;
  if (unsaid > 1)
    throw new Fault(
      'type',
      it,
      'Two of the pieces that are joined here have no length of their own: which one is how long isn’t said.',
      'Write constants in hex, two digits a byte: N || 0x00000001.',
    );
  if (unsaid === 0 ? rest !== 0 : rest < 1)
    throw wrongSize(it, size, said, `Make the pieces ${size} bytes together.`);
  return parts.map((part, at) => {
    const bytes = sizes[at] ?? rest;
    if (part.kind === 'bytes') return { bytes: part.bytes };
    if (part.kind === 'number') return numberPiece(part, bytes, context);
    if (isNonce(part)) requireNonce(context.nonce, bytes, part);
    return { letter: isNonce(part) ? 'N' : 'IV' };
  });
}

/** The parts in two groups of 8 bytes each. */
function halvesOf(
  it: Join,
  parts: readonly Expression[],
  { sizes }: Context,
): [Expression, Expression] {
  let said = 0;
  for (let count = 1; count < parts.length; count++) {
    const own = sizeOf(parts[count - 1], sizes) ?? (parts.length === 2 ? 8 : NaN);
    said += own;
    if (said !== 8) continue;
    const [a, b] = [parts.slice(0, count), parts.slice(count)];
    return [grouped(it, a), grouped(it, b)];
  }
  throw new Fault(
    'type',
    it,
    'A block is joined of two halves of 8 bytes here.',
    'Take halves with left( ) and right( ), and write constants with 16 digits.',
  );
}

const grouped = ({ at, length }: Join, parts: readonly Expression[]): Expression =>
  parts.length === 1 ? parts[0] : { kind: 'join', parts, at, length };
