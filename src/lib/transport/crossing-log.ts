import type { Crossing } from './crossing.ts';

/** The newest crossings, in order, within a number of frames and of bytes; older ones are forgotten. */
export class CrossingLog {
  readonly #crossings = new Map<number, Crossing>();
  readonly #maxFrames: number;
  readonly #maxBytes: number;
  #bytes = 0;
  #snapshot: readonly Crossing[] | undefined;

  constructor(maxFrames: number, maxBytes: number) {
    this.#maxFrames = maxFrames;
    this.#maxBytes = maxBytes;
  }

  /** All that are remembered, oldest first: the same array until something changes. */
  get all(): readonly Crossing[] {
    return (this.#snapshot ??= Object.freeze([...this.#crossings.values()]));
  }

  get(number: number): Crossing | undefined {
    return this.#crossings.get(number);
  }

  /** Remembers a crossing, or puts a new snapshot in the place of the one with its number. */
  put(crossing: Crossing): void {
    this.#bytes += weight(crossing) - weight(this.#crossings.get(crossing.number));
    this.#crossings.set(crossing.number, crossing);
    this.#snapshot = undefined;
    for (const [number, oldest] of this.#crossings) {
      if (this.#crossings.size <= this.#maxFrames && this.#bytes <= this.#maxBytes) break;
      this.#crossings.delete(number);
      this.#bytes -= weight(oldest);
    }
  }
}

/** What passed on unaltered is the same array and counts once. */
function weight(crossing: Crossing | undefined): number {
  if (!crossing) return 0;
  const arrays = new Set([crossing.bytes, ...crossing.passed]);
  return [...arrays].reduce((sum, { length }) => sum + length, 0);
}
