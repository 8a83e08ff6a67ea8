import { Fault } from './fault.ts';
import { nameText } from './print.ts';
import type { Sizes } from './sizes.ts';
import type { Expression, Name, Piece, Span } from './types.ts';

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
export function requireRunning(span: Span, target: Name): void {
  if (target.index?.base === 'i') return;
  throw new Fault(
    'name',
    span,
    `The line of ${nameText(target)} is for one value, so it has no i.`,
    'Name the block by a number, or by n for the last one.',
  );
}

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
