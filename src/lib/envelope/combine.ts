import type { Value } from './read/value.ts';

/** More ways to read the same values than this are no help. */
const MOST = 4;

/** Every choice of one reading for each value, the likeliest first, four at most. */
export function combinations(of: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  let all: (readonly Value[])[] = [[]];
  for (const values of of) all = all.flatMap((before) => values.map((value) => [...before, value]));
  return all.sort((a, b) => product(b) - product(a)).slice(0, MOST);
}

/** How likely it is that values which came together were meant so: their mean, since one odd short value says little against the rest. */
export const likelyOf = (values: readonly Value[]): number =>
  0.97 * product(values) ** (1 / values.length);

const product = (values: readonly Value[]): number =>
  values.reduce((all, { likely }) => all * likely, 1);
