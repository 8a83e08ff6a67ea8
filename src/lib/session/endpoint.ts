import {
  type Clock,
  parseFrame,
  type Port,
  type Role,
  systemClock,
  WireError,
  type WireFrame,
} from '../wire/index.ts';
import { ackLimitsOf, AckPacer } from './ack-pacer.ts';
import { Conversation, type Turn } from './conversation.ts';
import { epochAt } from './epoch.ts';
import { systemRandom } from './iv.ts';
import { DEFAULT_LIMITS, type SessionLimits } from './limits.ts';
import { Link } from './link.ts';
import { Listeners } from './listeners.ts';
import { PendingAnswers } from './pending-answers.ts';
import { ResendTimer } from './resend-timer.ts';
import type {
  EndpointEvent,
  EndpointOptions,
  EndpointSettings,
  Gate,
  LinkState,
  Message,
  Random,
  RefusedReason,
  SavedSession,
} from './types.ts';

/**
 * One side of the conversation: encrypts what it sends, decrypts what it receives, and sends until the peer has it. What is
 * said and heard is in `conversation.ts`; here it meets a port, a clock, chance, and whoever listens.
 */
export class Endpoint {
  readonly role: Role;
  /** Who takes what arrives before it is decrypted; nobody where undefined. */
  gate: Gate | undefined;
  readonly limits: SessionLimits;
  readonly #random: Random;
  readonly #clock: Clock;
  readonly #conversation: Conversation;
  readonly #timer: ResendTimer;
  readonly #answers: PendingAnswers;
  readonly #acks: AckPacer;
  readonly #refused: Partial<Record<RefusedReason, number>> = {};
  readonly #listeners = new Listeners<EndpointEvent>();
  #link: Link | undefined;
  #linkState: LinkState = { state: 'closed' };

