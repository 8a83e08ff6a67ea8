import type { WireFrame } from '../wire/index.ts';
import { History } from './history.ts';
import type { SessionLimits } from './limits.ts';
import type { Answer, Message, Opened, Sealed } from './types.ts';

/**
 * What an endpoint remembers of its messages, and which of them are underway. Each method returns the snapshots that
 * are new, undefined where there is no message to change (an earlier life has sent it).
 */
export class Ledger {
  readonly #prefix: string;
  readonly #history: History;
  /** The ids of the messages that aren't acknowledged, by number. */
  readonly #underway = new Map<number, string>();
  #count = 0;

  constructor(prefix: string, limits: SessionLimits) {
    this.#prefix = prefix;
    this.#history = new History(limits);
  }

  get messages(): readonly Message[] {
    return this.#history.all;
  }

  get(id: string): Message | undefined {
    return this.#history.get(id);
  }

  /** One of ours, which has just got its number. `at`: milliseconds since 1970. */
  addSent(sequence: number, sealed: Sealed, plaintext: Uint8Array, at: number): Message {
    const message = this.#add({
      direction: 'sent',
      sequence,
      ...sealed,
      plaintext: new Uint8Array(plaintext),
      state: 'queued',
      at,
    });
    this.#underway.set(sequence, message.id);
    return message;
  }

  /** One of the peer's, and what came of decrypting it. `at`: milliseconds since 1970. */
  addReceived(
    frame: WireFrame,
    { fault: _, ...opened }: Opened,
    answer: Answer | undefined,
    at: number,
  ): Message {
    const { sequence, mode, iv, ciphertext } = frame;
    const content = { direction: 'received', sequence, mode, iv, ciphertext } as const;
    return this.#add({ ...content, ...opened, ...(answer && { answer }), state: 'received', at });
  }

  /** The peer says that it can't use one of ours, or (undefined) has never said so; the last one with that number is meant. */
  markAlert(sequence: number, alert: string | undefined): Message | undefined {
    const message = this.messages.findLast(
      (one) => one.direction === 'sent' && one.sequence === sequence,
    );
    return message && this.#history.change(message.id, { alert });
  }

  /** Takes a message out, as if it had never come. */
  forget(id: string): void {
    this.#history.forget(id);
  }

  /** A frame is about to be handed to the port. */
  markHanded({ type, sequence }: WireFrame): Message | undefined {
    const message = type === 'data' ? this.#underwayMessage(sequence) : undefined;
    if (!message) return undefined;
    return this.#history.change(message.id, { state: 'on the wire', tries: message.tries + 1 });
  }

  /** The peer has this one of ours. */
  markAcknowledged(sequence: number): Message | undefined {
    const message = this.#underwayMessage(sequence);
    this.#underway.delete(sequence);
    return message && this.#history.change(message.id, { state: 'acknowledged' });
  }

  /** The link is gone: what isn't acknowledged waits for the next one. */
  markQueued(): Message[] {
    return [...this.#underway.keys()]
      .map((sequence) => this.#underwayMessage(sequence)!)
      .filter(({ state }) => state === 'on the wire')
      .map(({ id }) => this.#history.change(id, { state: 'queued' })!);
  }

  #underwayMessage(sequence: number): Message | undefined {
    const id = this.#underway.get(sequence);
    return id === undefined ? undefined : this.#history.get(id);
  }

  #add(content: Omit<Message, 'id' | 'tries'>): Message {
    const id = `${this.#prefix}-${++this.#count}`;
    return this.#history.add({ id, tries: 0, ...content });
  }
}
