import type { WireFrame } from '../wire/index.ts';
import { isNewer, nextEpoch } from './epoch.ts';
import { Inbox } from './inbox.ts';
import type { SessionLimits } from './limits.ts';
import { Outbox, type Parcel } from './outbox.ts';

/** Why a well-formed wire frame isn't used. */
export type DeliveryReason = 'duplicate' | 'ahead' | 'stale-epoch' | 'unknown-epoch';

/** What follows from an event. Deliver first, then send: an ack must not overtake what it promises. */
export interface Outcome {
  readonly delivered: WireFrame[];
  readonly frames: WireFrame[];
  /** Numbers of ours that the peer has. */
  readonly acknowledged: number[];
  refused?: DeliveryReason;
  /** The peer has shown that it is there and gets on: waiting for it starts over. */
  progress: boolean;
}

/** What an earlier life leaves to the next, so that it can carry on under the same epoch and numbers. */
export interface Position {
  readonly epoch: number;
  readonly next?: number;
  readonly parcels?: readonly Parcel[];
  readonly peerEpoch?: number;
  readonly delivered?: number;
}

/**
 * Reliable delivery, both ways, as a state machine: events in (`connect`, `push`, `receive`, `expire`), outcomes out.
 * No clock, no port, no key. The rules:
 *
 * - A hello says: this is my epoch, these of my numbers you may still miss, that much of yours I have. It is answered.
 * - Nothing is sent until the peer has named our epoch; from then on we are `ready`, and what isn't acknowledged is sent.
 * - A later epoch of the peer, in a hello or an ack, is a new life of it: its numbers start over. An earlier one is stale.
 * - A peer that doesn't know our epoch is told with a hello. One that knows a later epoch or a higher number than ours
 *   has met another life of ours: asked again and saying so again, it gets the epoch after that one.
 */
export class Delivery {
  readonly #outbox: Outbox;
  readonly #inbox: Inbox;
  #epoch: number;
  #connected = false;
  #ready = false;
  /** The oldest message was sent again because nothing was heard; what followed it may be lost as well. */
  #probing = false;

  constructor(limits: SessionLimits, from: Position) {
    this.#epoch = from.epoch;
    this.#outbox = new Outbox(limits, from.next, from.parcels);
    this.#inbox = new Inbox(limits.inboxFrames, from.peerEpoch, from.delivered);
  }

  /** The peer has named our epoch on this link. */
  get ready(): boolean {
    return this.#ready;
  }

  /** Says in the clear that a message of the peer can't be used. Nothing is kept of it: an alert may be lost. */
  alert(sequence: number, words: Uint8Array): WireFrame {
    return this.#frame('alert', { sequence, ciphertext: words });
  }

  /** Something of ours is unanswered: call `expire` if that goes on for too long. */
  get waiting(): boolean {
    return this.#connected && (!this.#ready || this.#outbox.inFlight > 0);
  }

  /** The number that the next message will get. */
  get next(): number {
    return this.#outbox.next;
  }

