import { isSame, isZero, over, partsOf, termSize, zeros } from './term.ts';
import type { Term } from './types.ts';

/**
 * The same value, written without what undoes itself: x ^ x, E of D, a half of two halves. Nothing is reordered, so that what is
 * shown stays what was typed.
 */
export function simplify(term: Term): Term {
  const it = over(term, partsOf(term).map(simplify));
  if (it.op === 'xor') return withoutPairs(it);
  if (it.op === 'cipher' && it.of.op === 'invCipher') return it.of.of;
  if (it.op === 'invCipher' && it.of.op === 'cipher') return it.of.of;
  if (it.op === 'double' && it.of.op === 'halve') return it.of.of;
  if (it.op === 'halve' && it.of.op === 'double') return it.of.of;
  if (it.op === 'left' || it.op === 'right') return halfOf(it.op, it.of);
  if (it.op === 'join') return joined(it.a, it.b) ?? it;
  if (it.op === 'rotate') return turned(it);
  return it;
}

/** One half of a term, as far in as halves can be told. */
function halfOf(side: 'left' | 'right', of: Term): Term {
  if (of.op === 'join') return side === 'left' ? of.a : of.b;
  if (of.op === 'xor') return withoutPairs({ ...of, a: halfOf(side, of.a), b: halfOf(side, of.b) });
  return { op: side, of };
}

/** Two halves of one block are that block. */
const joined = (a: Term, b: Term): Term | undefined =>
  a.op === 'left' && b.op === 'right' && isSame(a.of, b.of) ? a.of : undefined;

function turned(it: Extract<Term, { op: 'rotate' }>): Term {
  const inner = it.of.op === 'rotate' ? it.of : undefined;
  const bits = (it.bits + (inner?.bits ?? 0)) % 128;
  return bits === 0 ? (inner?.of ?? it.of) : { op: 'rotate', of: inner?.of ?? it.of, bits };
}

/** What stands in an XOR of XORs, first to last. */
export const summands = (term: Term): Term[] =>
  term.op === 'xor' ? [...summands(term.a), ...summands(term.b)] : [term];

function withoutPairs(it: Extract<Term, { op: 'xor' }>): Term {
  const all = summands(it);
  const left: Term[] = [];
  for (const part of all) {
    const twin = left.findIndex((other) => isSame(other, part));
    if (twin >= 0) left.splice(twin, 1);
    else if (!isZero(part)) left.push(part);
  }
  if (left.length === all.length) return it;
  return left.length === 0 ? zeros(termSize(it)) : left.reduce((a, b) => ({ op: 'xor', a, b }));
}
