import type { ListedSettings } from '../modes/index.ts';
import type { WireMode } from '../wire/index.ts';
import type { Answer } from './answer.ts';
import type { SessionLimits } from './limits.ts';

/**
 * One message as an endpoint knows it: plain data, frozen, and replaced by a new object when something changes. Don't
 * write to its bytes.
 */
export interface Message {
  /** `client-12`: the endpoint that keeps it and its place there. The same for all snapshots of a message. */
  readonly id: string;
  readonly direction: 'sent' | 'received';
  /** The number on the wire, from 1, counted by its sender; a peer that was restarted counts anew. */
  readonly sequence: number;
  /** The mode that its sender names. On a received one `settings.mode` is the receiver's own, and may be another. */
  readonly mode: WireMode;
  /** 16 bytes, or none where the mode takes none. */
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** Missing where a received message couldn't be decrypted. */
  readonly plaintext?: Uint8Array;
  /** Why it couldn't, in a sentence. */
  readonly error?: string;
  /** On a received one that can't be used: what its sender is told, and what isn't. */
  readonly answer?: Answer;
  /** On a sent one: what the peer has said of it, in the clear. */
  readonly alert?: string;
  /**
   * `queued`: not handed to a port, or to one that closed before an answer came. `on the wire`: handed to the port.
   * `acknowledged`: the peer has it. `received`: it came from the peer.
   */
  readonly state: 'queued' | 'on the wire' | 'acknowledged' | 'received';
  /** How often it was handed to a port; more than 1: it was sent again. */
  readonly tries: number;
  /** What it was encrypted or decrypted with, so that exactly this run can be traced again. */
  readonly settings: ListedSettings;
  /** Milliseconds since 1970, when it was sent or received. */
  readonly at: number;
}

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
