import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import {
  CLOSE,
  type Note,
  type Place,
  type Presence,
  withSender,
  writeNote,
} from '../../src/lib/relay-contract/index.ts';
import type { Role } from '../../src/lib/wire/index.ts';
import type { Right } from './capability.ts';
import type { Context } from './context.ts';
import { goUnheard } from './go-unheard.ts';
import type { Living } from './heart.ts';
import type { Limits } from './limits.ts';
import { Membership } from './membership.ts';
import type { Member } from './rooms.ts';

/** Milliseconds of not being read from which on a member is told. */
const TELL_MS = 100;

/** A member over WebSocket: binary messages are frames, text is the relay's own word and never the member's. */
export class WebSocketMember implements Member, Living {
  readonly place: Place;
  readonly #socket: WebSocket;
  /** What carries it. */
  readonly #stream: Duplex;
  readonly #limits: Limits;
  readonly #membership: Membership;
  #missedBeats = 0;
  /** Why it was told to go. */
  #code: number | undefined;

  constructor(socket: WebSocket, stream: Duplex, right: Right, context: Context) {
    this.place = right.place;
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = context.limits;
    this.#membership = new Membership(this, right, context);
    const stop = context.heart.add(this);
    socket.on('message', (data, isBinary) => this.#take(data, isBinary));
    socket.on('ping', (data) => this.#pong(data));
    socket.on('pong', () => this.#lives());
    // The reason is in the close code that follows.
    socket.on('error', () => {});
    socket.on('close', (code) => {
      stop();
      this.#membership.end(this.#code ?? code);
    });
  }

  welcome(): void {
    const { rate: perSecond, burst } = this.#limits;
    this.#say({ kind: 'welcome', place: this.place, pace: { perSecond, burst } });
    this.#membership.note('join', { by: 'websocket' });
  }

  sendFrame(from: Role, frame: Uint8Array): void {
    if (this.#isGoing || this.#socket.readyState !== this.#socket.OPEN) return;
    const bytes = this.place === 'watcher' ? withSender(from, frame) : frame;
    this.#socket.send(bytes, { binary: true });
    this.#membership.wasSent(frame);
    if (this.#socket.bufferedAmount > this.#limits['max-buffer'])
      this.close(CLOSE.slow, 'reads too slowly');
  }

  sendPresence(there: Presence): void {
    this.#say({ kind: 'presence', peers: there });
  }

  close(code: number, reason: string): void {
    if (this.#isGoing) return;
    this.#code = code;
    this.#membership.note('close', { code });
    this.#socket.close(code, reason);
    goUnheard(this.#stream);
  }

  beat(): void {
    if (this.#missedBeats >= 2) return this.#socket.terminate();
    this.#missedBeats++;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.ping();
    this.#say({ kind: 'beat' });
  }

  get #isGoing(): boolean {
    return this.#code !== undefined;
  }

  #say(note: Note): void {
    if (!this.#isGoing && this.#socket.readyState === this.#socket.OPEN)
      this.#socket.send(writeNote(note));
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
    if (!isBinary) return this.close(CLOSE.text, 'frames are binary');
    if (this.place === 'watcher') return this.close(CLOSE.policy, 'a watcher only listens');
    this.#membership.pass(data as Buffer);
    this.#count();
  }

  /** Whoever comes too fast isn't read for a while, and is told so: its own TCP makes it wait, and nothing is lost. */
  #count(): void {
    const waitMs = this.#membership.delay();
    if (waitMs === Infinity) return this.close(CLOSE.policy, 'too fast');
    if (waitMs === 0 || this.#socket.isPaused) return;
    this.#socket.pause();
    if (waitMs >= TELL_MS) this.#say({ kind: 'slower', ms: waitMs });
    setTimeout(() => this.#socket.resume(), waitMs).unref();
  }
}
