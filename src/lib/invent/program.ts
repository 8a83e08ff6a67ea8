import { needsOf } from './term.ts';
import type { Checked } from './check.ts';
import type { Equation, Index } from './types.ts';

/** The equations of a mode, to be looked up by what they are of. */
export class Program {
  readonly equations: readonly Equation[];
  /** 0 where no N is used. */
  readonly nonceBytes: number;
  readonly usesIv: boolean;
  /** The equation of the tag, where there is one. */
  readonly tag: Equation | undefined;
  /** From so many blocks on from the beginning, or from the end, every block is like the one before. */
  readonly near: { readonly start: number; readonly end: number };
  readonly #byLetter = new Map<string, Equation[]>();

  constructor({ equations, nonceBytes }: Checked) {
    this.equations = equations;
    this.nonceBytes = nonceBytes;
    for (const equation of equations) {
      const own = this.#byLetter.get(equation.letter) ?? [];
      this.#byLetter.set(equation.letter, [...own, equation]);
    }
    const needs = equations.flatMap(({ term }) => needsOf(term));
    this.usesIv = needs.some(({ letter }) => letter === 'IV');
    this.tag = equations.find(({ letter, index }) => letter === 'T' && !index);
    const indices = [...equations, ...needs].flatMap(({ index }) => index ?? []);
    const farthest = (base: Index['base']): number =>
      Math.max(
        0,
        ...indices.filter((it) => it.base === base).map(({ offset }) => Math.abs(offset)),
      );
    const reach = Math.max(farthest('i'), ...equations.map(({ first, past }) => past + 1 - first));
    this.near = { start: farthest('number') + reach + 2, end: farthest('n') + reach + 1 };
  }

  /** How many blocks a message has in which every kind of block is there. */
  get enough(): number {
    return this.near.start + this.near.end + 1;
  }

  /** The equation of a value in a message of n blocks: that of its number before that of n, and that before the running one. */
  equationOf(letter: string, j: number | undefined, n: number): Equation | undefined {
    const own = this.#byLetter.get(letter) ?? [];
    const by = (is: (index: Index | undefined, equation: Equation) => boolean) =>
      own.find((equation) => is(equation.index, equation));
    if (j === undefined) return by((index) => !index);
    return (
      by((index) => index?.base === 'number' && index.offset === j) ??
      by((index) => index?.base === 'n' && n + index.offset === j) ??
      by((index, { first, past }) => index?.base === 'i' && j >= first && j <= n + past)
    );
  }

  /** The blocks that an equation is for in a message of n blocks; undefined stands for the one value without an index. */
  instancesOf(equation: Equation, n: number): (number | undefined)[] {
    const { letter, index, first, past } = equation;
    if (!index) return [undefined];
    const all =
      index.base === 'i'
        ? Array.from({ length: n + past - first + 1 }, (_, k) => first + k)
        : [resolve(index, undefined, n)!];
    return all.filter((j) => this.equationOf(letter, j, n) === equation);
  }

  /** What a block is like: blocks of one kind are computed alike, however long the message. */
  kindOf(j: number | undefined, n: number): string {
    const { start, end } = this.near;
    if (j === undefined) return `n${Math.min(n, this.enough)}`;
    return `${Math.min(j, start)},${Math.min(n - j, end)}`;
  }
}

/** The number of the block that an index means. */
export function resolve(
  index: Index | undefined,
  i: number | undefined,
  n: number,
): number | undefined {
  if (!index) return undefined;
  if (index.base === 'number') return index.offset;
  return (index.base === 'n' ? n : i!) + index.offset;
}
