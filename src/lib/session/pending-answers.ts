import type { Clock } from '../wire/index.ts';

/** Answers to received messages that aren't sent yet, by the message's id. */
export class PendingAnswers {
  readonly #clock: Clock;
  readonly #cancels = new Map<string, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls `send` after so many milliseconds, unless it is cancelled. */
  give(id: string, afterMs: number, send: () => void): void {
    const cancel = this.#clock.after(afterMs, () => {
      this.#cancels.delete(id);
      send();
    });
    this.#cancels.set(id, cancel);
  }

  cancel(id: string): void {
    this.#cancels.get(id)?.();
    this.#cancels.delete(id);
  }
}
