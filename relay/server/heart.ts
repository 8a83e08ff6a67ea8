/** Something that has to show that it lives. */
export interface Living {
  /** Called once every period. */
  beat(): void;
}

const SLOTS = 15;

/** Calls everybody once every period, a fifteenth of them at a time, so that ten thousand don't beat as one. */
export class Heart {
  readonly #slots = Array.from({ length: SLOTS }, () => new Set<Living>());
  readonly #timer: NodeJS.Timeout;
  #turn = 0;
  #next = 0;

  constructor(periodMs: number) {
    this.#timer = setInterval(() => this.#beat(), periodMs / SLOTS);
    this.#timer.unref();
  }

  /** Returns how to stop it. */
  add(living: Living): () => void {
    const slot = this.#slots[this.#next++ % SLOTS];
    slot.add(living);
    return () => void slot.delete(living);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    for (const living of this.#slots[this.#turn++ % SLOTS]) living.beat();
  }
}
