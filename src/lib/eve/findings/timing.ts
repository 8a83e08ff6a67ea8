import { plural } from '../../words/index.ts';
import type { Finding, Seen } from './types.ts';

/** How fast each side answers the other, where it has done so more than once. */
export function timing(seen: readonly Seen[]): Finding[] {
  return (['client', 'server'] as const).flatMap((from): Finding[] => {
    const gaps = seen
      .slice(1)
      .flatMap((one, i) =>
        one.from === from && seen[i].from !== from ? [{ one, ms: one.at - seen[i].at }] : [],
      );
    if (gaps.length < 2) return [];
    const sorted = gaps.map(({ ms }) => ms).sort((a, b) => a - b);
    const seconds = (ms: number): string => (ms / 1_000).toFixed(2);
    return [
      {
        id: `timing-${from}`,
        kind: 'timing',
        sentence: `The ${from} answers after ${seconds(sorted[0])} to ${seconds(sorted.at(-1))} s (${plural(gaps.length, 'answer')}).`,
        evidence: gaps.slice(-4).map(({ one }) => ({ number: one.number, block: 1 })),
      },
    ];
  });
}
