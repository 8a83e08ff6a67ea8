import { plural } from '../words/index.ts';
import { Fault } from './fault.ts';
import type { Missed } from './plan.ts';
import { nameText } from './print.ts';
import { type Program, resolve } from './program.ts';
import { isGiven } from './propagate.ts';
import { needsOf } from './term.ts';
import type { Equation, Name } from './types.ts';

interface Visited {
  readonly letter: string;
  readonly j: number | undefined;
  readonly equation: Equation;
}

const numbered = (letter: string, j: number | undefined): string =>
  nameText({ letter, ...(j !== undefined && { index: { base: 'number', offset: j } }) });

/**
 * Why a block of ciphertext can’t be computed: a value on the way to it has no line, or hangs on itself. Follows what isn’t known,
 * one value after another, until it ends or comes back.
 */
export function whyNotForth(
  program: Program,
  missed: Missed,
  known: (letter: string, j: number | undefined) => boolean,
): Fault {
  const { n } = missed;
  const path: Visited[] = [];
  let { letter, j }: { letter: string; j: number | undefined } = missed;
  for (;;) {
    const equation = program.equationOf(letter, j, n);
    if (!equation) return nothingSays(letter, j, path[path.length - 1], missed);
    const again = path.findIndex((it) => it.letter === letter && it.j === j);
    if (again >= 0) return circle(path.slice(again), n);
    path.push({ letter, j, equation });
    const next = needsOf(equation.term)
      .map((need) => ({ letter: need.letter, j: resolve(need.index, j, n) }))
      .find((need) => !isGiven(need.letter, need.j, n, 'encrypt') && !known(need.letter, need.j));
    if (!next) return nothingSays(letter, j, path[path.length - 1], missed);
    ({ letter, j } = next);
  }
}

function nothingSays(
  letter: string,
  j: number | undefined,
  by: Visited | undefined,
  missed: Missed,
): Fault {
  const name = numbered(letter, j);
  const where = by?.equation.values.find(
    (value) => value.letter === letter && (value.index === undefined) === (j === undefined),
  );
  const span = where ?? by?.equation ?? { at: 0, length: 1 };
  const past = j !== undefined && j > missed.n;
  const shown: Name = past ? { letter, index: { base: 'n', offset: j - missed.n } } : { letter };
  const written = past ? nameText(shown) : name;
  return new Fault(
    'undefined',
    span,
    letter === 'P' && past
      ? `${by ? numbered(by.letter, by.j) : 'The ciphertext'} needs ${written}, and the message ends with P[n].`
      : `No line says what ${written} is, and ${by ? numbered(by.letter, by.j) : 'the ciphertext'} needs it.`,
    letter === 'P' && !past && j !== undefined && j >= 1
      ? 'A message may be shorter: name only blocks that there are.'
      : `Write a line ${written} = IV, or ${written} = 0.`,
  );
}

function circle(path: readonly Visited[], n: number): Fault {
  const [first] = path;
  const isRunning = path.every(({ equation }) => equation.index?.base === 'i');
  const text = ({ letter, j }: Visited): string =>
    isRunning
      ? nameText({ letter, index: { base: 'i', offset: j! - first.j! } })
      : numbered(letter, j);
  const names = [...path, first].map(text);
  const where = isRunning ? '' : ` in a message of ${plural(n, 'block')}`;
  return new Fault(
    'circle',
    first.equation,
    `This is a circle${where}: ${names.slice(0, -1).join(' needs ')} needs ${names.at(-1)}. None of them can be the first to be computed.`,
    'Let one of them take from a block before it, [i-1], and write what comes before the first.',
    names,
  );
}
