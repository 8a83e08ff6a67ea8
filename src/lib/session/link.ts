import { type Clock, encodeFrame, type Port, type WireFrame } from '../wire/index.ts';
import { Pacer } from './pacer.ts';
import { RoundTrip } from './round-trip.ts';

/** What a link tells the endpoint that speaks through it. */
export interface LinkEvents {
  /** Bytes have arrived. */
  receive(bytes: Uint8Array): void;
  /** This frame is about to be handed to the port. */
  hand(frame: WireFrame): void;
  /** There is room again for what waits. */
  room(): void;
  /** The port is closed, and not by `hangUp`. */
  close(reason: string): void;
}

/**
 * Hands wire frames to a port, one after the other, and knows how fast and how soon it takes them. A port may answer before `send` returns; what follows from the
 * answer waits for its turn in `#queue`, so that order holds and the stack stays flat.
 */
export class Link {
  readonly #events: LinkEvents;
  readonly #queue: WireFrame[] = [];
  readonly #pacer: Pacer;
  readonly #roundTrip: RoundTrip;
  #port: Port | undefined;
  #isSending = false;

  constructor(port: Port, clock: Clock, events: LinkEvents) {
    this.#port = port;
    this.#events = events;
    this.#pacer = new Pacer(clock, port.pace, () => events.room());
    this.#roundTrip = new RoundTrip(clock);
    port.onclose = (reason) => this.#lose(reason);
    port.onslower = (ms) => this.#pacer.hold(ms);
  }

  /** How many frames it takes now. */
  get room(): number {
    return this.#pacer.room;
  }

  /** Milliseconds within which an answer is to be expected; 0 while nobody knows. */
  get patienceMs(): number {
    return this.#roundTrip.patienceMs ?? 0;
  }

  /** Calls `room` when it takes a frame again. */
  waitForRoom(): void {
    this.#pacer.wait();
  }

  /** The peer has every number up to this one. */
  acknowledged(upTo: number): void {
    this.#roundTrip.acknowledged(upTo);
  }

  /** Begins to listen: what has arrived until now comes in from here on. */
  listen(): void {
    if (!this.#port) return;
    if (!this.#port.open) return this.#lose('The port is closed.');
    this.#port.onreceive = (bytes) => {
      if (this.#port) this.#events.receive(bytes);
    };
  }

  /** Sends frames, after those that wait already. Nothing happens once the link is closed. */
  send(frames: readonly WireFrame[]): void {
    this.#pacer.spend(frames.length);
    this.#queue.push(...frames);
    if (this.#isSending) return;
    this.#isSending = true;
    for (let frame = this.#queue.shift(); frame; frame = this.#queue.shift()) this.#hand(frame);
    this.#isSending = false;
  }

  /** Lets go of the port and closes it. */
  hangUp(): void {
    this.#release()?.close();
  }

  #hand(frame: WireFrame): void {
    if (!this.#port) return;
    if (frame.type === 'data') this.#roundTrip.sent(frame.sequence);
    this.#events.hand(frame);
    try {
      this.#port?.send(encodeFrame(frame));
    } catch (error) {
      this.#lose(error instanceof Error ? error.message : String(error));
    }
  }

  #lose(reason: string): void {
    const port = this.#release();
    if (!port) return;
    if (port.open) port.close();
    this.#events.close(reason);
  }

  #release(): Port | undefined {
    const port = this.#port;
    this.#port = undefined;
    this.#pacer.end();
    if (port) port.onreceive = port.onclose = port.onslower = null;
    return port;
  }
}
