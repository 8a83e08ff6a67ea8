import { BLOCK_BYTES, decodeUtf8, encodeUtf8 } from '../bytes/index.ts';
import {
  type Clock,
  parseFrame,
  type Port,
  type Role,
  systemClock,
  WireError,
  type WireFrame,
} from '../wire/index.ts';
import { answerTo } from './answer.ts';
import { Delivery, type Outcome, type Position } from './delivery.ts';
import { epochAt } from './epoch.ts';
import { type IvSources, type Random, systemRandom } from './iv.ts';
import { Ledger } from './ledger.ts';
import { DEFAULT_LIMITS, requireRoom, type SessionLimits } from './limits.ts';
import { Link } from './link.ts';
import { Listeners } from './listeners.ts';
import type { Message } from './messages.ts';
import { PendingAnswers } from './pending-answers.ts';
import { ResendTimer } from './resend-timer.ts';
import { fromSaved, type SavedSession, toSaved } from './saved.ts';
import { open, seal } from './seal.ts';
import { checkSettings, type EndpointSettings } from './settings.ts';
import type { EndpointEvent, EndpointOptions, Gate, LinkState, RefusedReason } from './types.ts';

/**
 * One side of the conversation: encrypts what it sends, decrypts what it receives, and sends until the peer has it. The
 * rules of delivery are in `delivery.ts`; here they meet a port, a clock and a key.
 */
export class Endpoint {
  readonly role: Role;
  /** Who takes what arrives before it is decrypted; nobody where undefined. */
  gate: Gate | undefined;
  readonly limits: SessionLimits;
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #delivery: Delivery;
  readonly #ledger: Ledger;
  readonly #timer: ResendTimer;
  readonly #answers: PendingAnswers;
  readonly #refused: Partial<Record<RefusedReason, number>> = {};
  readonly #listeners = new Listeners<EndpointEvent>();
  #settings: EndpointSettings;
  #link: Link | undefined;
  #linkState: LinkState = { state: 'closed' };
  /** The last ciphertext block that was sent; of an earlier life, what its outbox tells. */
  #last: Uint8Array | undefined;

  /** Throws `SessionError` where a setting, or what was saved, is wrong. */
  constructor(options: EndpointOptions) {
    const { role, settings, clock = systemClock, random = systemRandom, limits, saved } = options;
    this.role = role;
    this.limits = { ...DEFAULT_LIMITS, ...limits };
    this.#settings = checkSettings(settings);
    this.#random = random;
    this.#clock = clock;
    const from: Position = saved ? fromSaved(saved) : { epoch: epochAt(clock.now()) };
    this.#delivery = new Delivery(this.limits, from);
    this.#last = from.parcels?.at(-1)?.ciphertext.slice(-BLOCK_BYTES);
    this.#ledger = new Ledger(role, clock, this.limits);
    this.#answers = new PendingAnswers(clock);
    this.#timer = new ResendTimer(clock, this.limits, () => this.#apply(this.#delivery.expire()));
  }

  /** Frozen; `configure` replaces it. */
  get settings(): EndpointSettings {
    return this.#settings;
  }

  /** Sent and received, in order, within the limits: the same array until something changes. */
  get messages(): readonly Message[] {
    return this.#ledger.messages;
  }

