import { caught, Fault } from './fault.ts';
import { letterKey, type Sizes, sizesOf } from './sizes.ts';
import { termOf } from './term-of.ts';
import { indexText, nameText } from './print.ts';
import type { Equation, Index, Line, Name } from './types.ts';

/** What was found right of a source: its equations, and how many bytes of nonce they take (0: no N). */
export interface Checked {
  readonly equations: readonly Equation[];
  readonly nonceBytes: number;
}

/** Types and names of all lines; what is wrong goes into `faults`. */
export function check(lines: readonly Line[], faults: Fault[]): Checked {
  const sizes = sizesOf(lines);
  const nonce = { bytes: 0 };
  const equations: Equation[] = [];
  for (const line of lines) {
    const equation = caught(faults, () => equationOf(line, sizes, nonce));
    if (!equation) continue;
    const before = equations.find((other) => isSame(other, equation));
    if (before) faults.push(twice(line));
    else equations.push(equation);
  }
  if (faults.length === 0) requireKnown(lines, faults);
  return { equations, nonceBytes: nonce.bytes };
}

const isSame = (a: Name, b: Name): boolean =>
  a.letter === b.letter &&
  a.index?.base === b.index?.base &&
  (a.index?.base === 'i' || a.index?.offset === b.index?.offset);

const twice = ({ target }: Line): Fault =>
  new Fault(
    'twice',
    target,
    `A value has one equation; ${nameText(target)} has a second one here.`,
    'Leave one of the two out, or give one of them another letter.',
  );

function equationOf(line: Line, sizes: Sizes, nonce: { bytes: number }): Equation {
  const { target, expression, at, length } = line;
  requireOwn(target.letter, target.index, line);
  const shift = target.index?.base === 'i' ? target.index.offset : 0;
  const size = sizes.get(letterKey(target)) === 8 ? 8 : 16;
  const context = { sizes, nonce, shift, target };
  const index = target.index && {
    ...target.index,
    ...(target.index.base === 'i' && { offset: 0 }),
  };
  const term = termOf(expression, size, context);
  const values = valuesIn(expression);
  const past = target.letter === 'C' ? 0 : Math.max(0, shift);
  return {
    letter: target.letter,
    index,
    size,
    term,
    first: Math.min(1, 1 + shift),
    past,
    values,
    at,
    length,
  };
}

/** P is what is given; C is a block for each of P’s. */
function requireOwn(letter: string, index: Index | undefined, { target }: Line): void {
  const wrong = (message: string, repair: string): never => {
    throw new Fault('name', target, message, repair);
  };
  const isMessage =
    index && (index.base === 'number' ? index.offset >= 1 : index.base !== 'n' || index.offset < 1);
  if (letter === 'P' && (!index || isMessage))
    wrong(
      `P${index ? indexText(index) : ''} is a block of the message, which is given: the way back is found from the other equations.`,
      'Leave this line out. What comes before the first block is P[0], after the last P[n+1].',
    );
  if (letter === 'C' && !index)
    wrong('C is a block of ciphertext for each i; here no block is named.', 'Write C[i] = …');
}

/** Every letter that is used has a line, and C[i] has one. */
function requireKnown(lines: readonly Line[], faults: Fault[]): void {
  const known = new Set(['P[]', 'IV', 'N', ...lines.map(({ target }) => letterKey(target))]);
  for (const { expression } of lines)
    for (const value of valuesIn(expression)) {
      if (known.has(letterKey(value))) continue;
      const other = value.index ? value.letter : `${value.letter}[]`;
      faults.push(
        new Fault(
          'undefined',
          value,
          `No line says what ${nameText(value)} is.`,
          known.has(other)
            ? `There is a line for ${value.letter} ${value.index ? 'without' : 'with'} an index: write it so here too.`
            : `Write a line that begins ${value.letter}${value.index ? '[i]' : ''} = …`,
        ),
      );
      known.add(letterKey(value));
    }
  if (
    lines.length > 0 &&
    !lines.some(({ target }) => target.letter === 'C' && target.index?.base === 'i')
  )
    faults.push(noC(lines));
}

const noC = (lines: readonly Line[]): Fault =>
  new Fault(
    'undefined',
    lines.at(-1)!,
    'No line says what a block of ciphertext, C[i], is.',
    'Write C[i] = E(P[i]), say, and change it from there.',
  );

function valuesIn(expression: Line['expression']): ({ at: number; length: number } & Name)[] {
  switch (expression.kind) {
    case 'value':
      return [expression];
    case 'call':
      return expression.args.flatMap(valuesIn);
    case 'xor':
    case 'join':
      return expression.parts.flatMap(valuesIn);
    default:
      return [];
  }
}
