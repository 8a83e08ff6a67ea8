import type { Answer, Cell } from '../types.ts';
import { plural } from '../../words/index.ts';

/** Whether two answers name the same things, in whatever order. */
export const sameSet = (a: Answer, b: Answer): boolean =>
  a.length === b.length && a.every((x) => b.includes(x));

/** How a prediction stands to what happened: “as you said”, “you were right on 3 of 4 blocks”. */
export function standing(cells: readonly Cell[], what: string): string {
  const right = cells.filter((cell) => cell.right).length;
  if (right === cells.length) return 'as you said';
  if (cells.length === 1) return `you said ${cells[0].said}`;
  return `you were right on ${right} of ${plural(cells.length, what)}`;
}
