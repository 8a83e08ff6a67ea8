import type { Socket } from 'node:net';
import { plural } from '../../src/lib/words/index.ts';
import {
  Endpoint,
  type EndpointEvent,
  type Message,
  type SavedSession,
} from '../../src/lib/session/index.ts';
import type { Port } from '../../src/lib/wire/index.ts';
import { Bridge } from './bridge.ts';
import type { CommandName } from './commands.ts';
import type { Known } from './dialects/candidates.ts';
import { Foreign } from './foreign.ts';
import { dialectOf, type EndpointCommand, FIXED_IV, paddingOf } from './options.ts';
import type { Output } from './output.ts';
import { tcpPort } from './tcp-port.ts';

/** How long a server may take to speak first until it is spoken to in frames. */
const FRAMES_AFTER_MS = 300;

/** One side of a chat: takes connections as they come, in whatever dialect, and carries the conversation across them. */
export class Talk {
  readonly #command: EndpointCommand;
  readonly #output: Output;
  readonly #endpoint: Endpoint;
  readonly #other: string;
  #known: Known;
  /** What was typed before it was known how to say it. */
  readonly #queue: Uint8Array[] = [];
  #socket: Socket | undefined;
  #foreign: Foreign | undefined;
  #isFrames: boolean;
  #bridge: Bridge | undefined;
  #isHere = false;

