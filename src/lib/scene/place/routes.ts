import { bypass, crossing, sourceRight } from './metrics.ts';
import type { Placed } from './columns.ts';
import type { Metrics, Point } from '../types.ts';

/** How far before its glyph a wire ends, so that its head just touches. */
const SHY = 3;

/** Straight down, to what stands below. */
export const routeDown = (from: Placed, to: Placed): Point[] => [
  { x: from.cx, y: from.y + from.height },
  { x: to.cx, y: to.y - SHY },
];

/** Around what stands between, at the right of its own column: an input that joins late. */
export function routeAround(from: Placed, to: Placed, m: Metrics): Point[] {
  const right = from.x + from.width;
  const lane = right + bypass(m);
  return [
    { x: right, y: from.cy },
    { x: lane, y: from.cy },
    { x: lane, y: to.cy },
    { x: to.x + to.width + SHY, y: to.cy },
  ];
}

/** From an earlier column: out at its right, along the lane between the columns, in from the left. */
export function routeAcross(from: Placed, to: Placed, m: Metrics): Point[] {
  const start = { x: from.x + from.width, y: from.cy };
  const end = { x: to.x - SHY, y: to.cy };
  if (start.y === end.y) return [start, end];
  const lane = start.x + crossing(m);
  return [start, { x: lane, y: start.y }, { x: lane, y: end.y }, end];
}

/** From the gutter, in the row where it is used. */
export const routeIn = (to: Placed, m: Metrics): Point[] => [
  { x: sourceRight(m), y: to.cy },
  { x: to.x - SHY, y: to.cy },
];

/** How far from the middle of a row a wire begins that shares it with another one. */
const BESIDE = 8;

/** A way in from the gutter that begins above (−1) or below (1) its row, and joins the other one in the lane. */
export function routeBeside([from, to]: readonly Point[], side: -1 | 1, m: Metrics): Point[] {
  const [y, x] = [from.y + side * BESIDE, to.x - m.lane / 2];
  return [{ x: from.x, y }, { x, y }, { x, y: to.y }, to];
}
