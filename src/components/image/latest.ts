import type { Outcome, Wish } from '../../lib/image/index.ts';
import type { Hand } from './crew.ts';

/** Encrypts in a worker; while it is at work only the latest wish is kept. */
export class Latest {
  #busy = false;
  #next: Wish | undefined;
  readonly #hand: Hand;
  constructor(hand: Hand) {
    this.#hand = hand;
  }

  /** `take` gets each outcome, `fail` why there is none. */
  async encrypt(wish: Wish, take: (outcome: Outcome) => void, fail: (error: Error) => void) {
    this.#next = wish;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#next) {
      const now = this.#next;
      this.#next = undefined;
      await this.#hand.wish(now).then(take, fail);
    }
    this.#busy = false;
  }
}
