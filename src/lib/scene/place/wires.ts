import type { Point } from '../types.ts';

const lengthOf = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

const between = (a: Point, b: Point, share: number): Point => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
});

/** The point at a share (0 to 1) of a polyline's length. */
export function pointAlong(points: readonly Point[], share: number): Point {
  const lengths = points.slice(1).map((point, i) => lengthOf(points[i], point));
  let rest = share * lengths.reduce((sum, length) => sum + length, 0);
  for (let i = 0; i < lengths.length; i++) {
    if (rest <= lengths[i])
      return between(points[i], points[i + 1], lengths[i] ? rest / lengths[i] : 0);
    rest -= lengths[i];
  }
  return points[points.length - 1];
}

const num = (value: number): string => String(Math.round(value * 100) / 100);
const at = (point: Point): string => `${num(point.x)} ${num(point.y)}`;

/** An SVG path through the points, its corners rounded by up to `radius`. */
export function roundedPath(points: readonly Point[], radius = 16): string {
  const parts = [`M${at(points[0])}`];
  for (let i = 1; i < points.length - 1; i++) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    const r = Math.min(radius, lengthOf(before, corner) / 2, lengthOf(corner, after) / 2);
    parts.push(`L${at(between(corner, before, r / (lengthOf(corner, before) || 1)))}`);
    parts.push(`Q${at(corner)} ${at(between(corner, after, r / (lengthOf(corner, after) || 1)))}`);
  }
  parts.push(`L${at(points[points.length - 1])}`);
  return parts.join('');
}

/** A hanging arc from one point to another; a negative depth arches upwards. */
export function arcPath(from: Point, to: Point, depth: number): string {
  return `M${at(from)}C${num(from.x)} ${num(from.y + depth)} ${num(to.x)} ${num(to.y + depth)} ${at(to)}`;
}
