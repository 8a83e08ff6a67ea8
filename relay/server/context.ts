import type { Counters } from './counters.ts';
import type { Heart } from './heart.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Rooms } from './rooms.ts';

/** What everything in one relay process shares. */
export interface Context {
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

/** What a close is counted under. */
const WHY: Readonly<Record<number, string>> = {
  1000: 'left',
  1001: 'left',
  1002: 'protocol',
  1003: 'text',
  1005: 'left',
  1006: 'vanished',
  1007: 'utf8',
  1008: 'too-fast-or-fragments',
  1009: 'too-long',
  1012: 'restart',
  1013: 'slow-or-full',
  4001: 'replaced',
  4004: 'no-place',
  4010: 'version',
};

export const whyOf = (code: number): string => WHY[code] ?? 'other';
