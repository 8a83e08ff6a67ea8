import type { Direction } from '../modes/index.ts';
import { isolate } from './isolate.ts';
import type { Program } from './program.ts';
import { simplify } from './simplify.ts';
import { at, needsOf, type Need, partsOf, over, weightOf } from './term.ts';
import type { Equation, Term } from './types.ts';

/** One way to compute a value: read off an equation, or solved for it. `i` in both is that of the equation. */
export interface Rule {
  readonly target: Need;
  readonly term: Term;
  /** What the term is computed from. */
  readonly needs: readonly Need[];
  readonly equation: Equation;
  /** Equations that were put in for values: the rule holds for blocks where it is these that say what the values are. */
  readonly inlined: readonly { readonly value: Need; readonly equation: Equation }[];
}

const rule = (
  target: Need,
  term: Term,
  equation: Equation,
  inlined: Rule['inlined'] = [],
): Rule => ({ target, term, needs: needsOf(term), equation, inlined });

/** An equation as it stands: what it says of its own value. */
const forward = (equation: Equation): Rule =>
  rule({ letter: equation.letter, index: equation.index, part: 'whole' }, equation.term, equation);

const valueOf = ({ letter, index, size }: Equation): Term => ({ op: 'value', letter, index, size });

/** An equation solved for each value in it that can be solved for. */
const solved = (equation: Equation, term: Term, inlined: Rule['inlined'] = []): Rule[] =>
  isolate(simplify(term), valueOf(equation))
    .filter(({ target }) => target.index !== undefined)
    .map(({ target, term: inverse }) => rule(target, simplify(inverse), equation, inlined));

/** What the receiver calls the tag that it computes, to be compared with T, the one that came. */
export const COMPUTED_TAG = 'TT';

/** All ways to compute values: encryption reads the equations as they stand, decryption solves them too. */
export function rulesOf({ equations, tag }: Program, direction: Direction): Rule[] {
  if (direction === 'encrypt') return equations.map(forward);
  // A tag is compared and never believed: what it is made of isn’t found from it.
  const all = equations.flatMap((it) => [forward(it), ...(it === tag ? [] : solved(it, it.term))]);
  return tag ? [...all, rule({ letter: COMPUTED_TAG, part: 'whole' }, tag.term, tag)] : all;
}

const HEAVIEST = 80;

/** Values in between put in for their letters: three deep at most, and none that the receiver has. */
function unfold(
  { equations }: Program,
  equation: Equation,
): { readonly term: Term; readonly inlined: Rule['inlined'] } {
  const running = new Map(
    equations.filter(({ index }) => index?.base === 'i').map((it) => [it.letter, it]),
  );
  let { term } = equation;
  const inlined: Rule['inlined'][number][] = [];
  for (let round = 0; round < 3 && weightOf(term) < HEAVIEST; round++)
    term = replaced(term, (value) => {
      const other = running.get(value.letter);
      if (!other || other === equation || value.letter === 'C' || value.index?.base !== 'i')
        return undefined;
      inlined.push({ value: { ...value, part: 'whole' }, equation: other });
      return at(other.term, value.index);
    });
  return { term, inlined };
}

/** What an equation says with the values in between put in: how a block of ciphertext is made of the message. */
export const unfolded = (program: Program, equation: Equation): Term =>
  unfold(program, equation).term;

/**
 * Further ways, for where those above don’t lead to the plaintext: what was written apart may cancel out when it is put together.
 */
export function inlinedRules(program: Program): Rule[] {
  return program.equations.flatMap((equation) => {
    if (equation === program.tag) return [];
    const { term, inlined } = unfold(program, equation);
    const isNew = inlined.length > 0 && weightOf(term) < 4 * HEAVIEST;
    return isNew ? solved(equation, term, inlined) : [];
  });
}

type Value = Extract<Term, { op: 'value' }>;

function replaced(term: Term, by: (value: Value) => Term | undefined): Term {
  if (term.op === 'value') return by(term) ?? term;
  return over(
    term,
    partsOf(term).map((part) => replaced(part, by)),
  );
}
