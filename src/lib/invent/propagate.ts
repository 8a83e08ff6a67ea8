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
  readonly key: string;
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
  const found = new Map<string, Found>();
  const known = new Set<string>();
  const waiting = new Map<string, Instance[]>();
  const ready: Instance[] = [];
  const queue: Wanted[] = [];

  const learn = (letter: string, j: number | undefined, part: Need['part'], how?: Found): void => {
    const key = keyOf(letter, j, part);
    if (known.has(key)) return;
    known.add(key);
    if (how) found.set(key, how);
    queue.push({ letter, j, part });
  };
  const spread = (letter: string, j: number | undefined, part: Need['part']): void => {
    if (part === 'whole') {
      learn(letter, j, 'left', 'half');
      learn(letter, j, 'right', 'half');
    } else if (known.has(keyOf(letter, j, part === 'left' ? 'right' : 'left')))
      learn(letter, j, 'whole', 'halves');
    for (const instance of waiting.get(keyOf(letter, j, part)) ?? [])
      if (--instance.waiting === 0) ready.push(instance);
  };

  for (const rule of rules)
    for (const instance of instancesOf(program, rule, n, direction, order)) {
      const needs = needsAt(rule, instance.i, n);
      const open = needs.filter(({ letter, j }) => !isGiven(letter, j, n, direction));
      instance.waiting = open.length;
      if (open.length === 0) ready.push(instance);
      for (const need of open) {
        const key = keyOf(need.letter, need.j, need.part);
        const list = waiting.get(key);
        if (list) list.push(instance);
        else waiting.set(key, [instance]);
      }
    }
  for (;;) {
    const next = queue.pop();
    if (next) {
      spread(next.letter, next.j, next.part);
      continue;
    }
    const instance = ready.shift();
    if (!instance) return found;
    const { rule, i, target } = instance;
    learn(target.letter, target.j, rule.target.part, { rule, i });
  }
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
    const { letter, index, part } = rule.target;
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
    return [{ rule, i, target: { letter, j }, key: keyOf(letter, j, part), waiting: 0 }];
  });
}
