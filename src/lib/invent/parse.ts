import { Cursor } from './cursor.ts';
import { caught, Fault } from './fault.ts';
import { ADDED_BY, parseExpression, requireLetter } from './parse-expression.ts';
import { parseIndex } from './parse-index.ts';
import { tokensOf } from './tokens.ts';
import type { Line, Name, Span } from './types.ts';

/** Characters and equations of a source at most: more than any mode has, and few enough to be checked while one types. */
export const LONGEST_SOURCE = 4000;
const MOST_LINES = 32;

/** The lines of a source; where some are wrong, each one’s first fault goes into `faults`. Comments (#) and empty lines are left out. */
export function parse(source: string, faults: Fault[]): Line[] {
  if (source.length > LONGEST_SOURCE) {
    faults.push(tooLong(source));
    return [];
  }
  const lines: Line[] = [];
  for (const { text, at } of piecesOf(source)) {
    const line = caught(faults, () => parseLine(text, at));
    if (line) lines.push(line);
  }
  if (lines.length > MOST_LINES)
    faults.push(
      new Fault(
        'length',
        lines[MOST_LINES],
        `A mode has at most ${MOST_LINES} equations; this one has ${lines.length}.`,
        'Leave out what no block of ciphertext needs.',
      ),
    );
  return lines;
}

const tooLong = ({ length }: string): Fault =>
  new Fault(
    'length',
    { at: LONGEST_SOURCE, length: length - LONGEST_SOURCE },
    `A mode is written in at most ${LONGEST_SOURCE} characters; this has ${length}.`,
    'Shorten it: one equation a line, and only what the blocks need.',
  );

/** What stands between line ends and semicolons, without comments; with its offset. */
function* piecesOf(source: string): Generator<{ text: string; at: number }> {
  let at = 0;
  for (const line of source.split('\n')) {
    let from = at;
    for (const text of line.replace(/(?:#|\/\/).*$/s, '').split(';')) {
      if (text.trim() !== '') yield { text, at: from };
      from += text.length + 1;
    }
    at += line.length + 1;
  }
}

function parseLine(text: string, start: number): Line {
  const cursor = new Cursor(tokensOf(text, start));
  const first = cursor.peek();
  const target = parseTarget(cursor);
  cursor.need('=', 'An equation is a value, and what it is after');
  const expression = parseExpression(cursor);
  const rest = cursor.peek();
  if (rest.kind !== 'end')
    throw new Fault(
      'grammar',
      rest,
      `The equation is whole before ${rest.text}.`,
      rest.text === '+' || rest.text === '-'
        ? ADDED_BY
        : 'Write ^ or || between two values, and each equation on a line of its own.',
    );
  return { target, expression, at: first.at, length: cursor.end - first.at };
}

function parseTarget(cursor: Cursor): Span & Name {
  const first = cursor.next();
  const { at, text } = first;
  if (text === 'IV' || text === 'N')
    throw new Fault(
      'name',
      first,
      `${text} comes with the message and is what it is: it stands at the right of = only.`,
      'To say what comes before the first block, write C[0] = IV.',
    );
  requireLetter(first);
  const index = parseIndex(cursor);
  return { letter: text, ...(index && { index }), at, length: cursor.end - at };
}
