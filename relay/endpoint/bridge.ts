import type { Socket } from 'node:net';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { EVERYDAY_MODE_IDS, PADDING_IDS, type PaddingId } from '../../src/lib/modes/index.ts';
import type { Endpoint, EndpointSettings, Message } from '../../src/lib/session/index.ts';
import type { Known } from './dialects/candidates.ts';
import { fill } from './dialects/filling.ts';
import type { Payload, Scheme } from './dialects/scheme.ts';
import { Foreign } from './foreign.ts';
import type { EndpointCommand } from './options.ts';
import type { Output } from './output.ts';

const BLOCK = 16;

/** A foreign program in a room: what it sends goes on as the very blocks that it sent, and what the room says goes to it in its dialect. */
export class Bridge {
  readonly #command: EndpointCommand;
  readonly #known: Known;
  readonly #output: Output;
  readonly #endpoint: Endpoint;
  readonly #queue: Uint8Array[] = [];
  #foreign: Foreign | undefined;

  constructor(command: EndpointCommand, known: Known, endpoint: Endpoint, output: Output) {
    // The program has this side’s place in the room.
    this.#command = { ...command, role: command.role === 'server' ? 'client' : 'server' };
    this.#known = known;
    this.#endpoint = endpoint;
    this.#output = output;
    endpoint.subscribe((event) => {
      if (event.kind === 'message' && event.message.state === 'received')
        this.#toProgram(event.message);
    });
  }

  /** Goes on with this connection of a program. */
  takeSocket(socket: Socket): void {
    socket.on('error', () => {});
    const foreign = new Foreign(
      socket,
      this.#command,
      { known: this.#known, queue: this.#queue, mayBeFrames: false },
      {
        ...this.#output,
        show: () => {},
        say: (sentence) => this.#output.say(sentence),
        change: () => this.#output.change(),
      },
      {
        frames: () => {},
        message: (payload) => this.#toRoom(payload, foreign.scheme!),
        speaking: (words) =>
          this.#endpoint.send(encodeUtf8(`(bridge) This program speaks ${words}.`)),
      },
    );
    this.#foreign = foreign;
    socket.on('close', () => {
      this.#output.say('The program has gone; another may connect.');
      if (this.#foreign === foreign) this.#foreign = undefined;
    });
  }

  #toProgram({ plaintext }: Message): void {
    if (!plaintext) return;
    if (!this.#foreign)
      return this.#output.say(
        'A message came from the room while no program was there: it is lost.',
      );
    try {
      this.#foreign.send(plaintext);
    } catch (error) {
      this.#output.say(`Not sent: ${(error as Error).message}`);
    }
  }

  #toRoom(payload: Payload, scheme: Scheme): void {
    const { plaintext } = payload;
    if (!plaintext)
      return this.#output.say(`Not put into the room: ${payload.error ?? 'it can’t be read'}.`);
    const { settings, text } = carried(payload, plaintext, scheme);
    this.#endpoint.configure(settings);
    this.#endpoint.send(text);
    // What comes from the room is read with the IV that comes with it.
    this.#endpoint.configure({ ivPolicy: 'random' });
  }
}

/** The settings, and the text, that give the very ciphertext that came; where the wire frame has no such mode, the text alone. */
function carried(
  { mode, iv, unread }: Payload,
  plaintext: Uint8Array,
  { key, filling }: Scheme,
): { settings: Partial<EndpointSettings>; text: Uint8Array } {
  if (!EVERYDAY_MODE_IDS.includes(mode) || unread || (mode === 'gcm' && iv.length !== 12))
    return { settings: { ivPolicy: 'random' }, text: plaintext };
  const block = new Uint8Array(BLOCK);
  block.set(iv.subarray(0, BLOCK));
  const isKnown = PADDING_IDS.includes(filling as PaddingId);
  return {
    settings: {
      ...{ mode, key: key.bytes, ivPolicy: 'fixed', iv: block },
      padding: isKnown ? (filling as PaddingId) : 'none',
    },
    text: isKnown ? plaintext : fill(filling, plaintext, true),
  };
}