  /** Throws `SessionError` where a setting, or what was saved, is wrong. */
  constructor(options: EndpointOptions) {
    const { role, settings, clock = systemClock, random = systemRandom, limits, saved } = options;
    this.role = role;
    this.limits = { ...DEFAULT_LIMITS, ...limits };
    this.#random = random;
    this.#clock = clock;
    const beginning = saved ? { saved } : { epoch: epochAt(clock.now()) };
    this.#conversation = new Conversation(role, settings, this.limits, beginning);
    this.#answers = new PendingAnswers(clock);
    this.#acks = new AckPacer(clock, ackLimitsOf(this.limits), (ack) => this.#send([ack]));
    this.#timer = new ResendTimer(
      clock,
      this.limits,
      () => this.#take(this.#conversation.expire()),
      () => this.#link?.patienceMs ?? 0,
    );
  }

  /** Frozen; `configure` replaces it. */
  get settings(): EndpointSettings {
    return this.#conversation.settings;
  }

  /** Sent and received, in order, within the limits: the same array until something changes. */
  get messages(): readonly Message[] {
    return this.#conversation.messages;
  }

  /** How often something that arrived wasn't used, by reason. */
  get refused(): Readonly<Partial<Record<RefusedReason, number>>> {
    return { ...this.#refused };
  }

  /** Whether there is a link, and whether the peer has answered on it. */
  get link(): LinkState {
    return this.#linkState;
  }

  /** How many messages the peer hasn't acknowledged. */
  get unacknowledged(): number {
    return this.#conversation.unacknowledged;
  }

  /** Calls `listener` at any change; returns how to stop that. */
  subscribe(listener: (event: EndpointEvent) => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Changes some settings for the messages to come. Throws `SessionError`, and then nothing is changed. */
  configure(changes: Partial<EndpointSettings>): void {
    this.#tell(this.#conversation.configure(changes));
  }

  /** Speaks through this port from now on, and sends what isn't acknowledged. An earlier port is closed. */
  connect(port: Port): void {
    this.disconnect();
    const link = new Link(port, this.#clock, {
      receive: (bytes) => this.#receive(bytes),
      hand: (frame) => this.#tell(...this.#conversation.hand(frame)),
      room: () => this.#take(this.#conversation.flush()),
      close: (reason) => this.#linkLost(reason),
    });
    this.#link = link;
    this.#setLink({ state: 'opening' });
    this.#conversation.room = link.room;
    const hello = this.#conversation.connect();
    // Listening comes first: a port may answer before its `send` returns.
    link.listen();
    this.#take(hello);
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
    const sources = { random: this.#random, now: this.#clock.now() };
    const { message, turn } = this.#conversation.send(plaintext, sources);
    this.#take(turn);
    return this.#conversation.message(message.id) ?? message;
  }

  /**
   * Reads the bytes of a message from whoever stands at the gate: as they are, with no number checked, since reliable
   * delivery lies below. Undefined, and counted in `refused`, where they are no data frame.
   */
  accept(bytes: Uint8Array): Message | undefined {
    const frame = this.#parse(bytes);
    if (frame && frame.type !== 'data') this.#tell({ kind: 'refused', reason: 'type' });
    return frame?.type === 'data' ? this.#read(frame) : undefined;
  }

  /**
   * Takes a received message out again, as if it had never come: whoever stands at the gate has undone it. An answer that
   * isn't sent yet never is. Returns what was taken out.
   */
  retract(id: string): Message | undefined {
    this.#answers.cancel(id);
    const message = this.#conversation.retract(id);
    this.#tell({ kind: 'retracted', id });
    return message;
  }

  /** Takes back what the peer has said of a sent message: the peer has never had what it spoke of. */
  retractAlert(sequence: number): void {
    this.#tell(...this.#conversation.retractAlert(sequence));
  }

  /** What another endpoint needs to carry on where this one stands. */
  save(): SavedSession {
    return this.#conversation.save();
  }

  #receive(bytes: Uint8Array): void {
    const frame = this.#parse(bytes);
    if (frame) this.#take(this.#conversation.receive(frame));
  }

  /** Undefined, and counted, where it is no wire frame. */
  #parse(bytes: Uint8Array): WireFrame | undefined {
    try {
      return parseFrame(bytes);
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#tell({ kind: 'refused', reason: error.reason });
      return undefined;
    }
  }

  #read(frame: WireFrame): Message {
    const message = this.#conversation.read(frame, this.#clock.now());
    this.#tell({ kind: 'message', message });
    const { id, answer } = message;
    if (answer)
      this.#answers.give(id, answer.afterMs, () =>
        this.#send(this.#conversation.alertFor(message)),
      );
    return message;
  }

  /** Deliver first, then send: an ack must not overtake what it promises. */
  #take(turn: Turn): void {
    for (const frame of turn.delivered) if (!this.gate?.(frame)) this.#read(frame);
    this.#link?.acknowledged(this.#conversation.acknowledgedUpTo);
    this.#tell(...turn.events);
    this.#send(this.#acks.pass(turn));
    this.#timer.update(this.#conversation.waiting, turn.progress);
    if (this.#link) this.#setLink({ state: this.#conversation.ready ? 'open' : 'opening' });
  }

  /** Hands frames to the link, and waits for room where a message is left that could go. */
  #send(frames: readonly WireFrame[]): void {
    this.#link?.send(frames);
    this.#conversation.room = this.#link?.room ?? 0;
    if (this.#conversation.hasMore) this.#link?.waitForRoom();
  }

  /** First everything is put right and then it is told: a listener may well connect again. */
  #linkLost(reason: string): void {
    this.#link = undefined;
    this.#acks.clear();
    const queued = this.#conversation.disconnect();
    this.#timer.update(false, false);
    this.#setLink({ state: 'closed', reason });
    this.#tell(...queued);
  }

  #tell(...events: readonly EndpointEvent[]): void {
    for (const event of events) {
      if (event.kind === 'refused')
        this.#refused[event.reason] = (this.#refused[event.reason] ?? 0) + 1;
      this.#listeners.tell(event);
    }
  }

  #setLink(link: LinkState): void {
    if (link.state === this.#linkState.state) return;
    this.#linkState = link;
    this.#tell({ kind: 'link', link });
  }
}
