import type { Crossing } from './crossing.ts';

/** The newest crossings, in order, within a number of frames and of bytes; older ones are forgotten. */
export class CrossingLog {
  readonly #maxFrames: number;
  readonly #maxBytes: number;
  #crossings: Crossing[] = [];
  #bytes = 0;

  constructor(maxFrames: number, maxBytes: number) {
    this.#maxFrames = maxFrames;
    this.#maxBytes = maxBytes;
  }

  /** All that are remembered, oldest first: an array of the caller's own. */
  get all(): Crossing[] {
    return [...this.#crossings];
  }

  /** Remembers a crossing. */
  add(crossing: Crossing): void {
    this.#crossings.push(crossing);
    this.#bytes += crossing.bytes.length;
    while (this.#crossings.length > this.#maxFrames || this.#bytes > this.#maxBytes)
      this.#bytes -= this.#crossings.shift()!.bytes.length;
  }
}
