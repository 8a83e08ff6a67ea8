import type { Direction } from '../modes/index.ts';
import type { Program } from './program.ts';
import { type Found, keyOf, type Order, propagate } from './propagate.ts';
import { COMPUTED_TAG, inlinedRules, type Rule, rulesOf } from './rules.ts';

/** How every value is computed, by its letter, its half, and the kind of its block. */
export interface Plan {
  readonly direction: Direction;
  readonly order: Order;
  /** How the value is come by; `i` of the rule’s equation is so far from the value’s block. */
  readonly ways: ReadonlyMap<string, Way>;
}

/** One way for all blocks of a kind. */
export type Way = { readonly rule: Rule; readonly shift: number } | 'half' | 'halves';

const ORDERS: readonly Order[] = ['ascending', 'descending', 'any'];

/** The key of a way in a plan. */
export const wayKey = (
  program: Program,
  letter: string,
  j: number | undefined,
  part: 'whole' | 'left' | 'right',
  n: number,
): string => `${keyOf(letter, undefined, part)}@${program.kindOf(j, n)}`;

/** What has to be computed: the blocks of the other side, and the tag, by the receiver too. */
export function goalsOf(
  { tag }: Program,
  n: number,
  direction: Direction,
): { letter: string; j: number | undefined }[] {
  const letter = direction === 'encrypt' ? 'C' : 'P';
  const blocks = Array.from({ length: n }, (_, k) => ({ letter, j: k + 1 }));
  if (!tag) return blocks;
  return [...blocks, { letter: direction === 'encrypt' ? 'T' : COMPUTED_TAG, j: undefined }];
}

/** What can’t be computed, in a message of n blocks. */
export interface Missed {
  readonly n: number;
  readonly letter: string;
  readonly j: number | undefined;
}

/**
 * How to encrypt, or to decrypt, messages of any length; or the first goal that isn’t reached. Tried in messages that are just long
 * enough to have every kind of block, first with each block computed from those before it.
 */
export function planOf(program: Program, direction: Direction): Plan | Missed {
  const plain = rulesOf(program, direction);
  let missed = tryAll(program, direction, plain);
  if ('ways' in missed || direction === 'encrypt') return missed;
  const more = inlinedRules(program);
  if (more.length > 0) {
    const again = tryAll(program, direction, [...plain, ...more]);
    if ('ways' in again) missed = again;
  }
  return missed;
}

function tryAll(program: Program, direction: Direction, rules: readonly Rule[]): Plan | Missed {
  let last: Plan | Missed | undefined;
  for (const order of ORDERS) {
    last = tryOrder(program, direction, rules, order);
    if ('ways' in last) return last;
  }
  return last!;
}

function tryOrder(
  program: Program,
  direction: Direction,
  rules: readonly Rule[],
  order: Order,
): Plan | Missed {
  const ways = new Map<string, Way>();
  for (let n = 1; n <= program.enough; n++) {
    const found = propagate(program, rules, n, direction, order);
    const missed = goalsOf(program, n, direction).find(
      ({ letter, j }) => !found.has(keyOf(letter, j, 'whole')),
    );
    if (missed) return { n, ...missed };
    for (const [key, how] of found) note(program, ways, key, how, n);
  }
  return { direction, order, ways };
}

function note(program: Program, ways: Map<string, Way>, key: string, how: Found, n: number): void {
  const [, letter, number, half] = /^([A-Z]+)(-?\d*)([<>]?)$/.exec(key)!;
  const j = number === '' ? undefined : Number(number);
  const part = half === '' ? 'whole' : half === '<' ? 'left' : 'right';
  const at = wayKey(program, letter, j, part, n);
  const way = typeof how === 'string' ? how : { rule: how.rule, shift: (how.i ?? 0) - (j ?? 0) };
  ways.set(at, way);
}
