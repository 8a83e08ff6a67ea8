import type { SessionLimits } from './limits.ts';
import type { Message } from './types.ts';

type HistoryLimits = Pick<SessionLimits, 'historyMessages' | 'historyBytes'>;

/** The messages of an endpoint in order, within the limits: the oldest that are settled are forgotten. */
export class History {
  readonly #messages = new Map<string, Message>();
  readonly #limits: HistoryLimits;
  #bytes = 0;
  #snapshot: readonly Message[] | undefined;

  constructor(limits: HistoryLimits) {
    this.#limits = limits;
  }

  /** All that are remembered: the same array until something changes. */
  get all(): readonly Message[] {
    return (this.#snapshot ??= Object.freeze([...this.#messages.values()]));
  }

  get(id: string): Message | undefined {
    return this.#messages.get(id);
  }

  /** Adds a message. */
  add(message: Message): Message {
    this.#bytes += weight(message);
    return this.#put(message);
  }

  /** Puts a new snapshot in the place of an old one; undefined where that is forgotten. */
  change(
    id: string,
    news: Partial<Pick<Message, 'state' | 'tries' | 'alert'>>,
  ): Message | undefined {
    const message = this.#messages.get(id);
    return message && this.#put({ ...message, ...news });
  }

  /** Takes a message out, as if it had never come. */
  forget(id: string): void {
    const message = this.#messages.get(id);
    if (!message) return;
    this.#messages.delete(id);
    this.#bytes -= weight(message);
    this.#snapshot = undefined;
  }

  #put(message: Message): Message {
    this.#snapshot = undefined;
    const frozen = Object.freeze(message);
    this.#messages.set(message.id, frozen);
    this.#forgetOldest();
    return frozen;
  }

  /** What isn't acknowledged stays: the outbox has limits of its own. */
  #forgetOldest(): void {
    const { historyMessages, historyBytes } = this.#limits;
    for (const message of this.#messages.values()) {
      if (this.#messages.size <= historyMessages && this.#bytes <= historyBytes) break;
      if (message.state === 'queued' || message.state === 'on the wire') continue;
      this.#messages.delete(message.id);
      this.#bytes -= weight(message);
    }
  }
}

function weight({ plaintext, ciphertext }: Message): number {
  return ciphertext.length + (plaintext?.length ?? 0);
}
