import { CLOSE, type Place, type Presence } from '../../src/lib/relay-contract/index.ts';
import { opposite, type Role } from '../../src/lib/wire/index.ts';

/** Somebody in a room, whatever carries it. */
export interface Member {
  readonly place: Place;
  /** It has its place: from now on frames may come and go. */
  welcome(): void;
  /** Passes a frame on, as it is. */
  sendFrame(from: Role, frame: Uint8Array): void;
  /** Who of the two is there. */
  sendPresence(there: Presence): void;
  close(code: number, reason: string): void;
}

/** Who of a room is at one relay. */
export interface Here extends Presence {
  readonly watchers: number;
}

/** What other relays have to hear of a room, or have told of it. */
export type RoomEvent =
  | { readonly kind: 'frame'; readonly from: Role; readonly frame: Uint8Array }
  /** `joined` has just taken its place there, from whoever had it. */
  | { readonly kind: 'here'; readonly here: Here; readonly joined?: Role }
  | { readonly kind: 'ask' };

interface Room {
  readonly speakers: Partial<Record<Role, Member>>;
  readonly watchers: Set<Member>;
  /** Who is at other relays, by the relay's name, as far as is known. */
  readonly elsewhere: Map<string, Here>;
}

/** What rooms are made with; the rest has defaults. */
export interface RoomsOptions {
  /** What other relays know this one by. */
  readonly name?: string;
  readonly maxRooms: number;
  readonly maxWatchers: number;
  /** Something happened here that other relays have to hear of. */
  readonly publish?: (room: string, event: RoomEvent) => void;
  /** A room is needed here from now on, or no more; `isAlone`: at no other relay either, as far as is known. */
  readonly onroom?: (room: string, isOpen: boolean, isAlone: boolean) => void;
}

/**
 * Who is in which room, and what goes to whom: no socket, no clock. Frames are opaque: nobody here looks into one. Rooms stand
 * in a `Map`, where a name such as `__proto__` is one like any other.
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
      if (watchersOf(room) >= this.#options.maxWatchers) return false;
      room.watchers.add(member);
      member.welcome();
      this.#tellOthers(name, room);
      member.sendPresence(presenceIn(room));
      return true;
    }
    const before = room.speakers[member.place];
    room.speakers[member.place] = member;
    member.welcome();
    before?.close(CLOSE.replaced, 'opened somewhere else');
    this.#tellOthers(name, room, member.place);
    this.#tellPresence(room);
    return true;
  }

  /** A member has gone. Nothing happens where it isn't in the room. */
  leave(name: string, member: Member): void {
    const room = this.#rooms.get(name);
    if (!room) return;
    if (member.place === 'watcher') {
      if (room.watchers.delete(member)) this.#tellOthers(name, room);
    } else if (room.speakers[member.place] === member) {
      delete room.speakers[member.place];
      this.#tellOthers(name, room);
      this.#tellPresence(room);
    }
    if (room.watchers.size > 0 || room.speakers.client || room.speakers.server) return;
    this.#rooms.delete(name);
    this.#options.onroom?.(name, false, room.elsewhere.size === 0);
  }

  /** A speaker sends a frame; how many got it here. Who isn't there gets nothing: the speaker sends it again. */
  frame(name: string, member: Member, frame: Uint8Array): number {
    const room = this.#rooms.get(name);
    const from = member.place;
    if (!room || from === 'watcher' || room.speakers[from] !== member) return 0;
    const heard = forward(room, from, frame);
    if (room.elsewhere.size === 0) return heard;
    this.#options.publish?.(name, { kind: 'frame', from, frame });
    return heard + room.elsewhere.size;
  }

  /** The relay `by` tells of a room. */
  hear(name: string, by: string, event: RoomEvent): void {
    const room = this.#rooms.get(name);
    if (!room) return;
    if (event.kind === 'frame') return void forward(room, event.from, event.frame);
    if (event.kind === 'ask') return this.#tellOthers(name, room);
    const { here, joined } = event;
    if (here.client || here.server || here.watchers > 0) room.elsewhere.set(by, here);
    else room.elsewhere.delete(by);
    if (joined) replace(room, joined);
    this.#seat(room, by);
    this.#tellPresence(room);
  }

  /** Tells other relays who of a room is here. */
  tell(name: string): void {
    const room = this.#rooms.get(name);
    if (room) this.#tellOthers(name, room);
  }

  /** The relay `by` is there no more; without a name: no other one can be heard. */
  lose(by?: string): void {
    for (const room of this.#rooms.values()) {
      if (by === undefined ? room.elsewhere.size === 0 : !room.elsewhere.delete(by)) continue;
      if (by === undefined) room.elsewhere.clear();
      this.#tellPresence(room);
    }
  }

  /** Two relays may have let watchers in at the same instant: the one with the later name sends its last ones away. */
  #seat(room: Room, by: string): void {
    if ((this.#options.name ?? '') < by) return;
    const excess = Math.max(0, watchersOf(room) - this.#options.maxWatchers);
    for (const watcher of [...room.watchers].slice(room.watchers.size - excess))
      watcher.close(CLOSE.noPlace, 'no such place');
  }

  #tellOthers(name: string, room: Room, joined?: Role): void {
    const { client, server } = room.speakers;
    const here = {
      client: client !== undefined,
      server: server !== undefined,
      watchers: room.watchers.size,
    };
    this.#options.publish?.(name, { kind: 'here', here, ...(joined && { joined }) });
  }

  #open(name: string): Room | undefined {
    if (this.#rooms.size >= this.#options.maxRooms) return undefined;
    const room: Room = { speakers: {}, watchers: new Set(), elsewhere: new Map() };
    this.#rooms.set(name, room);
    this.#options.onroom?.(name, true, true);
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
  const others = [...elsewhere.values()];
  return {
    client: speakers.client !== undefined || others.some(({ client }) => client),
    server: speakers.server !== undefined || others.some(({ server }) => server),
  };
}

function watchersOf({ watchers, elsewhere }: Room): number {
  return [...elsewhere.values()].reduce((sum, here) => sum + here.watchers, watchers.size);
}

/** The place was taken at another relay. */
function replace(room: Room, place: Role): void {
  const before = room.speakers[place];
  delete room.speakers[place];
  before?.close(CLOSE.replaced, 'opened somewhere else');
}

function forward(room: Room, from: Role, frame: Uint8Array): number {
  const to = room.speakers[opposite(from)];
  to?.sendFrame(from, frame);
  for (const watcher of room.watchers) watcher.sendFrame(from, frame);
  return room.watchers.size + (to ? 1 : 0);
}
