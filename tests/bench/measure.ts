/**
 * Milliseconds of each piece of work, one list a piece. All are run in turn, round by round, so that a machine that
 * speeds up or slows down meanwhile does it to all of them alike; the first `warmUp` rounds aren't counted.
 */
export function interleave(works: readonly (() => void)[], rounds: number, warmUp = 3): number[][] {
  const times = works.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round++)
    works.forEach((work, i) => {
      const ms = timed(work);
      if (round >= 0) times[i].push(ms);
    });
  return times;
}

/** The middle value; of an even count the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Lowest to highest, over the median: `0.05` says that all lie within 5 % of it; 0 where all are equal, be they 0. */
export function spread(values: readonly number[]): number {
  const range = Math.max(...values) - Math.min(...values);
  return range && range / median(values);
}

/** `0.05` as `5 %`. */
export function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
