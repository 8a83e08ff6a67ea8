import { goalsOf, type Plan } from './plan.ts';
import type { Program } from './program.ts';
import { summands } from './simplify.ts';
import { sameIndex } from './term.ts';
import type { Equation, Index, Term } from './types.ts';
import { walk } from './walk.ts';

/**
 * Whether a last block may be shorter than 16 bytes: where P[n] meets what it is encrypted with in an XOR alone, and nothing else is
 * made of it or of C[n]. Seen in both plans, over messages of every kind.
 */
export function takesShortBlocks(program: Program, plans: readonly Plan[]): boolean {
  return plans.every((plan) => {
    for (let n = 1; n <= program.enough; n++) if (!isLastAlone(program, plan, n)) return false;
    return true;
  });
}

function isLastAlone(program: Program, plan: Plan, n: number): boolean {
  const [from, to] = plan.direction === 'encrypt' ? ['P', 'C'] : ['C', 'P'];
  for (const { wanted, rule, needs } of walk(
    program,
    plan,
    n,
    goalsOf(program, n, plan.direction),
  )) {
    const isLast = wanted.letter === to && wanted.j === n;
    const uses = needs.filter(({ j, letter }) => j === n && (letter === from || letter === to));
    if (uses.length > (isLast ? 1 : 0)) return false;
    if (isLast && !(rule && summands(rule.term).some((it) => isBlock(it, from, rule.target.index))))
      return false;
  }
  return true;
}

/** Whether a term is a block of the message itself: of the block that an equation with this index is for. */
const isBlock = (term: Term, letter: string, index: Index | undefined): boolean =>
  term.op === 'value' && term.letter === letter && sameIndex(term.index, index);

/** The same equation of C with P first: a sum is as long as what it begins with. */
export function plaintextFirst(equation: Equation): Equation {
  if (equation.letter !== 'C') return equation;
  const all = summands(equation.term);
  const own = all.findIndex((part) => isBlock(part, 'P', equation.index));
  if (own <= 0) return equation;
  const rest = all.filter((_, at) => at !== own);
  return { ...equation, term: [all[own], ...rest].reduce((a, b) => ({ op: 'xor', a, b })) };
}
