import type { Socket } from 'node:net';
import { CLOSE, type Place, withSender } from '../../src/lib/relay-contract/index.ts';
import type { Role } from '../../src/lib/wire/index.ts';
import { FramingError, LengthReader, withLength } from '../framing.ts';
import type { Right } from './capability.ts';
import type { Context } from './context.ts';
import { goUnheard } from './go-unheard.ts';
import { Membership } from './membership.ts';
import type { Member } from './rooms.ts';

/** A member over TCP: frames behind their length in 4 bytes, for a watcher with `c` or `s` in front. */
export class TcpMember implements Member {
  readonly place: Place;
  readonly #socket: Socket;
  readonly #maxBuffer: number;
  readonly #membership: Membership;
  readonly #reader: LengthReader;
  #code: number = CLOSE.vanished;
  #isWelcome = false;
  #isGoing = false;

  constructor(socket: Socket, right: Right, context: Context) {
    this.place = right.place;
    this.#socket = socket;
    this.#maxBuffer = context.limits['max-buffer'];
    this.#membership = new Membership(this, right, context);
    this.#reader = new LengthReader(context.limits['max-frame']);
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('end', () => (this.#code = this.#isGoing ? this.#code : CLOSE.left));
    socket.on('close', () => this.#membership.end(this.#code));
  }

  welcome(): void {
    this.#isWelcome = true;
    this.#socket.write('OK\n');
    this.#membership.note('join', { by: 'tcp' });
  }

  sendFrame(from: Role, frame: Uint8Array): void {
    if (this.#isGoing || !this.#socket.writable) return;
    this.#socket.write(withLength(this.place === 'watcher' ? withSender(from, frame) : frame));
    this.#membership.wasSent(frame);
    if (this.#socket.writableLength > this.#maxBuffer) this.close(CLOSE.slow);
  }

  /** Nothing: over TCP there is no message that isn't a frame. */
  sendPresence(): void {}

  /** Says the reason only before the member is welcome: after that every byte is read as a frame. */
  close(code: number, reason = ''): void {
    if (this.#isGoing) return;
    this.#isGoing = true;
    this.#code = code;
    this.#membership.note('close', { code });
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
      this.close(CLOSE.tooLong);
    }
  }

  #frame(frame: Buffer): void {
    if (this.#isGoing) return;
    if (this.place === 'watcher') return this.close(CLOSE.policy);
    this.#membership.pass(frame);
    const waitMs = this.#membership.delay();
    if (waitMs === Infinity) return this.close(CLOSE.policy);
    if (waitMs === 0 || this.#socket.isPaused()) return;
    this.#socket.pause();
    setTimeout(() => this.#socket.resume(), waitMs).unref();
  }
}
