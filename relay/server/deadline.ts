const LOOK_MS = 50;
/** So many are sent away before everybody else is heard again: a crowd that came as one is late as one. */
const AT_ONCE = 10;

/** Somebody has so many milliseconds for something, each of them the same; one timer for all. */
export class Deadline<T> {
  readonly #ms: number;
  readonly #late: (somebody: T) => void;
  /** When each is late, the earliest first. */
  readonly #due = new Map<T, number>();
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number, late: (somebody: T) => void) {
    this.#ms = ms;
    this.#late = late;
    this.#timer = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  /** The time runs, from its start where it ran before. */
  set(somebody: T): void {
    this.#due.delete(somebody);
    this.#due.set(somebody, performance.now() + this.#ms);
  }

  clear(somebody: T): void {
    this.#due.delete(somebody);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    let count = 0;
    for (const [somebody, due] of this.#due) {
      if (due > now) return;
      if (count++ === AT_ONCE) return void setImmediate(() => this.#look());
      this.#due.delete(somebody);
      this.#late(somebody);
    }
  }
}
