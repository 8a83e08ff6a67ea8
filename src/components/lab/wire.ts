import type { Endpoint, SavedSession } from '../../lib/session/index.ts';
import type { Crossing } from '../../lib/transport/index.ts';
import type { Role } from '../../lib/wire/index.ts';

/** What carries the frames of a conversation, and shows each to whoever listens: inside the page, or out of it. */
export interface Wire {
  /** The sides that are on this page: both, one, or none where somebody watches. */
  readonly here: readonly Role[];
  /** Tells of the sides that are elsewhere; undefined where none is. */
  readonly away?: Away;
  /** What crossed, oldest first, as far as it is remembered: a wire that leads out of the page may remember nothing. */
  readonly log: readonly Crossing[];
  /** What the endpoint of a side that is here carries on with; undefined where it begins anew. */
  saved(role: Role): SavedSession | undefined;
  /**
   * Connects the endpoints that are here; to be called once. `see` hears of each frame when it has gone on, and before it can
   * arrive.
   */
  open(endpoints: Readonly<Record<Role, Endpoint>>, see: (crossing: Crossing) => void): void;
  /** Cuts it: what isn't acknowledged waits on its side. */
  cut(): void;
  /** Joins it again, at once: what waits is sent. */
  mend(): void;
}

/** The sides that are elsewhere, as far as they are known here. */
export interface Away {
  /** Where the connection stands, in words. */
  readonly status: string;
  /** Whether it stands still, so that `mend` is worth offering. */
  readonly isDown: boolean;
  /** Why a message of theirs can't be put on the stage, as a sentence. */
  readonly blind: string;
}
