import type { WireFrame } from '../wire/index.ts';
import { isNewer, nextEpoch } from './epoch.ts';
import { Inbox } from './inbox.ts';
import type { SessionLimits } from './limits.ts';
import { Outbox } from './outbox.ts';
import { type Outcome, together } from './outcome.ts';
import type { Parcel, Position } from './types.ts';

export type { Outcome } from './outcome.ts';

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
  #room = Infinity;
  /** The oldest message was sent again because nothing was heard; what followed it may be lost as well. */
  #probing = false;
  /** The one that was sent again has arrived, and nothing after it yet. */
  #doubted = false;

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

  /** A message waits that could go, if `room` weren't used up: call `flush` when there is some. */
  get hasMore(): boolean {
    return this.#ready && this.#outbox.hasMore;
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
    return together(this.#hello());
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
    const { sequence } = this.#outbox.add(content);
    return { sequence, outcome: together(this.#flush()) };
  }

  /** The line takes so many messages now; what is sent again isn't counted. */
  set room(frames: number) {
    this.#room = frames;
  }

  /** Hands over what there is room for. */
  flush(): Outcome {
    return together(this.#flush());
  }

  /** A wire frame has arrived. */
  receive(frame: WireFrame): Outcome {
    if (this.#isForeign(frame)) return together(this.#refuse(frame));
    if (frame.type === 'data') {
      const { asks, ...taken } = this.#takeData(frame);
      return together(taken, this.#hear(frame), { frames: [this.#frame('ack', { resend: asks })] });
    }
    this.#inbox.greet(frame);
    if (frame.type === 'ack') return together(this.#hear(frame));
    this.#inbox.forgetEarly();
    const isKnown = this.#knows(frame);
    const heard = this.#hear(frame);
    return isKnown ? together(heard, { frames: [this.#frame('ack')] }) : together(heard);
  }

  /**
   * Nothing has been heard for too long: sends the oldest message again. If that helps and nothing more comes, sends all again
   * that was underway: more at once would fill a line that is only slow. If it doesn't help, says hello, because the peer may
   * wait for a number that an earlier life of it has acknowledged, and a hello tells where ours begin.
   */
  expire(): Outcome {
    if (!this.#connected) return together();
    if (!this.#ready || this.#probing) return together(this.#hello());
    if (this.#outbox.inFlight === 0) return together();
    if (this.#doubted) {
      this.#doubted = false;
      this.#outbox.rewind();
      return together(this.#flush());
    }
    this.#probing = true;
    return together(this.#again(this.#outbox.base));
  }

  /** Of another life than the one whose numbers are counted, and not the first of a later one. */
  #isForeign({ type, epoch }: WireFrame): boolean {
    const known = this.#inbox.epoch;
    return epoch !== known && (type === 'data' || !isNewer(epoch, known));
  }

  #refuse({ type, epoch }: WireFrame): Partial<Outcome> {
    if (isNewer(epoch, this.#inbox.epoch))
      return { refused: 'unknown-epoch', ...(this.#ready && this.#hello()) };
    // Tells a peer whose clock was set back which epoch is known; an ack goes unanswered, or two could go on for ever.
    return { refused: 'stale-epoch', frames: type === 'ack' ? [] : [this.#frame('ack')] };
  }

  #takeData(frame: WireFrame): Partial<Outcome> & { readonly asks: boolean } {
    const { verdict, delivered } = this.#inbox.take(frame);
    const refused = verdict === 'duplicate' || verdict === 'ahead' ? verdict : undefined;
    return { delivered, asks: this.#inbox.asks(verdict), ...(refused && { refused }) };
  }

  /** Whether the peer means this life of ours, and no number that it can't have heard of. */
  #knows({ peerEpoch, acknowledged }: WireFrame): boolean {
    return peerEpoch === this.#epoch && acknowledged <= this.#outbox.highest;
  }

  /** What the peer says of us. */
  #hear(frame: WireFrame): Partial<Outcome> {
    if (this.#knows(frame)) return this.#hearAck(frame);
    const { peerEpoch, type } = frame;
    if (peerEpoch === this.#epoch || isNewer(peerEpoch, this.#epoch)) {
      if (!this.#ready) {
        this.#epoch = nextEpoch(peerEpoch);
        this.#outbox.beginEpoch();
      }
      return this.#hello();
    }
    return this.#ready || type === 'hello' ? this.#hello() : {};
  }

  #hearAck({ type, acknowledged: upTo, resend }: WireFrame): Partial<Outcome> {
    const acknowledged = this.#outbox.acknowledge(upTo);
    const progress = acknowledged.length > 0 || !this.#ready;
    // A hello on a link that was ready: the peer has come back to it, and what was on its way may be lost.
    const isAnew = !this.#ready || type === 'hello';
    if (isAnew) this.#outbox.rewind();
    const again = resend && !isAnew ? this.#again(upTo + 1) : {};
    // What follows the one that was sent again may be lost, or only take long: the next silence tells.
    this.#doubted = this.#probing && progress && !isAnew;
    if (isAnew || progress) this.#probing = false;
    this.#ready = this.#connected;
    return together({ acknowledged, progress }, again, this.#flush());
  }

  /** What may be handed over now. */
  #flush(): Partial<Outcome> {
    const frames: WireFrame[] = [];
    if (!this.#ready) return {};
    while (frames.length < this.#room) {
      const parcel = this.#outbox.take();
      if (!parcel) break;
      frames.push(this.#frame('data', parcel));
    }
    this.#room -= frames.length;
    return { frames };
  }

  #again(sequence: number): Partial<Outcome> {
    const parcel = this.#outbox.again(sequence);
    return parcel ? { frames: [this.#frame('data', parcel)] } : {};
  }

  #hello(): Partial<Outcome> {
    this.#doubt();
    return { frames: [this.#frame('hello')] };
  }

  #doubt(): void {
    this.#ready = this.#probing = this.#doubted = false;
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
