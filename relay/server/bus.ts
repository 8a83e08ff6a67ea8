import type { RoomEvent } from './rooms.ts';

/** What joins several relay processes. It may lose things at any time: delivery rests on the acknowledgements of the ends. */
export interface Bus {
  /** In words, for `/readyz`. */
  readonly state: string;
  publish(room: string, event: RoomEvent): void;
  /** This relay has, or has no more, somebody in this room. */
  follow(room: string, isOpen: boolean): void;
  /** What other relays tell. */
  listen(hear: (room: string, event: RoomEvent) => void): void;
  close(): Promise<void>;
}
