import { Fault } from './fault.ts';
import { FUNCTIONS } from './functions.ts';
import { joinedTerm } from './join-term.ts';
import { type Sizes, sizeOf } from './sizes.ts';
import { nameText } from './print.ts';
import type { Expression, FunctionName, Index, Name, Piece, Span, Term } from './types.ts';

/** What an expression stands in. */
export interface Context {
  readonly sizes: Sizes;
  /** How many bytes N has, as far as the lines so far say; written to. */
  readonly nonce: { bytes: number };
  /** How far the target’s index is from i: `i` of a term is the index of the target. */
  readonly shift: number;
  readonly target: Name;
}

const words = (size: number): string =>
  size === 16 ? 'a block of 16 bytes' : size === 8 ? 'a half of 8 bytes' : `${size} bytes`;

/** The fault of a part whose size doesn’t fit where it stands. */
export const wrongSize = (span: Span, wanted: number, given: number, repair: string): Fault =>
  new Fault('type', span, `Here ${words(wanted)} has to stand; this has ${given}.`, repair);

/** An expression as a term of so many bytes. Throws `Fault` where its types don’t fit. */
export function termOf(it: Expression, size: 8 | 16, context: Context): Term {
  switch (it.kind) {
    case 'value':
      return valueTerm(it, size, context);
    case 'bytes':
      if (it.bytes.length === size) return { op: 'known', size, pieces: [{ bytes: it.bytes }] };
      throw wrongSize(
        it,
        size,
        it.bytes.length,
        `Write 0x and ${2 * size} digits; a number is written without 0x.`,
      );
    case 'number':
      return { op: 'known', size, pieces: [numberPiece(it, size, context)] };
    case 'call':
      return callTerm(it, size, context);
    case 'xor':
      return it.parts
        .map((part) => termOf(part, size, context))
        .reduce((a, b) => ({ op: 'xor', a, b }));
    case 'join':
      return joinedTerm(it, size, context, termOf);
  }
}

/** A number as bytes, the last one the lowest: what `inc` makes of 0 in so many steps; or the number of the block. */
export function numberPiece(
  it: Extract<Expression, { kind: 'number' }>,
  size: number,
  { shift, target }: Context,
): Piece {
  const { of } = it;
  if (of === 'n') return { number: of, offset: 0, size };
  if (of === 'i') {
    requireRunning(it, target);
    return { number: of, offset: -shift, size };
  }
  if (of >> BigInt(8 * size) !== 0n)
    throw wrongSize(it, size, Math.ceil(of.toString(16).length / 2), 'Write a smaller number.');
  const bytes = Uint8Array.from({ length: size }, (_, at) =>
    Number((of >> BigInt(8 * (size - 1 - at))) & 255n),
  );
  return { bytes };
}

/** Only a line with i at its left has an i. */
function requireRunning(span: Span, target: Name): void {
  if (target.index?.base === 'i') return;
  throw new Fault(
    'name',
    span,
    `The line of ${nameText(target)} is for one value, so it has no i.`,
    'Name the block by a number, or by n for the last one.',
  );
}

function valueTerm(
  it: Extract<Expression, { kind: 'value' }>,
  size: 8 | 16,
  { sizes, nonce, shift, target }: Context,
): Term {
  const { letter, index } = it;
  if (letter === 'N') requireNonce(nonce, 16, it);
  if (index?.base === 'i') requireRunning(it, target);
  const own = letter === 'N' ? 16 : (sizes.get(index ? `${letter}[]` : letter) ?? 16);
  if (own !== size) throw wrongSize(it, size, own, repairOf(size, nameText(it)));
  return { op: 'value', size, letter, ...(index && { index: moved(index, -shift) }) };
}

const repairOf = (size: number, name: string): string =>
  size === 16
    ? `Fill it up: ${name} || 0.`
    : `Take one of its halves: left(${name}) or right(${name}).`;

/** N has one length in all lines. */
export function requireNonce(nonce: { bytes: number }, bytes: number, span: Span): void {
  if (nonce.bytes !== 0 && nonce.bytes !== bytes)
    throw new Fault(
      'type',
      span,
      `N has one length: ${nonce.bytes} bytes in another place, ${bytes} in this one.`,
      'Give what stands beside it the same length everywhere.',
    );
  nonce.bytes = bytes;
}

/** The same index, counted from another i. */
export const moved = (index: Index, by: number): Index =>
  index.base === 'i' ? { base: 'i', offset: index.offset + by } : index;

function callTerm(it: Extract<Expression, { kind: 'call' }>, size: 8 | 16, context: Context): Term {
  const { name, args, bits } = it;
  const makes = name === 'inc' ? size : name === 'left' || name === 'right' ? 8 : 16;
  if (makes !== size) throw wrongSize(it, size, makes, repairOf(size, FUNCTIONS[name].form));
  const inner = name === 'inc' ? size : 16;
  const [a, b] = args.map((arg) => {
    const own = sizeOf(arg, context.sizes);
    if (own !== undefined && own !== inner && arg.kind !== 'bytes')
      throw wrongSize(arg, inner, own, repairOf(inner, 'x'));
    return termOf(arg, inner, context);
  });
  return callOf(name, a, b, bits, size);
}

function callOf(name: FunctionName, a: Term, b: Term, bits: number, size: 8 | 16): Term {
  switch (name) {
    case 'E':
      return { op: 'cipher', of: a };
    case 'D':
      return { op: 'invCipher', of: a };
    case 'inc':
      return { op: 'increment', of: a, counting: { at: 0, bytes: size, order: 'big' } };
    case 'inc32':
      return { op: 'increment', of: a, counting: { at: 12, bytes: 4, order: 'big' } };
    case 'rotl':
      return { op: 'rotate', of: a, bits };
    case 'mul':
      return { op: 'multiply', a, b };
    default:
      return { op: name, of: a };
  }
}
