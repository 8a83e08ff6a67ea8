import type { Counting } from '../modes/index.ts';

/** A stretch of a source: offset of its first character, counted from 0 in UTF-16 units, and how many. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

/** What kind of mistake a problem is: the page sorts them so, and a circle is drawn. */
export type ProblemKind =
  | 'length'
  | 'sign'
  | 'grammar'
  | 'name'
  | 'type'
  | 'twice'
  | 'undefined'
  | 'circle'
  | 'no-way-back';

/** Why a source is no mode. */
export interface Problem extends Span {
  readonly kind: ProblemKind;
  /** Line and column of `at`, both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The rule, and what was given, in one or two sentences. */
  readonly message: string;
  /** What to write instead, or what to do. */
  readonly repair: string;
  /** Of a circle: the values in turn, the first one again at the end. */
  readonly circle?: readonly string[];
}

/** Which block: a number, `i` or `n`, and how far from there. `C[i-1]` has base `i` and offset −1, `C[0]` base `number`, offset 0. */
export interface Index {
  readonly base: 'number' | 'i' | 'n';
  readonly offset: number;
}

/** A value by its letter: `C[i-1]`, `IV`; with no index where there is only one of it. */
export interface Name {
  readonly letter: string;
  readonly index?: Index;
}

/** The functions of the language. */
export type FunctionName =
  'E' | 'D' | 'inc' | 'inc32' | 'double' | 'left' | 'right' | 'rotl' | 'mul';

/** An expression as it was written, before its types are known. */
export type Expression = Span &
  (
    | ({ readonly kind: 'value' } & Name)
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
    | { readonly kind: 'number'; readonly of: bigint | 'i' | 'n' }
    | {
        readonly kind: 'call';
        readonly name: FunctionName;
        readonly args: readonly Expression[];
        readonly bits: number;
      }
    | { readonly kind: 'xor'; readonly parts: readonly Expression[] }
    | { readonly kind: 'join'; readonly parts: readonly Expression[] }
  );

/** One line: a value, and what it is. */
export interface Line extends Span {
  readonly target: Span & Name;
  readonly expression: Expression;
}

/** A piece of what everybody knows: bytes as they stand, the number of a block, or what travels beside the message. */
export type Piece =
  | { readonly bytes: Uint8Array }
  | { readonly number: 'i' | 'n'; readonly offset: number; readonly size: number }
  | { readonly letter: 'IV' | 'N' };

/** An expression with its types checked: a block of 16 bytes, or a half of 8. In an equation `i` is the index of its target. */
export type Term =
  | ({ readonly op: 'value'; readonly size: 8 | 16 } & Name)
  | { readonly op: 'known'; readonly size: 8 | 16; readonly pieces: readonly Piece[] }
  | {
      readonly op: 'left' | 'right' | 'cipher' | 'invCipher' | 'double' | 'halve';
      readonly of: Term;
    }
  | { readonly op: 'rotate'; readonly of: Term; readonly bits: number }
  | { readonly op: 'increment'; readonly of: Term; readonly counting: Counting }
  | { readonly op: 'xor'; readonly a: Term; readonly b: Term }
  | { readonly op: 'multiply'; readonly a: Term; readonly b: Term }
  | { readonly op: 'join'; readonly a: Term; readonly b: Term };

/** One line, checked. */
export interface Equation extends Span, Name {
  readonly size: 8 | 16;
  readonly term: Term;
  /**
   * Of a line with `i`: the first block that it is for, and how many it is for past n. A line for `T[i+1]` says what T[n+1] is too;
   * of C there are n blocks.
   */
  readonly first: number;
  readonly past: number;
  /** The values at its right, as they were written. */
  readonly values: readonly (Span & Name)[];
}
