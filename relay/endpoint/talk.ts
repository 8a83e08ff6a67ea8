import type { Socket } from 'node:net';
import {
  Endpoint,
  type EndpointEvent,
  type Message,
  type SavedSession,
} from '../../src/lib/session/index.ts';
import type { Port } from '../../src/lib/wire/index.ts';
import { rankingInWords } from './dialects/detect.ts';
import type { Payload } from './dialects/payload.ts';
import { inWords, type Recipe } from './dialects/recipes.ts';
import { DialectStream } from './dialects/stream.ts';
import { DialectPeer } from './dialect-peer.ts';
import { type Detected, listenFirst } from './first-bytes.ts';
import type { EndpointCommand } from './options.ts';
import type { Shown } from './show.ts';
import { tcpPort } from './tcp-port.ts';

/** Where a conversation tells what happens. */
export interface Output {
  show(message: Shown): void;
  say(sentence: string): void;
  /** Something was settled: look again whether there is room, or nothing left to wait for. */
  change(): void;
}

const random = (byteLength: number) => crypto.getRandomValues(new Uint8Array(byteLength));

/** One side of a chat: takes connections as they come, in whatever dialect, and carries the conversation across them. */
export class Talk {
  readonly #command: EndpointCommand;
  readonly #key: Uint8Array;
  readonly #output: Output;
  readonly #endpoint: Endpoint;
  readonly #other: string;
  /** What was typed before it was known how to say it. */
  readonly #queue: Uint8Array[] = [];
  #socket: Socket | undefined;
  #peer: DialectPeer | undefined;
  #kind: 'frames' | 'dialect' | undefined;
  #isHere = false;

  /** `saved`: what an earlier run has left. */
  constructor(command: EndpointCommand, key: Uint8Array, output: Output, saved?: SavedSession) {
    const { role, mode, ivPolicy, iv, padding } = command;
    this.#command = command;
    this.#key = key;
    this.#output = output;
    this.#other = role === 'server' ? 'client' : 'server';
    this.#kind =
      command.dialect === 'auto' ? undefined : command.dialect === 'frames' ? 'frames' : 'dialect';
    this.#endpoint = new Endpoint({
      role: role === 'server' ? 'server' : 'client',
      settings: { mode, key, ivPolicy, iv, padding },
      ...(saved && { saved }),
    });
    this.#endpoint.subscribe((event) => this.#hear(event));
  }

  /** Messages that the other side hasn't acknowledged, or that wait for it to be there. */
  get pending(): number {
    return this.#queue.length + (this.#kind === 'dialect' ? 0 : this.#endpoint.unacknowledged);
  }

  /** What another run needs to carry on. */
  save(): SavedSession {
    return this.#endpoint.save();
  }

  get hasPeer(): boolean {
    return this.#kind === 'dialect'
      ? this.#peer !== undefined
      : this.#endpoint.link.state === 'open';
  }

  /** Encrypts and sends, now or as soon as there is somebody. Throws with a sentence where that can't be. */
  send(plaintext: Uint8Array): void {
    if (this.#kind === 'frames') return void this.#endpoint.send(plaintext);
    if (this.#peer) return this.#sendDialect(this.#peer, plaintext);
    this.#queue.push(plaintext);
  }

  /** Speaks frames through this port from now on. */
  takePort(port: Port): void {
    this.#kind = 'frames';
    this.#endpoint.connect(port);
    for (const plaintext of this.#queue.splice(0)) this.#endpoint.send(plaintext);
  }

  /** Goes on with this connection; an earlier one is closed. */
  takeSocket(socket: Socket): void {
    this.#socket?.destroy();
    this.#socket = socket;
    this.#peer = undefined;
    socket.on('error', () => {});
    socket.on('close', () => this.#lost(socket));
    const { dialect, mode, iv } = this.#command;
    if (dialect === 'frames') return this.takePort(tcpPort(socket));
    if (dialect !== 'auto') return this.#speak(dialect, socket);
    const agreed = { key: this.#key, iv };
    listenFirst(socket, agreed, mode, (detected) => this.#detected(socket, detected));
  }

  close(): void {
    this.#endpoint.disconnect();
    this.#socket?.end();
  }

  #detected(socket: Socket, { early, ranking, isFrames }: Detected): void {
    if (isFrames) {
      this.#output.say(`The ${this.#other} speaks frames.`);
      this.takePort(tcpPort(socket, early));
      socket.resume();
      return;
    }
    const [best] = ranking;
    if (!best) {
      this.#output.say(`No dialect fits the first ${early.length} bytes; --dialect chooses one.`);
      socket.destroy();
      return;
    }
    this.#output.say(`Dialects that fit, best first: ${rankingInWords(ranking)}`);
    const doubt = best.score < 0.6 ? ' Nothing fits well: is the key the same on both sides?' : '';
    this.#output.say(`Speaking ${inWords(best.recipe)}; --dialect overrides this.${doubt}`);
    this.#speak(best.recipe, socket, early);
  }

  #speak(recipe: Recipe, socket: Socket, early?: Buffer): void {
    const agreed = { key: this.#key, iv: this.#command.iv };
    const stream = new DialectStream(recipe, agreed, random);
    const peer = new DialectPeer(socket, stream, (payload) =>
      this.#output.show(shownOf(this.#other, payload)),
    );
    this.#kind = 'dialect';
    this.#peer = peer;
    if (early) peer.take(early);
    socket.resume();
    for (const plaintext of this.#queue.splice(0)) this.#sendDialect(peer, plaintext);
    this.#output.change();
  }

  #sendDialect(peer: DialectPeer, plaintext: Uint8Array): void {
    this.#output.show(shownOf('you', peer.send(plaintext)));
  }

  #lost(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = this.#peer = undefined;
    if (this.#kind !== 'frames')
      this.#output.say(
        `The ${this.#other} has gone.${this.#kind ? ' This dialect has no acknowledgements: what was underway may be lost.' : ''}`,
      );
    if (this.#command.dialect === 'auto' && this.#kind === 'dialect') this.#kind = undefined;
    this.#output.change();
  }

  #hear(event: EndpointEvent): void {
    if (event.kind === 'message') this.#hearMessage(event.message);
    if (event.kind === 'link') this.#hearLink();
    this.#output.change();
  }

  #hearMessage(message: Message): void {
    const isNew =
      message.state === 'received' || (message.state === 'queued' && message.tries === 0);
    if (!isNew) return;
    const { direction, mode, iv, ciphertext, sequence, plaintext, error } = message;
    const from = direction === 'sent' ? 'you' : this.#other;
    this.#output.show({ from, mode, iv, ciphertext, sequence, plaintext, error });
  }

  #hearLink(): void {
    const { state, reason } = this.#endpoint.link;
    const waiting = this.#endpoint.unacknowledged;
    const rest = waiting > 0 ? ` ${waiting} not acknowledged yet; sent again when it is back.` : '';
    if (state === 'open' && !this.#isHere) this.#output.say(`The ${this.#other} is here.`);
    if (state !== 'opening') this.#isHere = state === 'open';
    if (state === 'closed') this.#output.say(`No link to the ${this.#other}: ${reason}${rest}`);
  }
}

function shownOf(from: string, { mode, iv, ciphertext, plaintext, error }: Payload): Shown {
  return { from, mode, iv, ciphertext, plaintext, error };
}
