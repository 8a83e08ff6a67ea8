import type { Clock } from '../../src/lib/wire/index.ts';

interface Timer {
  readonly due: number;
  readonly order: number;
  readonly work: () => void;
}

/** A clock that stands still until it is told to advance, and then runs what is due, in order. */
export class VirtualClock implements Clock {
  #now: number;
  #count = 0;
  readonly #timers = new Set<Timer>();

  constructor(now = 1_700_000_000_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, work: () => void): () => void {
    const timer = { due: this.#now + ms, order: this.#count++, work };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Timers that are set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Runs everything that is due within the next `ms` milliseconds. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let timer = this.#first(); timer && timer.due <= end; timer = this.#first())
      this.#run(timer);
    this.#now = end;
  }

  /** Runs the one timer that is due first; false where none is set. */
  step(): boolean {
    const timer = this.#first();
    if (timer) this.#run(timer);
    return timer !== undefined;
  }

  /** The clock goes forward but nothing runs, as in a tab that is hidden or a machine that sleeps. */
  sleep(ms: number): void {
    this.#now += ms;
  }

  #run(timer: Timer): void {
    this.#timers.delete(timer);
    this.#now = Math.max(this.#now, timer.due);
    timer.work();
  }

  #first(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      const isFirst =
        !first || timer.due < first.due || (timer.due === first.due && timer.order < first.order);
      if (isFirst) first = timer;
    }
    return first;
  }
}
