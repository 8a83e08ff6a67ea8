import type { Socket } from 'node:net';
import type { Payload } from './dialects/payload.ts';
import type { DialectStream } from './dialects/stream.ts';
import { afterSilence } from './silence.ts';

/** How long nothing has to come until what is there counts as a message; longer where the padding says "more to come". */
const PAUSE_MS = 250;
const PADDED_PAUSE_MS = 1_000;

/** A course program on the other side of a socket. */
export class DialectPeer {
  readonly #socket: Socket;
  readonly #stream: DialectStream;
  readonly #onpayload: (payload: Payload) => void;
  #callOff = () => {};

  constructor(socket: Socket, stream: DialectStream, onpayload: (payload: Payload) => void) {
    this.#socket = socket;
    this.#stream = stream;
    this.#onpayload = onpayload;
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('close', () => this.#pause());
  }

  /** Bytes of the peer; those that were read before this began to listen come in here too. */
  take(chunk: Uint8Array): void {
    this.#callOff();
    this.#give(this.#stream.receive(chunk));
    if (this.#stream.waiting === 0) return;
    const ms = this.#stream.recipe.filling === 'pkcs7' ? PADDED_PAUSE_MS : PAUSE_MS;
    this.#callOff = afterSilence(ms, () => this.#pause());
  }

  /** Encrypts and sends. Throws `ModeError`, or where the connection is closed. */
  send(plaintext: Uint8Array): Payload {
    const { payload, bytes } = this.#stream.send(plaintext);
    if (!this.#socket.writable) throw new Error('The connection is closed.');
    this.#socket.write(bytes);
    return payload;
  }

  #pause(): void {
    this.#callOff();
    this.#give(this.#stream.pause());
  }

  #give(payloads: readonly Payload[]): void {
    for (const payload of payloads) this.#onpayload(payload);
  }
}
