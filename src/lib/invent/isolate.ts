import { fieldInverse } from '../modes/index.ts';
import { isZero, type Need, needsOf } from './term.ts';
import type { Term } from './types.ts';

/** A value of an equation, and what it is, computed from the others. */
export interface Isolated {
  readonly target: Need;
  readonly term: Term;
}

/**
 * Every value of `term` that can be told from what the whole is: each operation on the way to it is taken back, the outermost
 * first. Whether the others are known is for the caller to see: of a value that stands there twice, one hangs on the other.
 */
export function isolate(term: Term, whole: Term): Isolated[] {
  switch (term.op) {
    case 'value':
      return [{ target: needsOf(term)[0], term: whole }];
    case 'cipher':
      return isolate(term.of, { op: 'invCipher', of: whole });
    case 'invCipher':
      return isolate(term.of, { op: 'cipher', of: whole });
    case 'double':
      return isolate(term.of, { op: 'halve', of: whole });
    case 'halve':
      return isolate(term.of, { op: 'double', of: whole });
    case 'rotate':
      return isolate(term.of, { op: 'rotate', of: whole, bits: (128 - term.bits) % 128 });
    case 'increment':
      return isolate(term.of, decremented(whole, term));
    case 'xor':
      return [
        ...isolate(term.a, { op: 'xor', a: whole, b: term.b }),
        ...isolate(term.b, { op: 'xor', a: whole, b: term.a }),
      ];
    case 'join':
      return [
        ...isolate(term.a, { op: 'left', of: whole }),
        ...isolate(term.b, { op: 'right', of: whole }),
      ];
    case 'multiply':
      return [...divided(term.a, term.b, whole), ...divided(term.b, term.a, whole)];
    case 'left':
    case 'right':
      return term.of.op === 'value' ? [{ target: needsOf(term)[0], term: whole }] : [];
    case 'known':
      return [];
  }
}

/** x − 1 is ¬(¬x + 1): in the bytes that are counted. */
function decremented(whole: Term, { counting }: Extract<Term, { op: 'increment' }>): Term {
  const size = counting.bytes === 8 && counting.at === 0 ? 8 : 16;
  const bytes = Uint8Array.from({ length: size }, (_, i) =>
    i >= counting.at && i < counting.at + counting.bytes ? 0xff : 0,
  );
  const ones: Term = { op: 'known', size, pieces: [{ bytes }] };
  return {
    op: 'xor',
    a: { op: 'increment', of: { op: 'xor', a: whole, b: ones }, counting },
    b: ones,
  };
}

/** By a constant that isn’t zero a product can be divided; by a value it can’t always, since that may be zero. */
function divided(x: Term, by: Term, whole: Term): Isolated[] {
  if (by.op !== 'known' || isZero(by) || by.pieces.length !== 1 || !('bytes' in by.pieces[0]))
    return [];
  const bytes = fieldInverse(by.pieces[0].bytes);
  return isolate(x, {
    op: 'multiply',
    a: whole,
    b: { op: 'known', size: 16, pieces: [{ bytes }] },
  });
}
