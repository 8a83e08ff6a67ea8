import { describe, expect, test } from 'vitest';
import { arcPath, pointAlong, roundedPath } from '../../src/lib/scene/index.ts';

/** Right 30, down 40, right 30. */
const POINTS = [
  { x: 0, y: 0 },
  { x: 30, y: 0 },
  { x: 30, y: 40 },
  { x: 60, y: 40 },
];

describe('pointAlong', () => {
  test('begins at the first point and ends at the last', () => {
    expect(pointAlong(POINTS, 0)).toEqual(POINTS[0]);
    expect(pointAlong(POINTS, 1)).toEqual(POINTS[3]);
  });

  test('goes by length, not by corners', () => {
    expect(pointAlong(POINTS, 0.5)).toEqual({ x: 30, y: 20 });
    expect(pointAlong(POINTS, 0.3)).toEqual({ x: 30, y: 0 });
    expect(pointAlong(POINTS, 0.9)).toEqual({ x: 50, y: 40 });
  });

  test('a way of no length is where it is', () => {
    const here = { x: 3, y: 4 };
    expect(pointAlong([here, here], 0.5)).toEqual(here);
    expect(pointAlong([here], 0.5)).toEqual(here);
  });

  test('past the end it stays at the end', () => {
    expect(pointAlong(POINTS, 1.5)).toEqual(POINTS[3]);
  });
});

describe('roundedPath', () => {
  test('is straight between two points', () => {
    expect(roundedPath(POINTS.slice(0, 2))).toBe('M0 0L30 0');
  });

  test('rounds a corner by its radius, from one side to the other', () => {
    expect(roundedPath(POINTS.slice(0, 3), 10)).toBe('M0 0L20 0Q30 0 30 10L30 40');
  });

  test('rounds by no more than half of a side, so that two corners never meet', () => {
    expect(roundedPath(POINTS, 100)).toBe('M0 0L15 0Q30 0 30 15L30 25Q30 40 45 40L60 40');
  });

  test('leaves a corner of no length alone', () => {
    const twice = [POINTS[0], POINTS[1], POINTS[1], POINTS[2]];
    expect(roundedPath(twice)).not.toContain('NaN');
  });

  test('is written to a hundredth', () => {
    const third = { x: 1 / 3, y: 2 / 3 };
    expect(roundedPath([third, { x: 10, y: 2 / 3 }])).toBe('M0.33 0.67L10 0.67');
  });
});

describe('arcPath', () => {
  test('hangs below its ends, by three quarters of its depth', () => {
    expect(arcPath({ x: 0, y: 10 }, { x: 50, y: 10 }, 40)).toBe('M0 10C0 50 50 50 50 10');
  });

  test('arches above them with a negative depth', () => {
    expect(arcPath({ x: 0, y: 10 }, { x: 50, y: 10 }, -4)).toBe('M0 10C0 6 50 6 50 10');
  });
});
