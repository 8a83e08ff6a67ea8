import type { Socket } from 'node:net';
import { decodeUtf8, encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { type CommandName, plainBytes } from './commands.ts';
import { DialectPeer } from './dialect-peer.ts';
import type { Known } from './dialects/candidates.ts';
import { speakingInWords, unknownInWords, whyInWords } from './dialects/doubts.ts';
import type { Heard } from './dialects/heard.ts';
import { Listener } from './dialects/listener.ts';
import type { Payload, Scheme } from './dialects/scheme.ts';
import { inWords } from './dialects/words.ts';
import { readKey } from './key.ts';
import { dialectOf, type EndpointCommand, readIv, readMode } from './options.ts';
import { someHex, type Shown, visible } from './show.ts';
import type { Output } from './output.ts';

const random = (byteLength: number) => crypto.getRandomValues(new Uint8Array(byteLength));
/** A peer that goes so soon after a message of ours may have gone because of it. */
const SOON_MS = 1_500;

/** What a foreign conversation tells whoever holds it. */
export interface ForeignEvents {
  readonly frames: (early: Uint8Array) => void;
  /** Each message, as it crossed. */
  readonly message?: (payload: Payload) => void;
  /** The dialect in words, as soon as it is known and when it changes. */
  readonly speaking?: (words: string) => void;
}

/** A conversation with a program that speaks no frames, over one connection: what is typed, what comes, and what is believed. */
export class Foreign {
  readonly #command: EndpointCommand;
  readonly #other: string;
  readonly #output: Output;
  readonly #queue: Uint8Array[];
  readonly #peer: DialectPeer;
  readonly #listener: Listener;
  readonly #events: ForeignEvents;
  readonly #known: Known;
  #lineEnd = '';
  #sentAt = -Infinity;
  #lastSaid = '';

  /** `queue`: what was typed before; what can’t be said yet stays in it. */
  constructor(
    socket: Socket,
    command: EndpointCommand,
    given: {
      readonly known: Known;
      readonly queue: Uint8Array[];
      readonly scheme?: Scheme;
      readonly mayBeFrames: boolean;
    },
    output: Output,
    events: ForeignEvents,
  ) {
    this.#command = command;
    this.#other = command.role === 'server' ? 'client' : 'server';
    this.#output = output;
    this.#queue = given.queue;
    this.#known = given.known;
    this.#events = events;
    this.#listener = new Listener(given.known, random, given.scheme);
    this.#peer = new DialectPeer(socket, this.#listener, given.mayBeFrames, {
      heard: (heard) => this.#hear(heard),
      frames: events.frames,
      sent: () => output.change(),
    });
    if (given.scheme) output.say(`Speaking ${inWords(given.scheme)}, until something else comes.`);
  }

  /** Messages that wait. */
  get pending(): number {
    return this.#queue.length + this.#peer.waiting;
  }

  /** What is spoken; undefined where that isn’t known. */
  get scheme(): Scheme | undefined {
    return this.#listener.scheme;
  }

  /** True once it is known how to speak. */
  get canSpeak(): boolean {
    return this.#listener.scheme !== undefined && this.#listener.scheme.iv.kind !== 'unknown';
  }

  /** Says what waits, as soon as it can be said. */
  flush(): void {
    while (this.canSpeak && this.#queue.length > 0) this.#send(this.#queue.shift()!);
    this.#output.change();
  }

  /** Encrypts and sends, or keeps it until it is known how. Throws with a sentence where that can't be. */
  send(plaintext: Uint8Array): void {
    if (this.canSpeak) return this.#send(plaintext);
    this.#queue.push(plaintext);
    this.#output.show({
      from: 'you',
      mode: '',
      iv: NOTHING,
      ciphertext: NOTHING,
      plaintext,
      waits: true,
    });
    if (this.#queue.length > 1) return;
    const why =
      this.#listener.scheme === undefined
        ? `until the ${this.#other} has spoken, so that its dialect is known; /dialect base64 (or --dialect) speaks at once, /plain in the clear`
        : 'until the IV is known, which /iv gives';
    this.#say(`1 message waits ${why}.`);
  }

  /** Does what a typed command says. Throws with a sentence where it can't. */
  run(name: CommandName, rest: string): void {
    if (name === 'why')
      return this.#output.say(whyInWords(this.#listener.scheme, this.#listener.verdict).join('\n'));
    if (rest === '') throw new Error(`/${name} needs something behind it; /help says what.`);
    if (name === 'plain') return this.#plain(rest);
    if (name === 'key') return this.#learn({ keys: readKey(encodeUtf8(rest), '/key'), spare: [] });
    if (name === 'iv') return this.#learn({ iv: readIv(rest, '/iv') });
    if (name === 'mode') return this.#learn({ mode: readMode(rest, '/mode') });
    if (rest === 'auto') return this.#learn({ mode: undefined });
    const command = {
      ...this.#command,
      ...(this.#listener.known.mode && { mode: this.#listener.known.mode }),
      ...(this.#listener.known.iv && { iv: this.#listener.known.iv }),
    };
    this.#learn({}, dialectOf(command, rest, this.#listener.scheme?.key ?? this.#known.keys[0]));
  }

  /** More keys that may be meant have been computed. */
  learnKeys(spare: Known['spare'], hints: Known['hints']): void {
    // What reads needs no other key.
    if (!this.#listener.scheme) this.#learn({ spare, hints });
  }

  /** What to say where the peer has gone. */
  get farewell(): string {
    const soon = performance.now() - this.#sentAt < SOON_MS;
    if (soon)
      return ` It went right after a message of yours: perhaps it couldn’t read it. /why says what was believed of it.`;
    return this.#listener.scheme
      ? ' This dialect has no acknowledgements: what was underway may be lost.'
      : '';
  }

  #learn(known: Partial<Known>, scheme?: Scheme): void {
    this.#hear(this.#listener.learn(known, scheme));
    if (scheme && !this.#listener.verdict?.tried) this.#say(`Speaking ${inWords(scheme)}.`);
    this.flush();
  }

  #plain(rest: string): void {
    const bytes = plainBytes(rest, this.#lineEnd);
    this.#peer.sendPlain(bytes);
    this.#output.say(`Sent in the clear: ${spoken(bytes)}`);
  }

  #send(plaintext: Uint8Array): void {
    const payloads = this.#peer.send(plaintext);
    this.#sentAt = performance.now();
    for (const payload of payloads) this.#output.show(shownOf('you', payload));
    if (payloads.length > 1)
      this.#say(`Sent in ${payloads.length} pieces: this dialect’s length can’t say more at once.`);
  }

  #hear(heard: readonly Heard[]): void {
    for (const one of heard) this.#tell(one);
    if (heard.length === 0) return;
    this.flush();
  }

  #tell(one: Heard): void {
    if (one.kind === 'message') {
      this.#output.show({
        ...shownOf(this.#other, one.payload),
        ...(one.again && { again: true }),
      });
      if (one.payload.error)
        this.#say(
          'This doesn’t read as those before: most likely the key is another; else the IV, the mode or the padding.',
        );
      return this.#events.message?.(one.payload);
    }
    if (one.kind === 'speaking') {
      this.#events.speaking?.(inWords(one.verdict.best!.scheme));
      return this.#say(speakingInWords(one.verdict, one.before));
    }
    if (one.kind === 'settled') return this.#say(`Sure now: ${inWords(one.verdict.best!.scheme)}.`);
    if (one.kind === 'clear') {
      this.#lineEnd = /\r?\n$/.exec(one.text)?.[0] ?? '';
      return this.#output.say(
        `in clear: ${visible(one.text.replace(/[\r\n]+$/, '')).replaceAll('␊', '\n          ')}`,
      );
    }
    this.#output.say(`  ${spoken(one.bytes)}`);
    this.#say(one.kind === 'exchange' ? one.says : unknownInWords(one.bytes, one.verdict));
  }

  /** Not the same sentence twice in a row. */
  #say(sentence: string): void {
    if (sentence === this.#lastSaid || sentence === '') return;
    this.#lastSaid = sentence;
    this.#output.say(sentence);
  }
}

const NOTHING = new Uint8Array(0);

function spoken(bytes: Uint8Array): string {
  const { text, valid } = decodeUtf8(bytes);
  return valid && text.length < 200 ? visible(text.replace(/\r?\n$/, '')) : someHex(bytes);
}

function shownOf(from: string, { mode, iv, ciphertext, plaintext, error, unread }: Payload): Shown {
  return { from, mode, iv, ciphertext, plaintext, error, ...(unread !== undefined && { unread }) };
}
