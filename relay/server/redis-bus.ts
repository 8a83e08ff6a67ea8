import { randomBytes } from 'node:crypto';
import { createClient, RESP_TYPES } from 'redis';
import type { Bus, Hearing } from './bus.ts';
import { fromFields, toFields } from './bus-entry.ts';
import type { Log } from './log.ts';
import { RedisStreams } from './redis-streams.ts';
import type { RoomEvent } from './rooms.ts';

const PREFIX = 'blockwise:';
/** Every relay's sign of life goes into this stream. */
const RELAYS = `${PREFIX}relays`;
const BEAT_MS = 1_000;
/** A relay that wasn't heard for so long has died. */
const DEAD_MS = 4_000;
/** A Redis that can't be reached is told of so often. */
const TELL_MS = 60_000;
const BLOCK_MS = 500;

/** How a relay reaches the others. */
export interface RedisBusOptions {
  readonly url: string;
  /** Entries that a room's stream holds at most. */
  readonly length: number;
  readonly log: Log;
}

type Entries = [id: Buffer, fields: Buffer[]][];

/**
 * Joins relays through Redis: a stream a room, of bounded length, that a relay reads as long as somebody is in that room
 * here. It begins to read at its own question who else is there. What is lost with Redis is sent again by the ends.
 */
export class RedisBus implements Bus {
  readonly name = randomBytes(6).toString('hex');
  readonly #options: RedisBusOptions;
  readonly #writer: ReturnType<typeof connection>;
  readonly #reader: ReturnType<typeof connection>;
  readonly #streams: RedisStreams;
  /** The last entry read, by room; undefined until this relay's own question has its number. */
  readonly #rooms = new Map<string, string | undefined>();
  /** Joins of this relay's own that it hasn't read back yet. */
  readonly #joining = new Map<string, number>();
  /** When each other relay was heard last. */
  readonly #seen = new Map<string, number>();
  /** Relays that were taken for dead: one that is heard again has missed who is here, and this one who is there. */
  readonly #lost = new Set<string>();
  #toldAt = -Infinity;
  #relaysAt = '$';
  #hearing: Hearing | undefined;
  #beat: NodeJS.Timeout | undefined;
  #isUp = false;
  #isClosing = false;

