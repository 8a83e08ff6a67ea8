import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { Role } from '../../src/lib/wire/index.ts';
import type { Place, Right } from './capability.ts';
import { type Context, whyOf } from './context.ts';
import { goUnheard } from './go-unheard.ts';
import type { Living } from './heart.ts';
import { CLOSE, type Member, type Presence } from './rooms.ts';
import { Throttle } from './throttle.ts';

/** The dialect between the relay and those who join, as a WebSocket subprotocol; another version is told so. */
export const RELAY_PROTOCOL = 'blockwise.1';
const ALIVE = '{"beat":1}';

/** A member over WebSocket: binary messages are frames, text is the relay's own word and never the member's. */
export class WebSocketMember implements Member, Living {
  readonly place: Place;
  readonly #room: string;
  readonly #socket: WebSocket;
  /** What carries it. */
  readonly #stream: Duplex;
  readonly #context: Context;
  readonly #throttle: Throttle;
  #missedBeats = 0;
  /** Why it was told to go. */
  #code: number | undefined;

  constructor(socket: WebSocket, stream: Duplex, { place, room }: Right, context: Context) {
    const { limits } = context;
    this.place = place;
    this.#room = room;
    this.#socket = socket;
    this.#stream = stream;
    this.#context = context;
    this.#throttle = new Throttle(limits.rate, limits.burst, performance.now());
    const stop = context.heart.add(this);
    const close = (code: number, reason: string) => this.close(code, reason);
    context.closers.add(close);
    socket.on('message', (data, isBinary) => this.#take(data, isBinary));
    socket.on('ping', (data) => this.#pong(data));
    socket.on('pong', () => this.#lives());
    // The reason is in the close code that follows.
    socket.on('error', () => {});
    socket.on('close', (code) => {
      stop();
      context.closers.delete(close);
      context.rooms.leave(room, this);
      const why = this.#code ?? code;
      context.counters.closed(whyOf(why));
      context.log('leave', { room: room.slice(0, 8), place, code: why });
    });
  }

  welcome(): void {
    this.#say(`{"relay":"${RELAY_PROTOCOL}","place":"${this.place}"}`);
    this.#context.log('join', { room: this.#room.slice(0, 8), place: this.place, by: 'websocket' });
  }

  sendFrame(from: Role, frame: Uint8Array): void {
    if (this.#isGoing || this.#socket.readyState !== this.#socket.OPEN) return;
    const isWatcher = this.place === 'watcher';
    this.#socket.send(isWatcher ? withSender(from, frame) : frame, { binary: true });
    this.#context.counters.framesOut++;
    this.#context.counters.bytesOut += frame.length;
    if (this.#socket.bufferedAmount > this.#context.limits['max-buffer'])
      this.close(CLOSE.slow, 'reads too slowly');
  }

  sendPresence(there: Presence): void {
    this.#say(JSON.stringify({ peers: there }));
  }

  close(code: number, reason: string): void {
    if (this.#isGoing) return;
    this.#code = code;
    this.#context.log('close', { room: this.#room.slice(0, 8), place: this.place, code });
    this.#socket.close(code, reason);
    goUnheard(this.#stream);
  }

  beat(): void {
    if (this.#missedBeats >= 2) return this.#socket.terminate();
    this.#missedBeats++;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.ping();
    this.#say(ALIVE);
  }

  get #isGoing(): boolean {
    return this.#code !== undefined;
  }

  #say(text: string): void {
    if (!this.#isGoing && this.#socket.readyState === this.#socket.OPEN) this.#socket.send(text);
  }

  #pong(data: Buffer): void {
    if (this.#isGoing) return;
    this.#socket.pong(data);
    this.#count();
  }

  #lives(): void {
    this.#missedBeats = 0;
    this.#count();
  }

  #take(data: RawData, isBinary: boolean): void {
    if (this.#isGoing) return;
    this.#missedBeats = 0;
    if (!isBinary) return this.close(1003, 'frames are binary');
    if (this.place === 'watcher') return this.close(1008, 'a watcher only listens');
    const frame = data as Buffer;
    const { counters, rooms } = this.#context;
    counters.framesIn++;
    counters.bytesIn += frame.length;
    if (rooms.frame(this.#room, this, frame) === 0) counters.framesUnheard++;
    this.#count();
  }

  /** Whoever comes too fast isn't read for a while: its own TCP makes it wait, and nothing is lost. */
  #count(): void {
    const waitMs = this.#throttle.take(performance.now());
    if (waitMs === Infinity) return this.close(1008, 'too fast');
    if (waitMs === 0 || this.#socket.isPaused) return;
    this.#socket.pause();
    setTimeout(() => this.#socket.resume(), waitMs).unref();
  }
}

const withSender = (from: Role, frame: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(1 + frame.length);
  bytes[0] = from.charCodeAt(0);
  bytes.set(frame, 1);
  return bytes;
};
