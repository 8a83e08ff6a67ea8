import type { Clock } from '../../src/lib/wire/index.ts';

/** Somebody may be sent away so many milliseconds late, so that one look finds many. */
const LOOK_MS = 50;
/** How many are sent away in one go: thousands at once would hold up those who did nothing. */
const AT_ONCE = 10;

/** Everybody has the same number of milliseconds for something, and is told of when they are over; one timer for all. */
export class Deadline<T> {
  readonly #ms: number;
  readonly #late: (somebody: T) => void;
  readonly #clock: Clock;
  /** When each is late, the earliest first. */
  readonly #due = new Map<T, number>();
  #cancel: (() => void) | undefined;

  constructor(ms: number, late: (somebody: T) => void, clock: Clock) {
    this.#ms = ms;
    this.#late = late;
    this.#clock = clock;
  }

  /** The time runs, from its start where it ran before. */
  set(somebody: T): void {
    this.#due.delete(somebody);
    this.#due.set(somebody, this.#clock.now() + this.#ms);
    this.#cancel ??= this.#clock.after(this.#ms, () => this.#look());
  }

  /** What the time ran for was done. */
  clear(somebody: T): void {
    this.#due.delete(somebody);
  }

  /** Nobody is late any more. */
  stop(): void {
    this.#due.clear();
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #look(): void {
    this.#cancel = undefined;
    const now = this.#clock.now();
    let count = 0;
    for (const [somebody, due] of this.#due) {
      if (due > now || count++ === AT_ONCE) break;
      this.#due.delete(somebody);
      this.#late(somebody);
    }
    const [next] = this.#due.values();
    if (next === undefined || this.#cancel) return;
    const waitMs = next <= now ? 0 : Math.max(LOOK_MS, next - now);
    this.#cancel = this.#clock.after(waitMs, () => this.#look());
  }
}
