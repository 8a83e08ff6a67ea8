import type { Mode } from '../modes/index.ts';
import { check } from './check.ts';
import { whyNotForth } from './circle.ts';
import { Fault, problemOf } from './fault.ts';
import { invented, type InventedMode } from './invented.ts';
import { parse } from './parse.ts';
import { type Plan, planOf } from './plan.ts';
import { Program } from './program.ts';
import { keyOf, propagate } from './propagate.ts';
import { rulesOf } from './rules.ts';
import { plaintextFirst, takesShortBlocks } from './stream.ts';
import type { Equation, Problem } from './types.ts';
import { whyNotBack } from './why-not-back.ts';

const EXAMPLE = 'C[i] = E(P[i])';

/** Signs that a mode’s name has at most; a longer comment is no name. */
const LONGEST_NAME = 24;

/**
 * Equations to a mode, which `encrypt`, `decrypt` and their traces take in place of an id; or, first to last, why they are none.
 * Never throws.
 *
 * The language: a value a line, `C[i] = E(P[i] ^ C[i-1])`, in any order; `#` begins a comment. `P` is the message, `C` the
 * ciphertext, other capital letters are values in between; indices are `i`, `n` (the last block) and numbers, `i` and `n` with a number
 * added or taken off. What comes before the first block has a line of its own: `C[0] = IV`. `IV` and `N` travel beside the message:
 * they are `settings.iv`, 16 bytes where there is one of them, and 32 where there are both, IV first; joined with constants
 * (`N || 0x00000001`), N is as long as what is missing from a block. `E( )`, `D( )`, `inc( )`, `inc32( )`, `rotl(x, bits)`,
 * `mul(x, y)`, `double( )`, `left( )`, `right( )`; `^`, `⊕` or `xor`; `||`; constants `0x…` of a block or a half, and numbers, `i` and
 * `n` too, which are as long as what they stand in. `T = …`, without an index, is a tag; other letters without one are values of which
 * there is one.
 */
export function compileMode(source: string): InventedMode | readonly Problem[] {
  const faults: Fault[] = [];
  const lines = parse(source, faults);
  if (lines.length === 0 && faults.length === 0) faults.push(nothing());
  const checked = faults.length === 0 ? check(lines, faults) : undefined;
  if (!checked || faults.length > 0) return sorted(source, faults);
  const program = new Program(checked);
  const plans = plansOf(program);
  if (plans instanceof Fault) return sorted(source, [plans]);
  const name = nameOf(source);
  if (!takesShortBlocks(program, plans)) return invented(source, name, program, ...plans);
  const first = new Program({ ...checked, equations: checked.equations.map(plaintextFirst) });
  return invented(source, name, first, ...(plansOf(first) as [Plan, Plan]));
}

/** Whether what came of a source is a mode, and no list of problems. */
export const isMode = (result: Mode | readonly Problem[]): result is InventedMode =>
  !Array.isArray(result);

const nothing = (): Fault =>
  new Fault(
    'grammar',
    { at: 0, length: 0 },
    'There is no equation here yet.',
    `Write what a block of ciphertext is: ${EXAMPLE}.`,
  );

const sorted = (source: string, faults: readonly Fault[]): Problem[] =>
  [...faults].sort((a, b) => a.span.at - b.span.at).map((fault) => problemOf(source, fault));

/** How to encrypt and how to decrypt, or why one of them can’t be. */
function plansOf(program: Program): [Plan, Plan] | Fault {
  const forth = planOf(program, 'encrypt');
  const unused = 'ways' in forth ? unreached(program) : forth;
  if (unused) {
    const found = propagate(program, rulesOf(program, 'encrypt'), unused.n, 'encrypt', 'any');
    return whyNotForth(program, unused, (letter, j) => found.has(keyOf(letter, j, 'whole')));
  }
  const back = planOf(program, 'decrypt');
  return 'ways' in back ? [forth as Plan, back] : whyNotBack(program, back);
}

/** A value that no block needs, and that can’t be computed either: a line that says nothing. */
function unreached(program: Program) {
  const n = program.enough;
  const found = propagate(program, rulesOf(program, 'encrypt'), n, 'encrypt', 'any');
  for (const equation of program.equations)
    for (const j of program.instancesOf(equation, n))
      if (isMeant(equation, j, n) && !found.has(keyOf(equation.letter, j, 'whole')))
        return { n, letter: equation.letter, j };
  return undefined;
}

/** A line with i is for blocks 1 to n; what it says of others matters where they are needed. */
const isMeant = ({ index }: Equation, j: number | undefined, n: number): boolean =>
  index?.base !== 'i' || (j! >= 1 && j! <= n);

/** The first comment where it is short enough to be a name. */
function nameOf(source: string): string {
  const comment = /^\s*(?:#|\/\/)\s*(.*)$/m.exec(source)?.[1].trim() ?? '';
  const isFirst = /^\s*(?:#|\/\/)/.test(source);
  return isFirst && comment !== '' && comment.length <= LONGEST_NAME ? comment : 'Your mode';
}
