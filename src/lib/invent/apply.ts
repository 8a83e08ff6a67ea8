import type { Counting, Ops } from '../modes/index.ts';
import { isSame } from './term.ts';
import type { Name, Piece, Term } from './types.ts';

/** Where the values of a term come from. */
export interface Lookup<V> {
  /** A whole value, where it is known as one. */
  readonly whole: (name: Name) => V | undefined;
  /** Half of a value, where only that is known. */
  readonly half: (name: Name, half: 'left' | 'right') => V;
  readonly known: (pieces: readonly Piece[], size: 8 | 16) => V;
}

const LOW_HALF: Counting = { at: 8, bytes: 8, order: 'big' };

/** A term, computed by the operations of a mode. Halves are made of those that move bytes: `take`, `shiftIn` and `complete`. */
export function applied<V>(ops: Ops<V>, term: Term, from: Lookup<V>): V {
  const of = (part: Term): V => applied(ops, part, from);
  switch (term.op) {
    case 'value':
      return from.whole(term)!;
    case 'known':
      return from.known(term.pieces, term.size);
    case 'cipher':
    case 'invCipher':
    case 'double':
    case 'halve':
      return ops[term.op](of(term.of));
    case 'rotate':
      return ops.rotate(of(term.of), term.bits);
    case 'increment':
      return term.counting.bytes === 8
        ? plusOne(ops, term.of, from)
        : ops.increment(of(term.of), term.counting);
    case 'xor':
    case 'multiply':
      return ops[term.op](of(term.a), of(term.b));
    case 'left':
    case 'right':
      return halfOf(ops, term.op, term.of, from);
    case 'join':
      return joined(ops, term.a, term.b, from);
  }
}

function halfOf<V>(ops: Ops<V>, side: 'left' | 'right', of: Term, from: Lookup<V>): V {
  const whole = of.op === 'value' ? from.whole(of) : applied(ops, of, from);
  if (whole === undefined) return from.half(of as Name & Term, side);
  return side === 'left' ? ops.take(whole, 8) : rightOf(ops, whole);
}

/** The last 8 bytes come to the front as the first 8 go around, and are taken there. */
const rightOf = <V>({ take, shiftIn }: Ops<V>, whole: V): V =>
  take(shiftIn(whole, take(whole, 8)), 8);

/** A half at the end of a block whose beginning doesn’t matter. */
const atEnd = <V>(ops: Ops<V>, half: Term, from: Lookup<V>): V =>
  ops.shiftIn(from.known([{ bytes: new Uint8Array(16) }], 16), applied(ops, half, from));

/** Whether a term is a half of a block that is there as a whole: then the block itself is worked on. */
function wholeBehind<V>(term: Term, side: 'left' | 'right', from: Lookup<V>): Term | undefined {
  if (term.op !== side) return undefined;
  return term.of.op !== 'value' || from.whole(term.of) !== undefined ? term.of : undefined;
}

function joined<V>(ops: Ops<V>, a: Term, b: Term, from: Lookup<V>): V {
  const [low, high] = [wholeBehind(b, 'right', from), wholeBehind(a, 'left', from)];
  if (low && high && isSame(low, high)) return applied(ops, low, from);
  const end = wholeBehind(a, 'right', from);
  if (end) return ops.shiftIn(applied(ops, end, from), applied(ops, b, from));
  const first = applied(ops, a, from);
  if (low) return ops.complete(first, applied(ops, low, from));
  const counted = b.op === 'increment' ? wholeBehind(b.of, 'right', from) : undefined;
  if (counted) return ops.complete(first, ops.increment(applied(ops, counted, from), LOW_HALF));
  return ops.complete(first, atEnd(ops, b, from));
}

/** A half plus one: counted at the end of a block, and taken from there. */
function plusOne<V>(ops: Ops<V>, half: Term, from: Lookup<V>): V {
  const whole = wholeBehind(half, 'right', from);
  const block = whole ? applied(ops, whole, from) : atEnd(ops, half, from);
  return rightOf(ops, ops.increment(block, LOW_HALF));
}
