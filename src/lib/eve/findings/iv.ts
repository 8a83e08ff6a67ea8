import { BLOCK_BYTES, equalBytes } from '../../bytes/index.ts';
import { numberOf } from './frame.ts';
import type { Finding, Seen } from './types.ts';

/** Messages that decide what a sender does: it may have been set otherwise before. */
const LATEST = 4;

/** What each sender's latest IVs have in common, where it has sent two or more with one. */
export function ivHabits(seen: readonly Seen[]): Finding[] {
  return (['client', 'server'] as const).flatMap((from): Finding[] => {
    const latest = seen
      .filter((one) => one.from === from && one.frame.iv.length > 0)
      .slice(-LATEST);
    const habit = HABITS.find(({ holds }) =>
      latest.slice(1).every((one, i) => holds(one, latest[i])),
    );
    if (latest.length < 2 || !habit) return [];
    return [
      {
        id: `iv-${from}-${habit.name}`,
        kind: 'iv',
        sentence: `The ${from}’s IVs ${habit.name}: the next one can be foretold.`,
        evidence: latest.map(({ number }) => ({ number, block: 0 })),
      },
    ];
  });
}

/** A way to choose IVs; `holds` says whether a message's IV follows from the sender's message before. */
interface Habit {
  readonly name: string;
  readonly holds: (one: Seen, before: Seen) => boolean;
}

const HABITS: readonly Habit[] = [
  {
    name: 'are all zero',
    holds: (one, before) =>
      [one, before].every(({ frame }) => frame.iv.every((byte) => byte === 0)),
  },
  { name: 'never change', holds: (one, before) => equalBytes(one.frame.iv, before.frame.iv) },
  {
    name: 'count up by one',
    holds: (one, before) => numberOf(one.frame.iv) === numberOf(before.frame.iv) + 1n,
  },
  {
    name: 'are the last block of the message before',
    holds: ({ frame: { iv } }, before) =>
      equalBytes(iv, before.frame.ciphertext.slice(-BLOCK_BYTES).subarray(0, iv.length)),
  },
  {
    name: 'are the time of day in milliseconds',
    holds: ({ frame, at }) => Math.abs(Number(numberOf(frame.iv)) - at) < 60_000,
  },
];
