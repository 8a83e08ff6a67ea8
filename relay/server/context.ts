import { closeNameOf, type CloseName } from '../../src/lib/relay-contract/index.ts';
import type { Clock } from '../../src/lib/wire/index.ts';
import type { Counters } from './counters.ts';
import type { Heart } from './heart.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Rooms } from './rooms.ts';

/** What everything in one relay process shares. */
export interface Context {
  readonly clock: Clock;
  readonly limits: Limits;
  readonly rooms: Rooms;
  readonly counters: Counters;
  readonly heart: Heart;
  readonly log: Log;
  /** The rooms that are served; undefined: any that somebody has made links for. */
  readonly only?: ReadonlySet<string>;
  /** Everybody who is connected, to be told when the relay ends. */
  readonly closers: Set<(code: number, reason: string) => void>;
}

/** Where that isn't the name of its code. */
const WHY: Readonly<Partial<Record<CloseName, string>>> = {
  goingAway: 'left',
  none: 'left',
  policy: 'too-fast-or-fragments',
  tooLong: 'too-long',
  slow: 'slow-or-full',
  noPlace: 'no-place',
};

/** What a close with this code is counted under. */
export function whyOf(code: number): string {
  const name = closeNameOf(code);
  return name ? (WHY[name] ?? name) : 'other';
}
