import { describe, expect, test } from 'vitest';
import { type Member, Rooms, type RoomEvent } from '../../relay/server/rooms.ts';
import { CLOSE, type Place } from '../../src/lib/relay-contract/index.ts';

/** Somebody in a room, and what they were told, in order. */
class Somebody implements Member {
  readonly place: Place;
  readonly told: string[] = [];

  constructor(place: Place) {
    this.place = place;
  }
  welcome(): void {
    this.told.push('welcome');
  }
  sendFrame(from: string, frame: Uint8Array): void {
    this.told.push(`${from}: ${frame.toString()}`);
  }
  sendPresence({ client, server }: { client: boolean; server: boolean }): void {
    this.told.push(`${client ? 'c' : '-'}${server ? 's' : '-'}`);
  }
  close(code: number): void {
    this.told.push(`closed ${code}`);
  }
  /** What it was told since the last look. */
  get news(): string[] {
    return this.told.splice(0);
  }
}

const LIMITS = { maxRooms: 2, maxWatchers: 2 };

/** Rooms, and a way to let somebody into one. */
function made(options: Partial<ConstructorParameters<typeof Rooms>[0]> = {}) {
  const rooms = new Rooms({ ...LIMITS, ...options });
  const enter = (place: Place, room = 'a') => {
    const somebody = new Somebody(place);
    return { somebody, isIn: rooms.join(room, somebody) };
  };
  return { rooms, enter };
}

describe('A room', () => {
  test('tells everybody who of the two is there, as they come and go', () => {
    const { rooms, enter } = made();
    const { somebody: watcher } = enter('watcher');
    expect(watcher.news).toEqual(['welcome', '--']);
    const { somebody: client } = enter('client');
    expect([client.news, watcher.news]).toEqual([['welcome', 'c-'], ['c-']]);
    const { somebody: server } = enter('server');
    expect([client.news, server.news, watcher.news]).toEqual([['cs'], ['welcome', 'cs'], ['cs']]);
    rooms.leave('a', client);
    expect([client.news, server.news, watcher.news]).toEqual([[], ['-s'], ['-s']]);
  });

  test('passes a frame to the other speaker and to those who watch, and says to how many', () => {
    const { rooms, enter } = made();
    const [client, server, watcher] = (['client', 'server', 'watcher'] as const).map(
      (place) => enter(place).somebody,
    );
    for (const somebody of [client, server, watcher]) void somebody.news;
    expect(rooms.frame('a', client, Uint8Array.of(7))).toBe(2);
    expect([client.news, server.news, watcher.news]).toEqual([[], ['client: 7'], ['client: 7']]);
    rooms.leave('a', client);
    expect(rooms.frame('a', server, Uint8Array.of(8))).toBe(1);
  });

  test('takes no frame from a watcher, from somebody who has left, or from somebody of another room', () => {
    const { rooms, enter } = made();
    const { somebody: server } = enter('server');
    const { somebody: watcher } = enter('watcher');
    const { somebody: stranger } = enter('client', 'b');
    const { somebody: gone } = enter('client');
    rooms.leave('a', gone);
    void server.news;
    for (const somebody of [watcher, gone, stranger])
      expect(rooms.frame('a', somebody, Uint8Array.of(1))).toBe(0);
    expect(server.news).toEqual([]);
  });

  test('gives a speaker’s place to whoever comes later, and tells the earlier one', () => {
    const { rooms, enter } = made();
    const { somebody: before } = enter('client');
    const { somebody: after } = enter('client');
    expect(before.news.at(-1)).toBe(`closed ${CLOSE.replaced}`);
    rooms.leave('a', before);
    expect(after.news).toEqual(['welcome', 'c-']);
    expect(rooms.frame('a', before, Uint8Array.of(1))).toBe(0);
  });

  test('has so many watchers and no more, and there are so many rooms and no more', () => {
    const { rooms, enter } = made();
    expect([1, 2, 3].map(() => enter('watcher').isIn)).toEqual([true, true, false]);
    expect([enter('client').isIn, enter('client', 'b').isIn, enter('client', 'c').isIn]).toEqual([
      true,
      true,
      false,
    ]);
    expect(rooms.size).toBe(2);
  });

  test('is forgotten when the last one leaves, and makes room for another', () => {
    const opened: [string, boolean, boolean][] = [];
    const { rooms, enter } = made({ maxRooms: 1, onroom: (...change) => opened.push(change) });
    const { somebody } = enter('watcher');
    expect(enter('client', '__proto__').isIn).toBe(false);
    rooms.leave('a', somebody);
    rooms.leave('a', somebody);
    expect(enter('client', '__proto__').isIn).toBe(true);
    expect(opened).toEqual([
      ['a', true, true],
      ['a', false, true],
      ['__proto__', true, true],
    ]);
  });
});

