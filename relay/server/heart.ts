import type { Clock } from '../../src/lib/wire/index.ts';

/** Something that has to show that it lives. */
export interface Living {
  /** Called once every period. */
  beat(): void;
}

const SLOTS = 15;

/** Calls everybody once every period, a fifteenth of them at a time: all ten thousand in one go would hold up the rest. */
export class Heart {
  readonly #slots = Array.from({ length: SLOTS }, () => new Set<Living>());
  readonly #slotMs: number;
  readonly #clock: Clock;
  #cancel: () => void;
  #turn = 0;
  #next = 0;

  constructor(periodMs: number, clock: Clock) {
    this.#slotMs = periodMs / SLOTS;
    this.#clock = clock;
    this.#cancel = clock.after(this.#slotMs, () => this.#beat());
  }

  /** Returns how to stop it. */
  add(living: Living): () => void {
    const slot = this.#slots[this.#next++ % SLOTS];
    slot.add(living);
    return () => void slot.delete(living);
  }

  /** Nobody is called any more. */
  stop(): void {
    this.#cancel();
  }

  #beat(): void {
    this.#cancel = this.#clock.after(this.#slotMs, () => this.#beat());
    for (const living of [...this.#slots[this.#turn++ % SLOTS]]) living.beat();
  }
}
