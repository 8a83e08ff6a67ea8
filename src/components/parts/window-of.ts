/** Which rows of a long list are drawn, and how much room stands for those before and after, in px. */
export interface Window {
  readonly first: number;
  /** One after the last. */
  readonly end: number;
  readonly before: number;
  readonly after: number;
}

/** The rows that a view from `top`, `height` high, touches, and `extra` px around it. `heights`: of every row, in px. */
export function windowOf(
  heights: readonly number[],
  top: number,
  height: number,
  extra: number,
): Window {
  let at = 0;
  let [first, end, before, after] = [0, 0, 0, 0];
  for (const [i, row] of heights.entries()) {
    const bottom = at + row;
    if (bottom < top - extra) [first, end, before] = [i + 1, i + 1, bottom];
    else if (at <= top + height + extra) end = i + 1;
    else after += row;
    at = bottom;
  }
  // Rows were taken out, and the scroll is beyond the end: the last row is shown.
  if (first === heights.length && first > 0)
    return { first: first - 1, end, before: before - heights[first - 1], after };
  return { first, end, before, after };
}
