import type { Clock, Pace } from '../wire/index.ts';

/** The share of the permitted rate that is used: what else crosses (answers to pings) is counted over there too. */
const USED = 0.98;

/**
 * Sends no faster than a line takes: a bucket of tokens, one a frame, full at first. A frame that can't wait may run it into
 * debt. Without a pace it has room for everything.
 */
export class Pacer {
  readonly #clock: Clock;
  readonly #pace: Pace | undefined;
  readonly #go: () => void;
  #tokens: number;
  #at: number;
  #cancel: (() => void) | undefined;

  /** `go` is called when there is room again, after somebody has waited for it. */
  constructor(clock: Clock, pace: Pace | undefined, go: () => void) {
    this.#clock = clock;
    this.#pace = pace;
    this.#go = go;
    this.#tokens = pace?.burst ?? 0;
    this.#at = clock.now();
  }

  /** The line is gone: nobody waits any more. */
  end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** How many frames may go now. */
  get room(): number {
    this.#fill();
    return this.#pace ? Math.max(0, Math.floor(this.#tokens)) : Infinity;
  }

  /** So many frames have gone. */
  spend(frames: number): void {
    if (this.#pace) this.#tokens -= frames;
  }

  /** The line says that it takes nothing for so long: room comes back after that. */
  hold(ms: number): void {
    if (this.#pace) this.#tokens = Math.min(this.#tokens, -ms * this.#perMs);
  }

  /** Calls `go` as soon as there is room for one frame. */
  wait(): void {
    if (!this.#pace) return;
    this.#fill();
    const ms = Math.ceil((1 - this.#tokens) / this.#perMs);
    this.#cancel ??= this.#clock.after(Math.max(1, ms), () => {
      this.#cancel = undefined;
      if (this.room > 0) this.#go();
      else this.wait();
    });
  }

  get #perMs(): number {
    return (USED * (this.#pace?.perSecond ?? 0)) / 1_000;
  }

  #fill(): void {
    const now = this.#clock.now();
    const elapsed = Math.max(0, now - this.#at);
    this.#at = now;
    if (this.#pace) this.#tokens = Math.min(this.#pace.burst, this.#tokens + elapsed * this.#perMs);
  }
}