/** Two relays that hear of one another at once. */
function pair(maxWatchers = 2) {
  const relays = ['A', 'B'].map((name) => {
    const rooms: Rooms = new Rooms({
      ...LIMITS,
      maxWatchers,
      name,
      publish: (room, event) => events.push([name, room, event]),
    });
    return rooms;
  });
  const events: [by: string, room: string, event: RoomEvent][] = [];
  const deliver = () => {
    for (let next = events.shift(); next; next = events.shift())
      relays[next[0] === 'A' ? 1 : 0].hear(next[1], next[0], next[2]);
  };
  const enter = (at: 0 | 1, place: Place) => {
    const somebody = new Somebody(place);
    return { somebody, isIn: relays[at].join('a', somebody) };
  };
  return { relays, deliver, enter };
}

describe('A room at two relays', () => {
  test('is one room: presence and frames cross', () => {
    const { relays, deliver, enter } = pair();
    const { somebody: client } = enter(0, 'client');
    const { somebody: server } = enter(1, 'server');
    relays[0].tell('a');
    deliver();
    expect([client.news.at(-1), server.news.at(-1)]).toEqual(['cs', 'cs']);
    expect(relays[0].frame('a', client, Uint8Array.of(7))).toBe(1);
    deliver();
    expect(server.news).toEqual(['client: 7']);
  });

  test('has one of each speaker: who comes later elsewhere takes the place', () => {
    const { deliver, enter } = pair();
    const { somebody: before } = enter(0, 'client');
    deliver();
    const { somebody: after } = enter(1, 'client');
    deliver();
    expect(before.news.at(-1)).toBe(`closed ${CLOSE.replaced}`);
    expect(after.news).not.toContain(`closed ${CLOSE.replaced}`);
  });

  test('lets go of a watcher too many at the relay with the later name, and of the last that came', () => {
    const { deliver, enter } = pair(3);
    const first = [enter(0, 'watcher'), enter(0, 'watcher')];
    const second = [enter(1, 'watcher'), enter(1, 'watcher')];
    deliver();
    const closed = [...first, ...second].map(({ somebody }) =>
      somebody.told.includes(`closed ${CLOSE.noPlace}`),
    );
    expect(closed).toEqual([false, false, false, true]);
  });

  test('answers a question with who is here, and forgets a relay that is gone', () => {
    const told: RoomEvent[] = [];
    const { rooms, enter } = made({ name: 'A', publish: (_, event) => told.push(event) });
    const { somebody: client } = enter('client');
    rooms.hear('a', 'B', { kind: 'ask' });
    expect(told.at(-1)).toEqual({
      kind: 'here',
      here: { client: true, server: false, watchers: 0 },
    });
    rooms.hear('a', 'B', { kind: 'here', here: { client: false, server: true, watchers: 0 } });
    expect(client.news.at(-1)).toBe('cs');
    rooms.lose('C');
    expect(client.news).toEqual([]);
    rooms.lose('B');
    expect(client.news).toEqual(['c-']);
    rooms.hear('a', 'B', { kind: 'here', here: { client: false, server: true, watchers: 0 } });
    rooms.lose();
    expect(client.news).toEqual(['cs', 'c-']);
  });

  test('publishes no frame while nobody is elsewhere', () => {
    const told: string[] = [];
    const { rooms, enter } = made({ publish: (_, { kind }) => told.push(kind) });
    const { somebody: client } = enter('client');
    rooms.frame('a', client, Uint8Array.of(1));
    expect(told).toEqual(['here']);
  });
});
