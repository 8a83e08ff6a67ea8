import { type Plan, wayKey } from './plan.ts';
import { type Program, resolve } from './program.ts';
import { isGiven, keyOf, type Wanted } from './propagate.ts';
import type { Rule } from './rules.ts';

/** One value that a goal rests on, how it is come by, and what that needs. */
export interface Visit {
  readonly wanted: Wanted;
  /** Undefined where it is put together from its halves, or is a half of what is known. */
  readonly rule: Rule | undefined;
  /** How far `i` of the rule’s equation is from the value’s block. */
  readonly shift: number;
  readonly needs: readonly Wanted[];
}

/** All that some goals rest on in a message of n blocks, each value once, without what is given. */
export function* walk(
  program: Program,
  plan: Plan,
  n: number,
  goals: readonly Pick<Wanted, 'letter' | 'j'>[],
): Generator<Visit> {
  const queue: Wanted[] = goals.map((goal) => ({ ...goal, part: 'whole' }));
  const seen = new Set<string>();
  for (let wanted = queue.pop(); wanted; wanted = queue.pop()) {
    const { letter, j, part } = wanted;
    const key = keyOf(letter, j, part);
    if (seen.has(key) || isGiven(letter, j, n, plan.direction)) continue;
    seen.add(key);
    const visit = visited(program, plan, n, wanted);
    yield visit;
    queue.push(...visit.needs);
  }
}

function visited(program: Program, plan: Plan, n: number, wanted: Wanted): Visit {
  const { letter, j, part } = wanted;
  const way = plan.ways.get(wayKey(program, letter, j, part, n));
  if (way === 'half')
    return { wanted, rule: undefined, shift: 0, needs: [{ letter, j, part: 'whole' }] };
  if (typeof way !== 'object')
    return {
      wanted,
      rule: undefined,
      shift: 0,
      needs: [
        { letter, j, part: 'left' },
        { letter, j, part: 'right' },
      ],
    };
  const i = (j ?? 0) + way.shift;
  const needs = way.rule.needs.map((need) => ({ ...need, j: resolve(need.index, i, n) }));
  return { wanted, rule: way.rule, shift: way.shift, needs };
}
