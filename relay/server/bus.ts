import type { RoomEvent } from './rooms.ts';

/** What a bus tells the relay. */
export interface Hearing {
  /** The relay `by` tells of a room. */
  hear(room: string, by: string, event: RoomEvent): void;
  /** The relay `by` is there no more; without a name: the bus itself is lost, and nobody can be heard. */
  lose(by?: string): void;
  /** Who of a room is here has to be told anew. */
  tell(room: string): void;
}

/** What joins several relay processes. It may lose things at any time: delivery rests on the acknowledgements of the ends. */
export interface Bus {
  /** What other relays know this one by. */
  readonly name: string;
  /** In words, for `/readyz`. */
  readonly state: string;
  readonly isUp: boolean;
  publish(room: string, event: RoomEvent): void;
  /** This relay has, or has no more, somebody in this room. `isAlone`: as far as it knows nobody is there at another. */
  follow(room: string, isOpen: boolean, isAlone: boolean): void;
  listen(hearing: Hearing): void;
  close(): Promise<void>;
}
