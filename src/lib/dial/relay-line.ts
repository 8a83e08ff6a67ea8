import {
  CLOSE,
  closeNameOf,
  type CloseName,
  FINAL,
  type Presence,
  readNote,
  type RelayPace,
  RELAY_PROTOCOL,
  SILENCE_MS,
} from '../relay-contract/index.ts';
import { type Clock, type Port, systemClock } from '../wire/index.ts';
import type { Dial, DialEvents } from './redial.ts';
import type { RoomLink } from './room-link.ts';

/** What the relay says about the room, beside the frames that it passes on. */
export interface RelayNotes {
  /** Which of the two speakers are there, as far as the relay knows; called when that changes. */
  peers?(there: Presence): void;
}

const VERSION = 'The relay couldn’t understand this side: it speaks another version.';
/** Why a connection to a relay ended, by the name of its close code. */
const REASONS: Readonly<Partial<Record<CloseName, string>>> = {
  goingAway: 'The relay is going away.',
  protocol: VERSION,
  text: VERSION,
  vanished: 'The relay can’t be reached.',
  policy: 'The relay closed the connection: it came too fast.',
  tooLong: 'The relay closed the connection: a frame was too long.',
  restart: 'The relay is being restarted.',
  slow: 'The relay closed the connection: this side read too slowly.',
  replaced: 'This link was opened somewhere else, and there it goes on.',
  noPlace: 'The relay has no such place: the link is wrong, or the room is full.',
  version: 'The relay speaks another version than this page. Reload the page, or update the relay.',
};

/** Why a WebSocket to a relay ended, in a sentence, and whether for good. */
export function closeReason(code: number): { readonly reason: string; readonly final: boolean } {
  const name = closeNameOf(code);
  const reason = name && REASONS[name];
  return {
    reason: reason ?? `The connection was closed (${code}).`,
    final: name !== undefined && FINAL.has(name),
  };
}

/**
 * How to dial into a relay's room through a WebSocket; works in a page and in Node. Open once the relay has said
 * welcome. Binary messages are wire frames, with a first byte `c` or `s` for who sent it where a watcher listens.
 */
export function dialRelay(
  link: RoomLink,
  notes: RelayNotes = {},
  clock: Clock = systemClock,
): Dial {
  let last: number = CLOSE.vanished;
  const end: End = (code, wasOpen) => {
    // While a relay restarts nobody answers, which is no news to whoever was told: the reason stays what the relay said.
    if (wasOpen || last !== CLOSE.restart || code !== CLOSE.vanished) last = code;
    return closeReason(last);
  };
  return (events) => {
    const socket = new WebSocket(link.url, [RELAY_PROTOCOL, link.capability]);
    socket.binaryType = 'arraybuffer';
    const line = new RelayLine(socket, notes, events, clock, end);
    return () => line.hangUp();
  };
}

/** What the end of one connection means, which may have been open, in the light of those before it. */
type End = (code: number, wasOpen: boolean) => ReturnType<typeof closeReason>;

class RelayLine {
  readonly #socket: WebSocket;
  readonly #notes: RelayNotes;
  readonly #events: DialEvents;
  readonly #clock: Clock;
  readonly #end: End;
  readonly #waiting: Uint8Array[] = [];
  #port: Port | undefined;
  #isOver = false;
  #cancel: (() => void) | undefined;

  constructor(socket: WebSocket, notes: RelayNotes, events: DialEvents, clock: Clock, end: End) {
    this.#socket = socket;
    this.#notes = notes;
    this.#events = events;
    this.#clock = clock;
    this.#end = end;
    socket.onmessage = ({ data }) => this.#take(data);
    socket.onclose = ({ code }) => this.#closed(code);
    this.#watch();
  }

  hangUp(): void {
    this.#finish();
    this.#socket.close(CLOSE.left);
  }

  #take(data: unknown): void {
    if (this.#isOver) return;
    this.#watch();
    if (typeof data === 'string') return this.#hear(data);
    const bytes = new Uint8Array(data as ArrayBuffer);
    if (this.#port?.onreceive) this.#port.onreceive(bytes);
    else this.#waiting.push(bytes);
  }

  #hear(text: string): void {
    const note = readNote(text);
    if (note.kind === 'presence') this.#notes.peers?.(note.peers);
    if (note.kind === 'slower') this.#port?.onslower?.(note.ms);
    if (note.kind !== 'welcome' || this.#port) return;
    this.#port = this.#makePort(note.pace);
    this.#events.open(this.#port);
  }

  #closed(code: number): void {
    if (this.#isOver) return;
    this.#finish();
    const { reason, final } = this.#end(code, this.#port !== undefined);
    this.#port?.onclose?.(reason);
    this.#events.close(reason, final);
  }

  #finish(): void {
    this.#isOver = true;
    this.#cancel?.();
  }

  #watch(): void {
    this.#cancel?.();
    const due = this.#clock.now() + SILENCE_MS;
    this.#cancel = this.#clock.after(SILENCE_MS, () => {
      // A timer that is much too late says that this side slept, and nothing of the relay.
      if (this.#clock.now() - due > SILENCE_MS) return this.#watch();
      this.#socket.close();
      this.#closed(CLOSE.vanished);
    });
  }

  #makePort(pace: RelayPace | undefined): Port {
    const socket = this.#socket;
    const isOpen = () => !this.#isOver && socket.readyState === WebSocket.OPEN;
    const waiting = this.#waiting;
    let receive: Port['onreceive'] = null;
    return {
      get open() {
        return isOpen();
      },
      get onreceive() {
        return receive;
      },
      set onreceive(handler) {
        receive = handler;
        for (const bytes of handler ? waiting.splice(0) : []) handler?.(bytes);
      },
      onclose: null,
      onslower: null,
      ...(pace && { pace }),
      send(bytes) {
        if (!isOpen()) throw new Error('The connection to the relay is closed.');
        socket.send(new Uint8Array(bytes));
      },
      close: () => {
        if (this.#isOver) return;
        this.#finish();
        socket.close(CLOSE.left);
        this.#events.close('This side closed the link.');
      },
    };
  }
}
