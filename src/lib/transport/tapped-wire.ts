import { type Clock, opposite, type Port, type Role, systemClock } from '../wire/index.ts';
import { messageChannelPorts } from './channel-port.ts';
import { CrossingLog } from './crossing-log.ts';
import type { Crossing } from './crossing.ts';

/** How a wire is made; everything has a default. */
export interface WireOptions {
  /** What tells the time of a crossing; the machine's own. */
  readonly clock?: Clock;
  /** Crossings remembered at most, the oldest forgotten first; 1,000. */
  readonly maxFrames?: number;
  /** Bytes remembered in crossings at most; 8 MiB. */
  readonly maxBytes?: number;
}

/**
 * A wire with someone who listens in the middle: client port ⇄ tap ⇄ server port, over two real MessageChannels. Every frame
 * of either direction gets a number and a time, is recorded, and goes on at once, as it came. What Eve
 * does to messages she does at the receiver's gate (`lib/eve`), above delivery.
 */
export class TappedWire {
  readonly #clock: Clock;
  readonly #log: CrossingLog;
  readonly #listeners = new Set<(crossing: Crossing) => void>();
  /** The ends in the middle: a frame for the client goes into `client`. */
  #ends: Record<Role, Port> | undefined;
  #count = 0;

  constructor({ clock, maxFrames, maxBytes }: WireOptions = {}) {
    this.#clock = clock ?? systemClock;
    this.#log = new CrossingLog(maxFrames ?? 1_000, maxBytes ?? 8 * 1024 * 1024);
  }

  /** Two new ports with this tap between them; ports opened earlier are closed. Log, numbers and listeners go on. */
  open(): Record<Role, Port> {
    this.close();
    const [client, nearClient] = messageChannelPorts();
    const [server, nearServer] = messageChannelPorts();
    this.#ends = { client: nearClient, server: nearServer };
    nearClient.onreceive = (bytes) => this.#cross('client', bytes);
    nearServer.onreceive = (bytes) => this.#cross('server', bytes);
    nearClient.onclose = nearServer.onclose = (reason) => this.#hangUp(reason);
    return { client, server };
  }

  /** Cuts the wire: both sides hear of it. */
  close(): void {
    this.#hangUp('The wire was cut.');
  }

  /** What crossed, oldest first, within the limits. */
  get log(): readonly Crossing[] {
    return this.#log.all;
  }

  /** Calls `listener` with each frame once it has gone on, and before it can arrive; returns how to stop that. */
  subscribe(listener: (crossing: Crossing) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #cross(from: Role, bytes: Uint8Array): void {
    const crossing = { number: ++this.#count, from, bytes, at: this.#clock.now() };
    const end = this.#ends?.[opposite(from)];
    if (end?.open) end.send(bytes);
    this.#log.add(crossing);
    for (const listener of [...this.#listeners]) listener(crossing);
  }

  #hangUp(reason: string): void {
    const ends = this.#ends;
    if (!ends) return;
    this.#ends = undefined;
    ends.client.close(reason);
    ends.server.close(reason);
  }
}