  /** `saved`: what an earlier run has left. */
  constructor(command: EndpointCommand, known: Known, output: Output, saved?: SavedSession) {
    const { role, mode, ivPolicy, iv } = command;
    this.#command = command;
    this.#known = { ...known, ...(iv && { iv }) };
    this.#output = output;
    this.#other = role === 'server' ? 'client' : 'server';
    this.#isFrames = command.dialect === 'frames' || command.dialect === 'usual';
    const fixed = iv?.length === FIXED_IV.length ? iv : FIXED_IV;
    this.#endpoint = new Endpoint({
      role: role === 'server' ? 'server' : 'client',
      settings: {
        mode: mode === 'cfb8' ? 'cfb' : mode,
        key: known.keys[0].bytes,
        ...{ ivPolicy, iv: fixed, padding: paddingOf(command), errors: 'uniform' },
      },
      ...(saved && { saved }),
    });
    this.#endpoint.subscribe((event) => this.#hear(event));
  }

  /** Messages that the other side hasn't acknowledged, or that wait for it to be there. */
  get pending(): number {
    if (this.#isFrames) return this.#queue.length + this.#endpoint.unacknowledged;
    return this.#foreign?.pending ?? this.#queue.length;
  }

  /** What another run needs to carry on. */
  save(): SavedSession {
    return this.#endpoint.save();
  }

  get hasPeer(): boolean {
    return this.#isFrames ? this.#endpoint.link.state === 'open' : this.#foreign !== undefined;
  }

  /** Encrypts and sends, now or as soon as there is somebody. Throws with a sentence where that can't be. */
  send(plaintext: Uint8Array): void {
    if (this.#foreign) return this.#foreign.send(plaintext);
    if (this.#isFrames) return void this.#endpoint.send(plaintext);
    this.#queue.push(plaintext);
    this.#output.show({
      from: 'you',
      mode: '',
      iv: NOTHING,
      ciphertext: NOTHING,
      plaintext,
      waits: true,
    });
    if (this.#queue.length === 1)
      this.#output.say(`1 message waits until a ${this.#other} is there.`);
  }

  /** Does what a typed command says. Throws with a sentence where it can't. */
  run(name: CommandName, rest: string): void {
    if (this.#foreign) return this.#foreign.run(name, rest);
    if (this.#isFrames)
      throw new Error(
        'In frames all of this is settled when the program is started: --mode, --key-file, --iv; /help is for other dialects.',
      );
    throw new Error(`No ${this.#other} is there yet.`);
  }

  /** Keys that took their time to be computed. */
  learnKeys(
    spare: readonly NonNullable<Known['spare']>[number][],
    hints: Known['hints'] = [],
  ): void {
    this.#known = {
      ...this.#known,
      spare: [...(this.#known.spare ?? []), ...spare],
      hints: [...(this.#known.hints ?? []), ...hints],
    };
    this.#foreign?.learnKeys(this.#known.spare, this.#known.hints);
  }

  /** Speaks frames through this port from now on. */
  takePort(port: Port): void {
    this.#isFrames = true;
    this.#foreign = undefined;
    this.#endpoint.connect(port);
    for (const plaintext of this.#queue.splice(0)) this.#endpoint.send(plaintext);
  }

  /** Goes on with this connection; an earlier one is closed. */
  takeSocket(socket: Socket): void {
    this.#socket?.destroy();
    this.#socket = socket;
    this.#foreign = undefined;
    socket.on('error', () => {});
    socket.on('close', () => this.#lost(socket));
    const { dialect } = this.#command;
    if (dialect === 'frames') return this.takePort(tcpPort(socket));
    if (dialect === 'usual') return this.#waitForWords(socket);
    this.#listen(
      socket,
      dialect !== 'auto' ? dialectOf(this.#command, dialect.name, this.#known.keys[0]) : undefined,
    );
  }

  /** A program has connected to the bridge. */
  takeProgram(socket: Socket): void {
    this.#bridge ??= new Bridge(this.#command, this.#known, this.#endpoint, this.#output);
    this.#bridge.takeSocket(socket);
  }

  close(): void {
    this.#endpoint.disconnect();
    this.#socket?.end();
  }

  /** A server of ours waits until it is spoken to; one that speaks first, in something else, isn’t sent frames. */
  #waitForWords(socket: Socket): void {
    const frames = () => {
      socket.off('readable', speaks);
      this.takePort(tcpPort(socket));
    };
    const timer = setTimeout(frames, FRAMES_AFTER_MS);
    const speaks = () => {
      clearTimeout(timer);
      socket.off('readable', speaks);
      if (socket.readableLength > 0) this.#listen(socket);
    };
    socket.once('readable', speaks).once('close', () => clearTimeout(timer));
  }

  #listen(socket: Socket, scheme?: ReturnType<typeof dialectOf>): void {
    this.#isFrames = false;
    this.#foreign = new Foreign(
      socket,
      this.#command,
      {
        known: this.#known,
        queue: this.#queue,
        mayBeFrames: scheme === undefined,
        ...(scheme && { scheme }),
      },
      this.#output,
      {
        frames: (early) => {
          this.#output.say(`The ${this.#other} speaks frames.`);
          this.takePort(tcpPort(socket, early));
          socket.resume();
        },
      },
    );
    this.#foreign.flush();
    socket.resume();
    this.#output.change();
  }

  #lost(socket: Socket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    if (this.#foreign) this.#output.say(`The ${this.#other} has gone.${this.#foreign.farewell}`);
    this.#foreign = undefined;
    this.#isFrames = this.#command.dialect === 'frames' || this.#command.dialect === 'usual';
    this.#output.change();
  }

  #hear(event: EndpointEvent): void {
    if (event.kind === 'message') this.#hearMessage(event.message);
    if (event.kind === 'link') this.#hearLink();
    this.#output.change();
  }

  #hearMessage(message: Message): void {
    const { direction, mode, iv, ciphertext, sequence, plaintext, error, alert, state, tries } =
      message;
    if (direction === 'sent' && alert !== undefined)
      return this.#output.say(
        `The ${this.#other} couldn’t read message #${sequence} (“${alert}”): compare key, mode, IV policy and padding on both sides.`,
      );
    const isNew = state === 'received' || (state === 'queued' && tries === 0);
    if (!isNew) return;
    const from = direction === 'sent' ? 'you' : this.#other;
    const waits = direction === 'sent' && this.#endpoint.link.state !== 'open';
    this.#output.show({
      from,
      mode,
      iv,
      ciphertext,
      sequence,
      plaintext,
      error,
      ...(waits && { waits }),
    });
  }

  #hearLink(): void {
    const { state, reason } = this.#endpoint.link;
    const waiting = this.#endpoint.unacknowledged;
    const rest =
      waiting > 0
        ? ` ${plural(waiting, 'message')} not acknowledged yet; sent again when it is back.`
        : '';
    if (state === 'open' && !this.#isHere) this.#output.say(`The ${this.#other} is here.`);
    if (state !== 'opening') this.#isHere = state === 'open';
    if (state === 'closed') this.#output.say(`No link to the ${this.#other}: ${reason}${rest}`);
  }
}

const NOTHING = new Uint8Array(0);