  /** Messages that aren't acknowledged, and their bytes of ciphertext. */
  get unacknowledged(): { readonly count: number; readonly bytes: number } {
    return { count: this.#outbox.next - this.#outbox.base, bytes: this.#outbox.bytes };
  }

  /** Frames that came before an earlier one and wait for it. */
  get early(): number {
    return this.#inbox.early;
  }

  /** Where this life stands, to be carried on by another. */
  get position(): Required<Position> {
    const { next, parcels } = this.#outbox;
    const { epoch: peerEpoch, delivered } = this.#inbox;
    return { epoch: this.#epoch, next, parcels, peerEpoch, delivered };
  }

  /** A link is there: says hello. */
  connect(): Outcome {
    this.#connected = true;
    const outcome = none();
    this.#sayHello(outcome);
    return outcome;
  }

  /** The link is gone, and with it whatever was on it. */
  disconnect(): void {
    this.#connected = false;
    this.#doubt();
  }

  /** Takes a message on, and hands it over if the link is ready and the window has room. */
  push(content: Omit<Parcel, 'sequence'>): {
    readonly sequence: number;
    readonly outcome: Outcome;
  } {
    const outcome = none();
    const { sequence } = this.#outbox.add(content);
    this.#flush(outcome);
    return { sequence, outcome };
  }

  /** A wire frame has arrived. */
  receive(frame: WireFrame): Outcome {
    const outcome = none();
    if (this.#isForeign(frame, outcome)) return outcome;
    const answer = frame.type === 'data' ? this.#takeData(frame, outcome) : this.#greet(frame);
    const isKnown = this.#hear(frame, outcome);
    if (answer === 'resend') outcome.frames.push(this.#frame('ack', { resend: true }));
    else if (answer && (isKnown || frame.type === 'data')) outcome.frames.push(this.#frame('ack'));
    return outcome;
  }

  /**
   * Nothing has been heard for too long: sends the oldest message again. If that doesn't help, says hello, because the
   * peer may wait for a number that an earlier life of it has acknowledged, and a hello tells where ours begin.
   */
  expire(): Outcome {
    const outcome = none();
    if (!this.#connected) return outcome;
    if (!this.#ready || this.#probing) this.#sayHello(outcome);
    else if (this.#outbox.inFlight > 0) {
      this.#probing = true;
      this.#sendAgain(this.#outbox.base, outcome);
    }
    return outcome;
  }

  /** Frames of another life than the one whose numbers are counted, save the first of a later one, count for nothing. */
  #isForeign({ type, epoch }: WireFrame, outcome: Outcome): boolean {
    if (epoch === this.#inbox.epoch) return false;
    if (!isNewer(epoch, this.#inbox.epoch)) {
      outcome.refused = 'stale-epoch';
      // Tells a peer whose clock was set back which epoch is known; an ack goes unanswered, or two could go on for ever.
      if (type !== 'ack') outcome.frames.push(this.#frame('ack'));
      return true;
    }
    if (type !== 'data') return false;
    outcome.refused = 'unknown-epoch';
    if (this.#ready) this.#sayHello(outcome);
    return true;
  }

  #takeData(frame: WireFrame, outcome: Outcome): 'ack' | 'resend' {
    const verdict = this.#inbox.take(frame, outcome.delivered);
    if (verdict === 'duplicate' || verdict === 'ahead') outcome.refused = verdict;
    return this.#inbox.asks(verdict) ? 'resend' : 'ack';
  }

  #greet(frame: WireFrame): 'ack' | undefined {
    this.#inbox.greet(frame);
    if (frame.type === 'ack') return undefined;
    this.#inbox.forgetEarly();
    return 'ack';
  }

  /** What the peer says of us. True where it means this life of ours. */
  #hear(frame: WireFrame, outcome: Outcome): boolean {
    const { peerEpoch, acknowledged } = frame;
    const isOurs = peerEpoch === this.#epoch;
    if (isOurs && acknowledged <= this.#outbox.highest) {
      this.#hearAck(frame, outcome);
      return true;
    }
    if (isOurs || isNewer(peerEpoch, this.#epoch)) {
      if (!this.#ready) {
        this.#epoch = nextEpoch(peerEpoch);
        this.#outbox.beginEpoch();
      }
      this.#sayHello(outcome);
    } else if (this.#ready || frame.type === 'hello') this.#sayHello(outcome);
    return false;
  }

  #hearAck({ type, acknowledged, resend }: WireFrame, outcome: Outcome): void {
    outcome.acknowledged.push(...this.#outbox.acknowledge(acknowledged));
    outcome.progress = outcome.acknowledged.length > 0 || !this.#ready;
    // A hello on a link that was ready: the peer has come back to it, and what was on its way may be lost.
    const isAnew = !this.#ready || type === 'hello' || (this.#probing && outcome.progress);
    if (isAnew) this.#outbox.rewind();
    else if (resend) this.#sendAgain(acknowledged + 1, outcome);
    if (isAnew || outcome.progress) this.#probing = false;
    this.#ready = this.#connected;
    this.#flush(outcome);
  }

  #flush(outcome: Outcome): void {
    if (!this.#ready) return;
    for (let parcel = this.#outbox.take(); parcel; parcel = this.#outbox.take())
      outcome.frames.push(this.#frame('data', parcel));
  }

  #sendAgain(sequence: number, outcome: Outcome): void {
    const parcel = this.#outbox.again(sequence);
    if (parcel) outcome.frames.push(this.#frame('data', parcel));
  }

  #sayHello(outcome: Outcome): void {
    this.#doubt();
    outcome.frames.push(this.#frame('hello'));
  }

  #doubt(): void {
    this.#ready = this.#probing = false;
    this.#outbox.rewind();
  }

  #frame(type: WireFrame['type'], rest: Partial<WireFrame> = {}): WireFrame {
    return {
      type,
      mode: 'none',
      resend: false,
      epoch: this.#epoch,
      peerEpoch: this.#inbox.epoch,
      sequence: this.#outbox.base,
      acknowledged: this.#inbox.delivered,
      iv: NO_BYTES,
      ciphertext: NO_BYTES,
      ...rest,
    };
  }
}

const NO_BYTES = new Uint8Array(0);

function none(): Outcome {
  return { delivered: [], frames: [], acknowledged: [], progress: false };
}