  constructor(options: RedisBusOptions) {
    this.#options = options;
    this.#writer = connection(options.url);
    this.#reader = connection(options.url);
    this.#streams = new RedisStreams(this.#writer, options.length);
    for (const client of [this.#writer, this.#reader]) {
      client.on('error', (error: NodeJS.ErrnoException) => this.#down(error));
      client.on('ready', () => this.#up());
    }
  }

  get isUp(): boolean {
    return this.#isUp;
  }

  get state(): string {
    if (!this.#isUp) return 'without Redis: this relay’s own rooms go on alone';
    return `joined with ${this.#seen.size} other${this.#seen.size === 1 ? '' : 's'}`;
  }

  publish(room: string, event: RoomEvent): void {
    if (!this.#isUp) return;
    if (event.kind === 'here' && event.joined) this.#count(room, event.joined, 1);
    const byteLength = event.kind === 'frame' ? event.frame.length : 0;
    void this.#streams.add(PREFIX + room, toFields(this.name, event), byteLength);
  }

  follow(room: string, isOpen: boolean, isAlone: boolean): void {
    if (!isOpen) return this.#unfollow(room, isAlone);
    this.#rooms.set(room, undefined);
    if (this.#isUp) void this.#ask(room);
  }

  #unfollow(room: string, isAlone: boolean): void {
    this.#rooms.delete(room);
    this.#streams.leave(PREFIX + room, isAlone && this.#isUp);
  }

  /** Begins to connect; an address where nobody answers yet is tried again and again. */
  listen(hearing: Hearing): void {
    this.#hearing = hearing;
    for (const client of [this.#writer, this.#reader]) client.connect().catch(() => {});
    this.#beat = setInterval(() => this.#pulse(), BEAT_MS).unref();
    void this.#readOn();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#beat);
    if (this.#isUp) await this.#streams.add(RELAYS, ['by', this.name, 'n', 'bye']);
    this.#writer.destroy();
    this.#reader.destroy();
  }

  async #ask(room: string): Promise<void> {
    const at = await this.#streams.add(PREFIX + room, toFields(this.name, { kind: 'ask' }));
    if (at !== undefined && this.#rooms.has(room)) this.#rooms.set(room, at);
    await this.#wake();
  }

  /** Ends the reader's wait, which is for the rooms that it knew of when it began, so that it waits for the new one too. */
  async #wake(): Promise<void> {
    await this.#writer.sendCommand(['CLIENT', 'UNBLOCK', String(this.#readerId)]).catch(() => {});
  }
  #readerId = 0;

  async #readOn(): Promise<void> {
    while (!this.#isClosing) {
      if (!this.#isUp) await pause(50);
      else await this.#readOnce().catch(() => pause(50));
    }
  }

  async #readOnce(): Promise<void> {
    const rooms = [...this.#rooms].filter(([, at]) => at !== undefined);
    const keys = [RELAYS, ...rooms.map(([room]) => PREFIX + room)];
    const from = [this.#relaysAt, ...rooms.map(([, at]) => at!)];
    const block = ['COUNT', '256', 'BLOCK', String(BLOCK_MS)];
    const reply = await this.#reader.sendCommand(['XREAD', ...block, 'STREAMS', ...keys, ...from]);
    for (const [key, entries] of (reply ?? []) as unknown as [Buffer, Entries][])
      for (const [id, fields] of entries) this.#take(key.toString(), id.toString(), fields);
  }

  #take(key: string, id: string, fields: Buffer[]): void {
    if (key === RELAYS) {
      this.#relaysAt = id;
      return this.#hearRelay(String(fields[1]), String(fields[3]));
    }
    const room = key.slice(PREFIX.length);
    if (!this.#rooms.has(room)) return;
    this.#rooms.set(room, id);
    const entry = fromFields(fields);
    if (!entry) return;
    const { by, event } = entry;
    const joined = event.kind === 'here' ? event.joined : undefined;
    if (by === this.name) return joined && this.#count(room, joined, -1);
    this.#hearFrom(by);
    // Who came there before somebody came here, as the stream has it, doesn't take the place away.
    const isEarlier = joined && this.#joining.has(`${joined} ${room}`);
    if (isEarlier && event.kind === 'here')
      return this.#hearing?.hear(room, by, { kind: 'here', here: event.here });
    this.#hearing?.hear(room, by, event);
  }

  #count(room: string, joined: string, by: 1 | -1): void {
    const key = `${joined} ${room}`;
    const count = (this.#joining.get(key) ?? 0) + by;
    if (count > 0) this.#joining.set(key, count);
    else this.#joining.delete(key);
  }

  #pulse(): void {
    if (!this.#isUp) return;
    void this.#streams.add(RELAYS, ['by', this.name, 'n', 'beat']);
    const dead = [...this.#seen].filter(([, at]) => performance.now() - at > DEAD_MS);
    for (const [by] of dead) {
      this.#lost.add(by);
      this.#lose(by);
    }
  }

  #hearRelay(by: string, what: string): void {
    if (by === this.name) return;
    if (what === 'bye') this.#lose(by);
    else this.#hearFrom(by);
  }

  /** It lives. Where it was taken for dead, each tells the other again who is in which room. */
  #hearFrom(by: string): void {
    this.#seen.set(by, performance.now());
    if (!this.#lost.delete(by)) return;
    this.#options.log('relay-back', { relay: by });
    for (const room of this.#rooms.keys()) {
      this.#hearing?.tell(room);
      this.publish(room, { kind: 'ask' });
    }
  }

  #lose(by: string): void {
    if (!this.#seen.delete(by)) return;
    this.#options.log('relay-gone', { relay: by });
    this.#hearing?.lose(by);
  }

  /** The address isn't told: it may hold a password. */
  #down({ code = 'unknown' }: NodeJS.ErrnoException): void {
    if (performance.now() - this.#toldAt > TELL_MS) {
      this.#toldAt = performance.now();
      this.#options.log('redis-unreachable', { code });
    }
    if (!this.#isUp) return;
    this.#isUp = false;
    this.#seen.clear();
    this.#lost.clear();
    this.#streams.clear();
    this.#joining.clear();
    this.#options.log('redis-lost');
    this.#hearing?.lose();
  }

  #up(): void {
    if (this.#isUp || !this.#writer.isReady || !this.#reader.isReady) return;
    void this.#reader.clientId().then(
      (id) => {
        if (this.#isUp || this.#isClosing) return;
        this.#readerId = Number(id);
        this.#isUp = true;
        this.#relaysAt = '$';
        this.#options.log('redis-joined', { relay: this.name });
        for (const room of this.#rooms.keys()) {
          this.#rooms.set(room, undefined);
          void this.#ask(room);
          this.#hearing?.tell(room);
        }
        this.#pulse();
      },
      () => {},
    );
  }
}

/** Binary replies, no queue while it is away, and tried again soon for as long as it takes. */
function connection(url: string) {
  const client = createClient({
    url,
    RESP: 2,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: (tries) => Math.min(100 * 2 ** Math.min(tries, 5), 2_000) },
  });
  return client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
