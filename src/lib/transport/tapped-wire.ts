import { type Clock, opposite, type Port, type Role, systemClock } from '../wire/index.ts';
import { messageChannelPorts } from './channel-port.ts';
import { CrossingLog } from './crossing-log.ts';
import { type Crossing, type Forward, forwardAll } from './crossing.ts';

/** How a wire is made; everything has a default. */
export interface WireOptions {
  readonly clock?: Clock;
  /** What becomes of each frame; `forwardAll`. */
  readonly forward?: Forward;
  /** Crossings remembered and delayed frames underway at most, the oldest forgotten first; 1,000. */
  readonly maxFrames?: number;
  /** Bytes remembered in crossings at most; 8 MiB. */
  readonly maxBytes?: number;
}

/**
 * A wire with someone in the middle: client port ⇄ tap ⇄ server port, over two real MessageChannels. Every frame of
 * either direction stops at the tap, gets a number and a time, and goes on as `forward` says.
 */
export class TappedWire {
  /** What becomes of the frames that arrive from now on. */
  forward: Forward;
  readonly #clock: Clock;
  readonly #log: CrossingLog;
  readonly #maxFrames: number;
  readonly #listeners = new Set<(crossing: Crossing) => void>();
  readonly #timers = new Set<() => void>();
  /** The ends in the middle: a frame for the client goes into `client`. */
  #ends: Record<Role, Port> | undefined;
  #count = 0;

  constructor(options: WireOptions = {}) {
    this.forward = options.forward ?? forwardAll;
    this.#clock = options.clock ?? systemClock;
    this.#maxFrames = options.maxFrames ?? 1_000;
    this.#log = new CrossingLog(this.#maxFrames, options.maxBytes ?? 8 * 1024 * 1024);
  }

  /** Two new ports with this tap between them; ports opened earlier are closed. Log, numbers and policy go on. */
  open(): Record<Role, Port> {
    this.close();
    const [client, nearClient] = messageChannelPorts();
    const [server, nearServer] = messageChannelPorts();
    this.#ends = { client: nearClient, server: nearServer };
    nearClient.onreceive = (bytes) => this.#arrive('client', bytes);
    nearServer.onreceive = (bytes) => this.#arrive('server', bytes);
    nearClient.onclose = nearServer.onclose = (reason) => this.#hangUp(reason);
    return { client, server };
  }

  /** Cuts the wire: both sides hear of it; what is held or delayed is dropped. */
  close(): void {
    this.#hangUp('The wire was cut.');
  }

  get isOpen(): boolean {
    return this.#ends !== undefined;
  }

  /** What crossed, oldest first, within the limits: the same array until something changes. */
  get log(): readonly Crossing[] {
    return this.#log.all;
  }

  /** Calls `listener` with each crossing when it arrives and whenever it changes; returns how to stop that. */
  subscribe(listener: (crossing: Crossing) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Lets a held crossing go on, with other bytes if given. False where it isn't held any more. */
  release(number: number, bytes?: Uint8Array): boolean {
    const crossing = this.#log.get(number);
    if (crossing?.state !== 'held') return false;
    return this.#pass(number, crossing.from, bytes ?? crossing.bytes);
  }

  /** Drops a held crossing. False where it isn't held any more. */
  drop(number: number): boolean {
    const crossing = this.#log.get(number);
    if (crossing?.state !== 'held') return false;
    this.#change({ ...crossing, state: 'dropped' });
    return true;
  }

  /** Puts bytes of one's own on the wire, as if `from` had sent them. False where the wire is cut. */
  inject(from: Role, bytes: Uint8Array): boolean {
    return this.#send(from, bytes);
  }

  #arrive(from: Role, bytes: Uint8Array): void {
    const number = ++this.#count;
    const at = this.#clock.now();
    const arrived: Crossing = { number, from, bytes, at, state: 'held', passed: [] };
    const verdict = this.forward(arrived);
    if (verdict === 'hold') return this.#change(arrived);
    const later = verdict.filter(({ afterMs = 0 }) => afterMs > 0);
    const passed = verdict
      .filter((passing) => !later.includes(passing) && this.#send(from, passing.bytes))
      .map((passing) => passing.bytes);
    const state = passed.length > 0 ? 'passed' : later.length > 0 ? 'delayed' : 'dropped';
    this.#change({ ...arrived, state, passed });
    for (const { bytes, afterMs = 0 } of later) this.#passLater(number, from, bytes, afterMs);
  }

  #passLater(number: number, from: Role, bytes: Uint8Array, afterMs: number): void {
    if (this.#timers.size >= this.#maxFrames) return this.#giveUp(number);
    const cancel = this.#clock.after(afterMs, () => {
      this.#timers.delete(cancel);
      this.#pass(number, from, bytes);
    });
    this.#timers.add(cancel);
  }

  #pass(number: number, from: Role, bytes: Uint8Array): boolean {
    if (!this.#send(from, bytes)) return false;
    const crossing = this.#log.get(number);
    if (crossing)
      this.#change({ ...crossing, state: 'passed', passed: [...crossing.passed, bytes] });
    return true;
  }

  #send(from: Role, bytes: Uint8Array): boolean {
    const end = this.#ends?.[opposite(from)];
    if (!end?.open) return false;
    end.send(bytes);
    return true;
  }

  #hangUp(reason: string): void {
    const ends = this.#ends;
    if (!ends) return;
    this.#ends = undefined;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
    ends.client.close(reason);
    ends.server.close(reason);
    for (const { number } of this.#log.all) this.#giveUp(number);
  }

  #giveUp(number: number): void {
    const crossing = this.#log.get(number);
    if (crossing?.state === 'held' || crossing?.state === 'delayed')
      this.#change({ ...crossing, state: 'dropped' });
  }

  #change(crossing: Crossing): void {
    this.#log.put(crossing);
    for (const listener of [...this.#listeners]) listener(crossing);
  }
}
