import type { Clock, WireFrame } from '../wire/index.ts';
import type { Answer } from './answer.ts';
import type { SessionLimits } from './limits.ts';
import { History, type Message } from './messages.ts';
import type { Opened, Sealed } from './seal.ts';

/**
 * What an endpoint remembers of its messages, and which of them are underway. Each method returns the snapshots that
 * are new, undefined where there is no message to change (an earlier life has sent it).
 */
export class Ledger {
  readonly #prefix: string;
  readonly #clock: Clock;
  readonly #history: History;
  /** The ids of the messages that aren't acknowledged, by number. */
  readonly #underway = new Map<number, string>();
  #count = 0;

  constructor(prefix: string, clock: Clock, limits: SessionLimits) {
    this.#prefix = prefix;
    this.#clock = clock;
    this.#history = new History(limits);
  }

  get messages(): readonly Message[] {
    return this.#history.all;
  }

  get(id: string): Message | undefined {
    return this.#history.get(id);
  }

  addSent(sequence: number, sealed: Sealed, plaintext: Uint8Array): Message {
    const message = this.#add({
      direction: 'sent',
      sequence,
      ...sealed,
      plaintext: new Uint8Array(plaintext),
      state: 'queued',
    });
    this.#underway.set(sequence, message.id);
    return message;
  }

  addReceived(frame: WireFrame, { fault: _, ...opened }: Opened, answer?: Answer): Message {
    const { sequence, mode, iv, ciphertext } = frame;
    const content = { direction: 'received', sequence, mode, iv, ciphertext } as const;
    return this.#add({ ...content, ...opened, ...(answer && { answer }), state: 'received' });
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

  #add(content: Omit<Message, 'id' | 'tries' | 'at'>): Message {
    const id = `${this.#prefix}-${++this.#count}`;
    return this.#history.add({ id, tries: 0, at: this.#clock.now(), ...content });
  }
}
