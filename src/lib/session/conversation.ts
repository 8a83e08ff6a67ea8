import { BLOCK_BYTES, decodeUtf8, encodeUtf8 } from '../bytes/index.ts';
import type { Role, WireFrame } from '../wire/index.ts';
import { answerTo } from './answer.ts';
import { Delivery } from './delivery.ts';
import type { IvSources } from './iv.ts';
import { Ledger } from './ledger.ts';
import { requireRoom, type SessionLimits } from './limits.ts';
import type { Outcome } from './outcome.ts';
import { fromSaved, toSaved } from './saved.ts';
import { open, seal } from './seal.ts';
import { checkSettings } from './settings.ts';
import type { EndpointEvent, EndpointSettings, Message, Position, SavedSession } from './types.ts';

/** Where a conversation begins: anew, in an epoch, or where an earlier life has left it. */
export type Beginning = { readonly epoch: number } | { readonly saved: SavedSession };

/** What follows from something that happened, in the order in which it is to be done. */
export interface Turn {
  /** Messages of the peer, each once and in order: `read` them, unless somebody else takes them. */
  readonly delivered: readonly WireFrame[];
  /** What has changed with that. */
  readonly events: readonly EndpointEvent[];
  /** Frames for the port; `hand` says that one goes. */
  readonly frames: readonly WireFrame[];
  /** The peer has shown that it is there and gets on. */
  readonly progress: boolean;
}

/**
 * What one side says and hears, without a port, a clock or chance: it seals and opens, keeps the ledger, and follows the rules
 * of delivery (`delivery.ts`). The same calls give the same turns; times are milliseconds since 1970 and are given to it.
 */
export class Conversation {
  readonly limits: SessionLimits;
  readonly #delivery: Delivery;
  readonly #ledger: Ledger;
  #settings: EndpointSettings;
  /** The last ciphertext block that was sent; of an earlier life, what its outbox tells. */
  #last: Uint8Array | undefined;

  /** Throws `SessionError` where a setting, or what was saved, is wrong. */
  constructor(role: Role, settings: EndpointSettings, limits: SessionLimits, begin: Beginning) {
    this.limits = limits;
    this.#settings = checkSettings(settings);
    const from: Position = 'saved' in begin ? fromSaved(begin.saved) : begin;
    this.#delivery = new Delivery(limits, from);
    this.#ledger = new Ledger(role, limits);
    this.#last = from.parcels?.at(-1)?.ciphertext.slice(-BLOCK_BYTES);
  }

  /** Frozen; `configure` replaces it. */
  get settings(): EndpointSettings {
    return this.#settings;
  }

  /** Sent and received, in order, within the limits: the same array until something changes. */
  get messages(): readonly Message[] {
    return this.#ledger.messages;
  }

  /** How many messages the peer hasn't acknowledged. */
  get unacknowledged(): number {
    return this.#delivery.unacknowledged.count;
  }

  /** The peer has answered on this link. */
  get ready(): boolean {
    return this.#delivery.ready;
  }

  /** Something of ours is unanswered: `expire` if that goes on for too long. */
  get waiting(): boolean {
    return this.#delivery.waiting;
  }

  /** A message waits that could go, if `room` weren't used up: `flush` when there is some. */
  get hasMore(): boolean {
    return this.#delivery.hasMore;
  }

  /** Every number of ours up to this one is acknowledged. */
  get acknowledgedUpTo(): number {
    return this.#delivery.next - this.#delivery.unacknowledged.count - 1;
  }

  /** The line takes so many messages now. */
  set room(frames: number) {
    this.#delivery.room = frames;
  }

  /** The message as it is now. */
  message(id: string): Message | undefined {
    return this.#ledger.get(id);
  }

