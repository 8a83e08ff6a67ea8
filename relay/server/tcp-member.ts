import type { Socket } from 'node:net';
import type { Role } from '../../src/lib/wire/index.ts';
import { FramingError, LengthReader, withLength } from '../framing.ts';
import type { Place, Right } from './capability.ts';
import { type Context, whyOf } from './context.ts';
import { goUnheard } from './go-unheard.ts';
import { CLOSE, type Member } from './rooms.ts';
import { Throttle } from './throttle.ts';

/** A member over TCP: frames behind their length in 4 bytes, for a watcher with `c` or `s` in front. */
export class TcpMember implements Member {
  readonly place: Place;
  readonly #room: string;
  readonly #socket: Socket;
  readonly #context: Context;
  readonly #reader: LengthReader;
  readonly #throttle: Throttle;
  #code = 1006;
  #isWelcome = false;
  #isGoing = false;

  constructor(socket: Socket, { place, room }: Right, context: Context) {
    const { limits, rooms, counters, log, closers } = context;
    this.place = place;
    this.#room = room;
    this.#socket = socket;
    this.#context = context;
    this.#reader = new LengthReader(limits['max-frame']);
    this.#throttle = new Throttle(limits.rate, limits.burst, performance.now());
    const close = (code: number) => this.close(code);
    closers.add(close);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('end', () => (this.#code = this.#isGoing ? this.#code : 1000));
    socket.on('close', () => {
      closers.delete(close);
      rooms.leave(room, this);
      counters.closed(whyOf(this.#code));
      log('leave', { room: room.slice(0, 8), place, code: this.#code });
    });
  }

  welcome(): void {
    this.#isWelcome = true;
    this.#socket.write('OK\n');
    this.#context.log('join', { room: this.#room.slice(0, 8), place: this.place, by: 'tcp' });
  }

  sendFrame(from: Role, frame: Uint8Array): void {
    if (this.#isGoing || !this.#socket.writable) return;
    const isWatcher = this.place === 'watcher';
    this.#socket.write(
      withLength(isWatcher ? Buffer.concat([Buffer.from(from[0]), frame]) : frame),
    );
    this.#context.counters.framesOut++;
    this.#context.counters.bytesOut += frame.length;
    if (this.#socket.writableLength > this.#context.limits['max-buffer']) this.close(CLOSE.slow);
  }

  /** On TCP the relay says nothing of its own. */
  sendPresence(): void {}

  /** The reason can only be said before there are frames. */
  close(code: number, reason = ''): void {
    if (this.#isGoing) return;
    this.#isGoing = true;
    this.#code = code;
    this.#context.log('close', { room: this.#room.slice(0, 8), place: this.place, code });
    if (!this.#isWelcome) this.#socket.write(`NO ${reason}\n`);
    goUnheard(this.#socket);
  }

  /** Bytes of the member, those that came with its first line too. */
  take(chunk: Uint8Array): void {
    if (this.#isGoing) return;
    try {
      for (const frame of this.#reader.feed(chunk)) this.#frame(frame);
    } catch (error) {
      if (!(error instanceof FramingError)) throw error;
      this.close(1009);
    }
  }

  #frame(frame: Buffer): void {
    if (this.#isGoing) return;
    if (this.place === 'watcher') return this.close(1008);
    const { counters, rooms } = this.#context;
    counters.framesIn++;
    counters.bytesIn += frame.length;
    if (rooms.frame(this.#room, this, frame) === 0) counters.framesUnheard++;
    const waitMs = this.#throttle.take(performance.now());
    if (waitMs === Infinity) return this.close(1008);
    if (waitMs === 0 || this.#socket.isPaused()) return;
    this.#socket.pause();
    setTimeout(() => this.#socket.resume(), waitMs).unref();
  }
}
