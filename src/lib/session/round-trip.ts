import type { Clock } from '../wire/index.ts';

/** Shares of a new measurement in what is believed: RFC 6298 §2.3. */
const OF_MEAN = 1 / 8;
const OF_DEVIATION = 1 / 4;

/**
 * How long a message and its acknowledgement take, as RFC 6298 measures it: of one message at a time, and of none that was sent
 * twice, since nobody knows which of the two was answered.
 */
export class RoundTrip {
  readonly #clock: Clock;
  #measured: { readonly sequence: number; readonly at: number } | undefined;
  #highest = 0;
  #mean: number | undefined;
  #deviation = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds within which an answer is to be expected; undefined before the first was measured. */
  get patienceMs(): number | undefined {
    return this.#mean === undefined ? undefined : this.#mean + 4 * this.#deviation;
  }

  /** A data frame is handed to the port. */
  sent(sequence: number): void {
    if (sequence <= this.#highest) return this.#forgetFrom(sequence);
    this.#highest = sequence;
    this.#measured ??= { sequence, at: this.#clock.now() };
  }

  /** All up to this number is acknowledged. */
  acknowledged(upTo: number): void {
    if (!this.#measured || upTo < this.#measured.sequence) return;
    this.#take(Math.max(0, this.#clock.now() - this.#measured.at));
    this.#measured = undefined;
  }

  #forgetFrom(sequence: number): void {
    if (this.#measured && sequence <= this.#measured.sequence) this.#measured = undefined;
  }

  #take(ms: number): void {
    if (this.#mean === undefined) {
      this.#mean = ms;
      this.#deviation = ms / 2;
      return;
    }
    this.#deviation += OF_DEVIATION * (Math.abs(this.#mean - ms) - this.#deviation);
    this.#mean += OF_MEAN * (ms - this.#mean);
  }
}