  /** Changes some settings for the messages to come. Throws `SessionError`, and then nothing is changed. */
  configure(changes: Partial<EndpointSettings>): EndpointEvent {
    this.#settings = checkSettings({ ...this.#settings, ...changes });
    return { kind: 'settings', settings: this.#settings };
  }

  /** There is a link. */
  connect(): Turn {
    return this.#turn(this.#delivery.connect());
  }

  /** The link is gone: what isn't acknowledged waits for the next one. */
  disconnect(): readonly EndpointEvent[] {
    this.#delivery.disconnect();
    return this.#ledger.markQueued().map(changed);
  }

  /**
   * Encrypts a message and takes it on. Throws `SessionError` where it is too long or too many aren't acknowledged; then
   * nothing is changed.
   */
  send(plaintext: Uint8Array, { random, now }: Pick<IvSources, 'random' | 'now'>): SentTurn {
    const last = this.#last?.length === BLOCK_BYTES ? this.#last : undefined;
    const sources = { random, now, sequence: this.#delivery.next, ...(last && { last }) };
    const sealed = seal(this.#settings, plaintext, sources);
    requireRoom(this.limits, this.#delivery.unacknowledged, sealed.ciphertext.length);
    const { sequence, outcome } = this.#delivery.push(sealed);
    this.#last = sealed.ciphertext.slice(-BLOCK_BYTES);
    const message = this.#ledger.addSent(sequence, sealed, plaintext, now);
    const turn = this.#turn(outcome);
    return { message, turn: { ...turn, events: [changed(message), ...turn.events] } };
  }

  /** A wire frame has arrived. */
  receive(frame: WireFrame): Turn {
    if (frame.type !== 'alert') return this.#turn(this.#delivery.receive(frame));
    const said = decodeUtf8(frame.ciphertext).text;
    return { ...NOTHING, events: this.#alerted(frame.sequence, said) };
  }

  /** There is room again for what waits. */
  flush(): Turn {
    return this.#turn(this.#delivery.flush());
  }

  /** Nothing has been heard for too long. */
  expire(): Turn {
    return this.#turn(this.#delivery.expire());
  }

  /** Decrypts a data frame, as it is and with no number checked, into a message of the ledger. */
  read(frame: WireFrame, now: number): Message {
    const opened = open(this.#settings, frame);
    const { errors } = this.#settings;
    return this.#ledger.addReceived(frame, opened, errors && answerTo(errors, opened), now);
  }

  /** What tells the peer that its message can't be used; nothing where there is nothing to complain of. */
  alertFor({ sequence, answer }: Message): readonly WireFrame[] {
    return answer ? [this.#delivery.alert(sequence, encodeUtf8(answer.says))] : [];
  }

  /** A frame is about to be handed to the port. */
  hand(frame: WireFrame): readonly EndpointEvent[] {
    return list(this.#ledger.markHanded(frame));
  }

  /** Takes a received message out again, as if it had never come, and returns it. */
  retract(id: string): Message | undefined {
    const message = this.#ledger.get(id);
    this.#ledger.forget(id);
    return message;
  }

  /** Takes back what the peer has said of a sent message: the peer has never had what it spoke of. */
  retractAlert(sequence: number): readonly EndpointEvent[] {
    return this.#alerted(sequence, undefined);
  }

  /** What another conversation needs to carry on where this one stands. */
  save(): SavedSession {
    return toSaved(this.#delivery.position);
  }

  #alerted(sequence: number, said: string | undefined): readonly EndpointEvent[] {
    return list(this.#ledger.markAlert(sequence, said));
  }

  #turn({ delivered, frames, acknowledged, refused, progress }: Outcome): Turn {
    const settled = acknowledged.flatMap(
      (sequence) => this.#ledger.markAcknowledged(sequence) ?? [],
    );
    const events: EndpointEvent[] = settled.map(changed);
    if (refused) events.unshift({ kind: 'refused', reason: refused });
    return { delivered, events, frames, progress };
  }
}

/** What follows from sending a message. */
export interface SentTurn {
  readonly message: Message;
  readonly turn: Turn;
}

const NOTHING: Turn = { delivered: [], events: [], frames: [], progress: false };
const changed = (message: Message): EndpointEvent => ({ kind: 'message', message });
const list = (message: Message | undefined): EndpointEvent[] => (message ? [changed(message)] : []);