  /** How often something that arrived wasn't used, by reason. */
  get refused(): Readonly<Partial<Record<RefusedReason, number>>> {
    return { ...this.#refused };
  }

  get link(): LinkState {
    return this.#linkState;
  }

  /** How many messages the peer hasn't acknowledged. */
  get unacknowledged(): number {
    return this.#delivery.unacknowledged.count;
  }

  /** Calls `listener` at any change; returns how to stop that. */
  subscribe(listener: (event: EndpointEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Changes some settings for the messages to come. Throws `SessionError`, and then nothing is changed. */
  configure(changes: Partial<EndpointSettings>): void {
    this.#settings = checkSettings({ ...this.#settings, ...changes });
    this.#listeners.tell({ kind: 'settings', settings: this.#settings });
  }

  /** Speaks through this port from now on, and sends what isn't acknowledged. An earlier port is closed. */
  connect(port: Port): void {
    this.disconnect();
    const link = new Link(port, {
      receive: (bytes) => this.#receive(bytes),
      hand: (frame) => this.#tell(this.#ledger.markHanded(frame)),
      close: (reason) => this.#linkLost(reason),
    });
    this.#link = link;
    this.#setLink({ state: 'opening' });
    const hello = this.#delivery.connect();
    // Listening comes first: a port may answer before its `send` returns.
    link.listen();
    this.#apply(hello);
  }

  /** Closes the port. What isn't acknowledged waits for the next one. */
  disconnect(): void {
    if (!this.#link) return;
    this.#link.hangUp();
    this.#linkLost('This side closed the link.');
  }

  /**
   * Encrypts a message and sends it, now or as soon as there is a link. Throws `SessionError` where it is too long or
   * too many aren't acknowledged; then nothing is changed.
   */
  send(plaintext: Uint8Array): Message {
    const sealed = seal(this.#settings, plaintext, this.#ivSources());
    requireRoom(this.limits, this.#delivery.unacknowledged, sealed.ciphertext.length);
    const { sequence, outcome } = this.#delivery.push(sealed);
    this.#last = sealed.ciphertext.slice(-BLOCK_BYTES);
    const message = this.#tell(this.#ledger.addSent(sequence, sealed, plaintext));
    this.#apply(outcome);
    return this.#ledger.get(message.id) ?? message;
  }

  /**
   * Reads the bytes of a message from whoever stands at the gate: as they are, with no number checked, since reliable
   * delivery lies below. Undefined, and counted in `refused`, where they are no data frame.
   */
  accept(bytes: Uint8Array): Message | undefined {
    const frame = this.#parse(bytes);
    if (frame && frame.type !== 'data') this.#refuse('type');
    return frame?.type === 'data' ? this.#read(frame) : undefined;
  }

  /**
   * Takes a received message out again, as if it had never come: whoever stands at the gate has undone it. An answer that
   * isn't sent yet never is. Returns what was taken out.
   */
  retract(id: string): Message | undefined {
    const message = this.#ledger.get(id);
    this.#answers.cancel(id);
    this.#ledger.forget(id);
    this.#listeners.tell({ kind: 'retracted', id });
    return message;
  }

  /** Takes back what the peer has said of a sent message: the peer has never had what it spoke of. */
  retractAlert(sequence: number): void {
    this.#tell(this.#ledger.markAlert(sequence, undefined));
  }

  /** What another endpoint needs to carry on where this one stands. */
  save(): SavedSession {
    return toSaved(this.#delivery.position);
  }

  #ivSources(): IvSources {
    const last = this.#last?.length === BLOCK_BYTES ? this.#last : undefined;
    const { next: sequence } = this.#delivery;
    return { random: this.#random, sequence, now: this.#clock.now(), ...(last && { last }) };
  }

  #receive(bytes: Uint8Array): void {
    const frame = this.#parse(bytes);
    if (frame?.type === 'alert') this.#hearAlert(frame);
    else if (frame) this.#apply(this.#delivery.receive(frame));
  }

  /** Undefined, and counted, where it is no wire frame. */
  #parse(bytes: Uint8Array): WireFrame | undefined {
    try {
      return parseFrame(bytes);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#refuse(error.reason);
      return undefined;
    }
  }

  #read(frame: WireFrame): Message {
    const opened = open(this.#settings, frame);
    const { errors } = this.#settings;
    const answer = errors && answerTo(errors, opened);
    const message = this.#tell(this.#ledger.addReceived(frame, opened, answer));
    if (answer) {
      const alert = () => this.#delivery.alert(frame.sequence, encodeUtf8(answer.says));
      this.#answers.give(message.id, answer.afterMs, () => this.#link?.send([alert()]));
    }
    return message;
  }

  #hearAlert({ sequence, ciphertext }: WireFrame): void {
    this.#tell(this.#ledger.markAlert(sequence, decodeUtf8(ciphertext).text));
  }

  /** Deliver first, then send: an ack must not overtake what it promises. */
  #apply({ delivered, acknowledged, refused, frames, progress }: Outcome): void {
    if (refused) this.#refuse(refused);
    for (const frame of delivered) if (!this.gate?.(frame)) this.#read(frame);
    for (const sequence of acknowledged) this.#tell(this.#ledger.markAcknowledged(sequence));
    this.#link?.send(frames);
    this.#timer.update(this.#delivery.waiting, progress);
    if (this.#link) this.#setLink({ state: this.#delivery.ready ? 'open' : 'opening' });
  }

  /** First everything is put right and then it is told: a listener may well connect again. */
  #linkLost(reason: string): void {
    this.#link = undefined;
    this.#delivery.disconnect();
    this.#timer.update(false, false);
    const queued = this.#ledger.markQueued();
    this.#setLink({ state: 'closed', reason });
    for (const message of queued) this.#tell(message);
  }

  #tell<M extends Message | undefined>(message: M): M {
    if (message) this.#listeners.tell({ kind: 'message', message });
    return message;
  }

  #refuse(reason: RefusedReason): void {
    this.#refused[reason] = (this.#refused[reason] ?? 0) + 1;
    this.#listeners.tell({ kind: 'refused', reason });
  }

  #setLink(link: LinkState): void {
    if (link.state === this.#linkState.state) return;
    this.#linkState = link;
    this.#listeners.tell({ kind: 'link', link });
  }
}
