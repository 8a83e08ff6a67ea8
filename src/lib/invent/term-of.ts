import { type Context, numberPiece, requireNonce, requireRunning, wrongSize } from './context.ts';
import { FUNCTIONS } from './functions.ts';
import { joinedTerm } from './join-term.ts';
import { nameText } from './print.ts';
import { sizeOf } from './sizes.ts';
import type { Expression, FunctionName, Index, Term } from './types.ts';

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
