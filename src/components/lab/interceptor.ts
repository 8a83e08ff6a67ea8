import type { Endpoint } from '../../lib/session/index.ts';
import type { Role, WireFrame } from '../../lib/wire/index.ts';
import type { WireItem } from './wire-item.ts';
import type { WireList } from './wire-list.svelte.ts';

/** What whoever stands at both gates gets of a conversation: what has crossed, the list, and the two ends. */
export interface Reach {
  /** All that has crossed, in order. */
  known(): readonly WireItem[];
  readonly crossed: Pick<WireList, 'add' | 'nextNumber'>;
  readonly sides: Readonly<Record<Role, { readonly endpoint: Endpoint }>>;
}

/** Who stands there, above delivery: a message that stops is decrypted only once it is given to its endpoint's `accept`. */
export interface Interceptor {
  /** A message has come to the gate of the side that `from` speaks to: true where it stops. */
  stop(from: Role, frame: WireFrame): boolean;
  /** A message of the list as it would be read now; undefined where it isn't a frame any more, or isn't known. */
  frameOf(number: number): WireFrame | undefined;
  /** The wire ends: whatever is held goes on as it is. */
  leave(): void;
}
