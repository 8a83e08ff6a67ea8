import type { Component } from 'svelte';
import type { Role } from '../../lib/wire/index.ts';
import type { Lab } from './lab.svelte.ts';

/** A wire that leads out of the page, as the lab sees it. What is behind it is loaded only where somebody wants it. */
export interface RemoteWire {
  /** The side that is here; undefined: both are elsewhere, and here is somebody who watches. */
  readonly me?: Role;
  /** Why a message can't be put on the stage. */
  readonly blind: string;
  /** Stands in the place of a side that is elsewhere. */
  readonly Pane: Component<{ lab: Lab; role: Role }>;
  /** Closes it. */
  leave(): void;
}
