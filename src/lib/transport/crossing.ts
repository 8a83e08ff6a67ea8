import type { Role } from '../wire/index.ts';

/** One frame that reached the middle of the wire, as whoever sits there sees it. Plain data, replaced on a change. */
export interface Crossing {
  /** In order of arrival at the tap, from 1, both directions together. */
  readonly number: number;
  readonly from: Role;
  /** What arrived. Don't write to it. */
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970, when it arrived. */
  readonly at: number;
  /** `held` until it is released, `delayed` until its time; `passed` once something went on, `dropped` where nothing will. */
  readonly state: 'held' | 'delayed' | 'passed' | 'dropped';
  /** What went on, in order: empty, the same bytes, other bytes, or several times. */
  readonly passed: readonly Uint8Array[];
}

/** Something that goes on in place of a crossing. */
export interface Passing {
  readonly bytes: Uint8Array;
  /** How many milliseconds later; left out or 0: at once. */
  readonly afterMs?: number;
}

/**
 * What becomes of a frame: the passings that replace it (none drops it, two replay it, other bytes alter it), or `hold`.
 * A pure function: whoever needs memory reads `wire.log`.
 */
export type Forward = (crossing: Crossing) => readonly Passing[] | 'hold';

/** Everything goes on at once, as it came. */
export const forwardAll: Forward = ({ bytes }) => [{ bytes }];
