import type { Direction } from '../modes/index.ts';
import { type Program, resolve } from './program.ts';
import type { Rule } from './rules.ts';
import type { Need } from './term.ts';

/** How a value was come by: by a rule, with `i` of its equation; as a half of the whole; or from its two halves. */
export type Found = { readonly rule: Rule; readonly i: number | undefined } | 'half' | 'halves';

/** A value of a message, by its letter, block and half. */
export const keyOf = (letter: string, j: number | undefined, part: Need['part']): string =>
  `${letter}${j ?? ''}${part === 'whole' ? '' : part === 'left' ? '<' : '>'}`;

/** Which blocks a value may be computed from: those before it, those after it, or any. */
export type Order = 'ascending' | 'descending' | 'any';

/** A value, or half of one, of a message, by the number of its block. */
export interface Wanted {
  readonly letter: string;
  readonly j: number | undefined;
  readonly part: Need['part'];
}

interface Instance {
  readonly rule: Rule;
  readonly i: number | undefined;
  readonly target: { readonly letter: string; readonly j: number | undefined };
  waiting: number;
}

/** What is there before anything is computed. */
export const isGiven = (
  letter: string,
  j: number | undefined,
  n: number,
  direction: Direction,
): boolean => {
  if (letter === 'IV' || letter === 'N') return true;
  if (j === undefined) return letter === 'T' && direction === 'decrypt';
  return letter === (direction === 'encrypt' ? 'P' : 'C') && j >= 1 && j <= n;
};

/** What is known so far, and what waits for what. */
class Knowledge {
  readonly found = new Map<string, Found>();
  readonly #known = new Set<string>();
  readonly #waiting = new Map<string, Instance[]>();
  readonly #ready: Instance[] = [];
  readonly #queue: Wanted[] = [];

  /** Has a rule wait for what it needs and isn’t given. */
  await(instance: Instance, open: readonly Wanted[]): void {
    instance.waiting = open.length;
    if (open.length === 0) this.#ready.push(instance);
    for (const need of open) {
      const key = keyOf(need.letter, need.j, need.part);
      const list = this.#waiting.get(key);
      if (list) list.push(instance);
      else this.#waiting.set(key, [instance]);
    }
  }

  /** Uses rules until none is ready. */
  spread(): void {
    for (;;) {
      const next = this.#queue.pop();
      const instance = next ? undefined : this.#ready.shift();
      if (next) this.#follow(next);
      else if (!instance) return;
      else {
        const { rule, i, target } = instance;
        this.#learn({ ...target, part: rule.target.part }, { rule, i });
      }
    }
  }

  #learn(wanted: Wanted, how: Found): void {
    const key = keyOf(wanted.letter, wanted.j, wanted.part);
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.found.set(key, how);
    this.#queue.push(wanted);
  }

  /** A whole has two halves, two halves make a whole; and rules that waited for it. */
  #follow(wanted: Wanted): void {
    const { letter, j, part } = wanted;
    if (part === 'whole') {
      this.#learn({ letter, j, part: 'left' }, 'half');
      this.#learn({ letter, j, part: 'right' }, 'half');
    } else if (this.#known.has(keyOf(letter, j, part === 'left' ? 'right' : 'left')))
      this.#learn({ letter, j, part: 'whole' }, 'halves');
    for (const instance of this.#waiting.get(keyOf(letter, j, part)) ?? [])
      if (--instance.waiting === 0) this.#ready.push(instance);
  }
}

/**
 * Everything that can be computed in a message of n blocks, and how: a rule is used as soon as all that it needs is known. What
 * isn’t in the result can’t be computed by these rules in this order.
 */
export function propagate(
  program: Program,
  rules: readonly Rule[],
  n: number,
  direction: Direction,
  order: Order,
): Map<string, Found> {
  const knowledge = new Knowledge();
  for (const rule of rules)
    for (const instance of instancesOf(program, rule, n, direction, order)) {
      const needs = needsAt(rule, instance.i, n);
      knowledge.await(
        instance,
        needs.filter(({ letter, j }) => !isGiven(letter, j, n, direction)),
      );
    }
  knowledge.spread();
  return knowledge.found;
}

/** What a rule needs for one block, by number. */
export const needsAt = ({ needs }: Rule, i: number | undefined, n: number): Wanted[] =>
  needs.map(({ letter, index, part }) => ({ letter, j: resolve(index, i, n), part }));

/** A rule for every block that it is for, and that this order allows. */
function instancesOf(
  program: Program,
  rule: Rule,
  n: number,
  direction: Direction,
  order: Order,
): Instance[] {
  return program.instancesOf(rule.equation, n).flatMap((i) => {
    const { letter, index } = rule.target;
    const j = resolve(index, i, n);
    const holds = rule.inlined.every(
      ({ value, equation }) =>
        program.equationOf(value.letter, resolve(value.index, i, n), n) === equation,
    );
    if (!holds || isGiven(letter, j, n, direction)) return [];
    const isAllowed = needsAt(rule, i, n).every(
      (need) =>
        j === undefined ||
        need.j === undefined ||
        isGiven(need.letter, need.j, n, direction) ||
        order === 'any' ||
        (order === 'ascending' ? need.j <= j : need.j >= j),
    );
    if (!isAllowed) return [];
    return [{ rule, i, target: { letter, j }, waiting: 0 }];
  });
}
