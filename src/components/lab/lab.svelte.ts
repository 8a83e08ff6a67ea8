import { Conversation } from './conversation.svelte.ts';
import type { Hands } from './eve/hands.svelte.ts';
import { Showing } from './showing.svelte.ts';

const SAMPLE = 'Attack at dawn! Attack at dawn! Attack at dawn! Bring the penguins.';

/** The wire lab: a conversation, the stage that shows it, and Eve once somebody wants to be her. */
export class Lab {
  readonly conversation: Conversation;
  readonly showing: Showing;
  #hands = $state.raw<Hands>();
  #explained = $state.raw<{ readonly id: string; readonly sentence: string }>();

  /** `text`: what the client is about to send. */
  constructor(text: string = SAMPLE) {
    this.conversation = new Conversation({ client: text, server: '' });
    this.showing = new Showing(this.conversation);
    this.conversation.subscribe(({ kind }) => {
      if (kind === 'rewired') this.#hands = undefined;
    });
  }

  /** Eve; undefined while nobody is her. */
  get hands(): Hands | undefined {
    return this.#hands;
  }

  /** The message that was asked “why?” last, and the answer. */
  get explained(): { readonly id: string; readonly sentence: string } | undefined {
    return this.#explained;
  }

  /** Opens the wire; returns how to end it, and the playing. */
  open(): () => void {
    const close = this.conversation.open();
    return () => {
      this.showing.rest();
      close();
    };
  }

  /** Lets Eve stand at both gates. */
  admit(hands: Hands): void {
    this.conversation.intercept(hands);
    this.#hands = hands;
  }

  /** Says beside a message why it came out so; beside the one before nothing is said any more. */
  answerWhy(id: string, sentence: string): void {
    this.#explained = { id, sentence };
  }
}
