/** A bucket of tokens, one for each message: full at first, filled again with time, and it may run into debt. */
export class Throttle {
  readonly #perMs: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  constructor(ratePerSecond: number, burst: number, nowMs: number) {
    this.#perMs = ratePerSecond / 1_000;
    this.#burst = this.#tokens = burst;
    this.#at = nowMs;
  }

  /** A message has come. Milliseconds not to read for; `Infinity`: so many at once that the reader should be shut out. */
  take(nowMs: number): number {
    const elapsed = Math.max(0, nowMs - this.#at);
    this.#tokens = Math.min(this.#burst, this.#tokens + elapsed * this.#perMs) - 1;
    this.#at = nowMs;
    if (this.#tokens >= 0) return 0;
    return this.#tokens < -this.#burst ? Infinity : Math.ceil(-this.#tokens / this.#perMs);
  }
}
