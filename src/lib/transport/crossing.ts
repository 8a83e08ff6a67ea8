import type { Role } from '../wire/index.ts';

/** One frame that reached the middle of the wire, as whoever sits there sees it. */
export interface Crossing {
  /** In order of arrival at the tap, from 1, both directions together. */
  readonly number: number;
  readonly from: Role;
  /** What crossed. Don't write to it. */
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970, when it crossed. */
  readonly at: number;
}
