import type { Socket } from 'node:net';
import { isFrames } from './dialects/detect.ts';
import type { Heard } from './dialects/heard.ts';
import type { Listener } from './dialects/listener.ts';
import type { Payload } from './dialects/scheme.ts';
import { afterSilence } from './silence.ts';

/** How long nothing has to come until what is there counts as a message; longer where its padding, or its length, says that more comes. */
const PAUSE_MS = 200;
const PADDED_PAUSE_MS = 1_000;
/** Between two messages without framing, so that a peer that reads what is there doesn’t get two as one. */
const APART_MS = 60;

/** Who is told what comes of a connection. */
export interface PeerEvents {
  readonly heard: (heard: readonly Heard[]) => void;
  /** It speaks frames, and this is what has come of them. */
  readonly frames: (early: Uint8Array) => void;
  /** What was waiting to be sent is sent. */
  readonly sent: () => void;
}

/** A foreign program on the other side of a socket. */
export class DialectPeer {
  readonly #socket: Socket;
  readonly #listener: Listener;
  readonly #events: PeerEvents;
  readonly #queue: Uint8Array[] = [];
  #timer: NodeJS.Timeout | undefined;
  #callOff = () => {};
  /** What has come while it may still be frames; undefined once that is settled. */
  #early: Uint8Array[] | undefined;

  /** `mayBeFrames`: whether what comes first is looked at for that. */
  constructor(socket: Socket, listener: Listener, mayBeFrames: boolean, events: PeerEvents) {
    this.#socket = socket;
    this.#listener = listener;
    this.#events = events;
    this.#early = mayBeFrames ? [] : undefined;
    socket.on('data', this.#take);
    socket.on('close', () => this.#silent());
  }

  /** Messages that wait for their turn. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Encrypts and sends. Throws with a sentence where that can’t be. */
  send(plaintext: Uint8Array): Payload[] {
    this.#requireOpen();
    const sent = this.#listener.send(plaintext);
    for (const { bytes } of sent) this.#put(bytes);
    return sent.map(({ payload }) => payload);
  }

  /** Sends bytes as they are. Throws where the connection is closed. */
  sendPlain(bytes: Uint8Array): void {
    this.#requireOpen();
    this.#put(bytes);
  }

  readonly #take = (chunk: Buffer): void => {
    this.#callOff();
    if (!this.#early) return this.#give(chunk);
    this.#early.push(chunk);
    const bytes = Buffer.concat(this.#early);
    const verdict = isFrames(bytes);
    if (verdict) {
      this.#socket.pause().off('data', this.#take);
      return this.#events.frames(bytes);
    }
    if (verdict === undefined) this.#callOff = afterSilence(PAUSE_MS, () => this.#notFrames());
    else this.#notFrames();
  };

  #notFrames(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const chunk of early) this.#give(chunk);
  }

  #give(chunk: Uint8Array): void {
    this.#events.heard(this.#listener.arrive(Uint8Array.from(chunk)));
    if (!this.#listener.waiting) return;
    const { scheme } = this.#listener;
    const isPadded = scheme && (scheme.filling === 'pkcs7' || scheme.framing.kind !== 'none');
    const ms = isPadded && !this.#listener.isWhole ? PADDED_PAUSE_MS : PAUSE_MS;
    this.#callOff = afterSilence(ms, () => this.#silent());
  }

  #silent(): void {
    this.#callOff();
    if (this.#early && this.#early.length > 0) this.#notFrames();
    this.#events.heard(this.#listener.pause());
  }

  #requireOpen(): void {
    if (!this.#socket.writable) throw new Error('The connection is closed.');
  }

  /** At once where the framing keeps messages apart, else one after the other. */
  #put(bytes: Uint8Array): void {
    const framing = this.#listener.scheme?.framing;
    // Who reads an IV or a length byte by byte often takes what is there for the rest.
    const isApart =
      framing?.kind === 'end' ||
      framing?.kind === 'digits' ||
      (framing?.kind === 'length' && framing.counts === 'rest');
    if (isApart && this.#queue.length === 0) return void this.#socket.write(bytes);
    this.#queue.push(bytes);
    if (!this.#timer) this.#next();
  }

  #next(): void {
    const bytes = this.#queue.shift();
    if (!bytes) {
      this.#timer = undefined;
      return this.#events.sent();
    }
    if (this.#socket.writable) this.#socket.write(bytes);
    this.#timer = setTimeout(() => this.#next(), APART_MS);
  }
}
