import type { Place, Speaker } from './capability.ts';

/** Close codes of the relay's own, beside those of RFC 6455. */
export const CLOSE = {
  restart: 1012,
  slow: 1013,
  replaced: 4001,
  noPlace: 4004,
  version: 4010,
} as const;

export type Presence = Readonly<Record<Speaker, boolean>>;

/** Somebody in a room, whatever carries it. */
export interface Member {
  readonly place: Place;
  /** Passes a frame on, as it is. */
  sendFrame(from: Speaker, frame: Uint8Array): void;
  /** Who of the two is there. */
  sendPresence(there: Presence): void;
  close(code: number, reason: string): void;
}

/** What other relays have to hear of a room, or have told of it. */
export type RoomEvent =
  | { readonly kind: 'frame'; readonly from: Speaker; readonly frame: Uint8Array }
  | { readonly kind: 'join' | 'leave' | 'here'; readonly from: Speaker }
  | { readonly kind: 'ask' };

interface Room {
  readonly speakers: Partial<Record<Speaker, Member>>;
  readonly watchers: Set<Member>;
  /** Speakers at other relays, as far as is known. */
  readonly elsewhere: Record<Speaker, boolean>;
}

export interface RoomsOptions {
  readonly maxRooms: number;
  readonly maxWatchers: number;
  /** Something happened here that other relays have to hear of. */
  readonly publish?: (room: string, event: RoomEvent) => void;
  /** A room is needed here from now on, or no more. */
  readonly onroom?: (room: string, isOpen: boolean) => void;
}

const other = (speaker: Speaker): Speaker => (speaker === 'client' ? 'server' : 'client');

/**
 * Who is in which room, and what goes to whom: no socket, no clock. Frames are opaque: nobody here looks into one. In a
 * `Map`, so that no name of a room means anything else.
 */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #options: RoomsOptions;

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** Lets a member in. `false`: there is no place. A speaker takes the place over from whoever had it: it came back. */
  join(name: string, member: Member): boolean {
    const room = this.#rooms.get(name) ?? this.#open(name);
    if (!room) return false;
    if (member.place === 'watcher') {
      if (room.watchers.size >= this.#options.maxWatchers) return false;
      room.watchers.add(member);
      member.sendPresence(presenceIn(room));
      return true;
    }
    const before = room.speakers[member.place];
    room.speakers[member.place] = member;
    before?.close(CLOSE.replaced, 'opened somewhere else');
    this.#options.publish?.(name, { kind: 'join', from: member.place });
    this.#tellPresence(room);
    return true;
  }

  /** A member has gone. Nothing happens where it isn't in the room. */
  leave(name: string, member: Member): void {
    const room = this.#rooms.get(name);
    if (!room) return;
    if (member.place === 'watcher') room.watchers.delete(member);
    else if (room.speakers[member.place] === member) {
      delete room.speakers[member.place];
      this.#options.publish?.(name, { kind: 'leave', from: member.place });
      this.#tellPresence(room);
    }
    if (room.watchers.size > 0 || room.speakers.client || room.speakers.server) return;
    this.#rooms.delete(name);
    this.#options.onroom?.(name, false);
  }

  /** A speaker sends a frame; how many got it here. Who isn't there gets nothing: the speaker sends it again. */
  frame(name: string, member: Member, frame: Uint8Array): number {
    const room = this.#rooms.get(name);
    const from = member.place;
    if (!room || from === 'watcher' || room.speakers[from] !== member) return 0;
    if (this.#options.publish) this.#options.publish(name, { kind: 'frame', from, frame });
    return forward(room, from, frame);
  }

  /** Another relay tells of a room; how many got a frame here. */
  hear(name: string, event: RoomEvent): number {
    const room = this.#rooms.get(name);
    if (!room) return 0;
    if (event.kind === 'frame') return forward(room, event.from, event.frame);
    if (event.kind === 'ask') this.#answer(name, room);
    else this.#hearPresence(room, event.kind, event.from);
    return 0;
  }

  #hearPresence(room: Room, kind: 'join' | 'leave' | 'here', from: Speaker): void {
    if (kind === 'join') {
      const before = room.speakers[from];
      delete room.speakers[from];
      before?.close(CLOSE.replaced, 'opened somewhere else');
    }
    const isThere = kind !== 'leave';
    if (room.elsewhere[from] === isThere) return;
    room.elsewhere[from] = isThere;
    this.#tellPresence(room);
  }

  #answer(name: string, room: Room): void {
    for (const from of ['client', 'server'] as const)
      if (room.speakers[from]) this.#options.publish?.(name, { kind: 'here', from });
  }

  #open(name: string): Room | undefined {
    if (this.#rooms.size >= this.#options.maxRooms) return undefined;
    const room: Room = {
      speakers: {},
      watchers: new Set(),
      elsewhere: { client: false, server: false },
    };
    this.#rooms.set(name, room);
    this.#options.onroom?.(name, true);
    return room;
  }

  #tellPresence(room: Room): void {
    const there = presenceIn(room);
    room.speakers.client?.sendPresence(there);
    room.speakers.server?.sendPresence(there);
    for (const watcher of room.watchers) watcher.sendPresence(there);
  }
}

function presenceIn({ speakers, elsewhere }: Room): Presence {
  return {
    client: elsewhere.client || speakers.client !== undefined,
    server: elsewhere.server || speakers.server !== undefined,
  };
}

function forward(room: Room, from: Speaker, frame: Uint8Array): number {
  const to = room.speakers[other(from)];
  to?.sendFrame(from, frame);
  for (const watcher of room.watchers) watcher.sendFrame(from, frame);
  return room.watchers.size + (to ? 1 : 0);
}
