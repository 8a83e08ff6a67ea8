import { parseFrame, type Port, systemClock, WireError } from '../wire/index.ts';
import { Delivery, type Outcome } from './delivery.ts';
import { epochAt } from './epoch.ts';
import { SessionError } from './errors.ts';
import { type Random, systemRandom } from './iv.ts';
import { Ledger } from './ledger.ts';
import { DEFAULT_LIMITS, type SessionLimits } from './limits.ts';
import { Link } from './link.ts';
import type { Message } from './messages.ts';
import { ResendTimer } from './resend-timer.ts';
import { fromSaved, type SavedSession, toSaved } from './saved.ts';
import { open, seal } from './seal.ts';
import { checkSettings, type EndpointSettings } from './settings.ts';
import type { EndpointEvent, EndpointOptions, LinkState, RefusedReason, Role } from './types.ts';

/**
 * One side of the conversation: encrypts what it sends, decrypts what it receives, and sends until the peer has it. The
 * rules of delivery are in `delivery.ts`; here they meet a port, a clock and a key.
 */
export class Endpoint {
  readonly role: Role;
  readonly limits: SessionLimits;
  readonly #random: Random;
  readonly #delivery: Delivery;
  readonly #ledger: Ledger;
  readonly #timer: ResendTimer;
  readonly #refused: Partial<Record<RefusedReason, number>> = {};
  readonly #listeners = new Set<(event: EndpointEvent) => void>();
  #settings: EndpointSettings;
  #link: Link | undefined;
  #linkState: LinkState = { state: 'closed' };

  /** Throws `SessionError` where a setting, or what was saved, is wrong. */
  constructor(options: EndpointOptions) {
    const { role, settings, clock = systemClock, random = systemRandom, limits, saved } = options;
    this.role = role;
    this.limits = { ...DEFAULT_LIMITS, ...limits };
    this.#settings = checkSettings(settings);
    this.#random = random;
    const from = saved ? fromSaved(saved) : { epoch: epochAt(clock.now()) };
    this.#delivery = new Delivery(this.limits, from);
    this.#ledger = new Ledger(role, clock, this.limits);
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
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Changes some settings for the messages to come. Throws `SessionError`, and then nothing is changed. */
  configure(changes: Partial<EndpointSettings>): void {
    this.#settings = checkSettings({ ...this.#settings, ...changes });
    this.#emit({ kind: 'settings', settings: this.#settings });
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
    const sealed = seal(this.#settings, plaintext, this.#random);
    this.#requireRoom(sealed.ciphertext.length);
    const { sequence, outcome } = this.#delivery.push(sealed);
    const message = this.#tell(this.#ledger.addSent(sequence, sealed, plaintext));
    this.#apply(outcome);
    return this.#ledger.get(message.id) ?? message;
  }

  /** What another endpoint needs to carry on where this one stands. */
  save(): SavedSession {
    return toSaved(this.#delivery.position);
  }

  #requireRoom(bytes: number): void {
    const { outboxMessages, outboxBytes } = this.limits;
    const waiting = this.#delivery.unacknowledged;
    if (waiting.count < outboxMessages && waiting.bytes + bytes <= outboxBytes) return;
    const count = waiting.count.toLocaleString('en');
    throw new SessionError(
      'outbox',
      `The outbox is full: ${count} messages aren't acknowledged. Connect, or wait for the other side.`,
    );
  }

  #receive(bytes: Uint8Array): void {
    try {
      this.#apply(this.#delivery.receive(parseFrame(bytes)));
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      this.#refuse(error.reason);
    }
  }

  /** Deliver first, then send: an ack must not overtake what it promises. */
  #apply({ delivered, acknowledged, refused, frames, progress }: Outcome): void {
    if (refused) this.#refuse(refused);
    for (const frame of delivered)
      this.#tell(this.#ledger.addReceived(frame, open(this.#settings, frame)));
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
    if (message) this.#emit({ kind: 'message', message });
    return message;
  }

  #refuse(reason: RefusedReason): void {
    this.#refused[reason] = (this.#refused[reason] ?? 0) + 1;
    this.#emit({ kind: 'refused', reason });
  }

  #setLink(link: LinkState): void {
    if (link.state === this.#linkState.state) return;
    this.#linkState = link;
    this.#emit({ kind: 'link', link });
  }

  /** A listener that throws doesn't keep the others, or the peer, from hearing. */
  #emit(event: EndpointEvent): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
