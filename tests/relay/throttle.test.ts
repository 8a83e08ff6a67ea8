import { describe, expect, test } from 'vitest';
import { Throttle } from '../../relay/server/throttle.ts';

/** 10 a second, 5 at once; `take(ms)`: a message comes then. */
const made = () => {
  const throttle = new Throttle(10, 5, 0);
  return (ms: number) => throttle.take(ms);
};
const times = (count: number, take: () => number): number[] => Array.from({ length: count }, take);

describe('The rate of a connection', () => {
  test('lets a burst pass, and makes each message after it wait its turn', () => {
    const take = made();
    expect(times(5, () => take(0))).toEqual([0, 0, 0, 0, 0]);
    expect([take(0), take(0)]).toEqual([100, 200]);
  });

  test('lets so many a second pass for as long as they come', () => {
    const take = made();
    for (let ms = 0; ms < 60_000; ms += 100) expect(take(ms)).toBe(0);
  });

  test('never saves up more than a burst, however long it was still', () => {
    const take = made();
    take(0);
    expect(times(5, () => take(86_400_000))).toEqual([0, 0, 0, 0, 0]);
    expect(take(86_400_000)).toBe(100);
  });

  test('shuts out whoever sends a burst more than it may', () => {
    const take = made();
    expect(times(10, () => take(0)).at(-1)).toBe(500);
    expect(take(0)).toBe(Infinity);
  });

  test('takes a clock that goes back for one that stands still', () => {
    const take = made();
    times(5, () => take(1_000));
    expect(take(0)).toBe(100);
    expect(take(0)).toBe(200);
  });
});
