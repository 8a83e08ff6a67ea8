import { type Direction, reversed, type Run } from '../../lib/modes/index.ts';
import type { Message } from '../../lib/session/index.ts';
import type { Role } from '../../lib/wire/index.ts';
import type { Shown } from '../stage/shown.ts';
import { shownJourney } from '../stage/shown-journey.ts';
import { shownRun } from '../stage/shown-run.ts';
import { shownOf } from '../stage/shown-state.ts';
import { StageModel } from '../stage/stage.svelte.ts';
import type { Conversation, ConversationEvent } from './conversation.svelte.ts';
import { previewJourney } from './preview.ts';
import { journeyOfMessage, type RunsOfMessage } from './run-of-message.ts';
import { Unfolding } from './unfolding.svelte.ts';
import { numberOf, type Subject, type Wish, wishOf } from './subject.ts';

/** The stage of a conversation: what is being written, a message that crossed, or a run that was given to it. */
export class Showing {
  readonly stage: StageModel;
  readonly #conversation: Conversation;
  #subject = $state.raw<Subject>({ kind: 'preview' });
  #direction = $state<Direction>('encrypt');
  #evidence = $state.raw<{ readonly number: number; readonly block: number }>();
  readonly #unfolding: Unfolding;
  /** The message that was just sent, to be put on the stage when it is on the list. */
  #awaited: { readonly role: string; readonly sequence: number } | undefined;

  constructor(conversation: Conversation) {
    this.#conversation = conversation;
    this.stage = new StageModel(this.#shown({ kind: 'preview' }), 'end');
    this.stage.player.seek(this.stage.half.timeline.end);
    this.#unfolding = new Unfolding(this.stage);
    conversation.subscribe((event) => this.#hear(event));
  }

  get subject(): Subject {
    return this.#subject;
  }

  get direction(): Direction {
    return this.#direction;
  }

  /** Why the stage can't show what it is asked for; empty where it can. */
  get problem(): string {
    return this.#subject.kind === 'problem' ? this.#subject.says : '';
  }

  /** The number of the message that the stage is about; undefined where it is about none. */
  get selected(): number | undefined {
    return numberOf(wishOf(this.#subject));
  }

  /** A block that proves something: lit on the wire. Block 0 is a message's IV. */
  get evidence(): { readonly number: number; readonly block: number } | undefined {
    return this.#evidence;
  }

  /** What the stage is about, in words. */
  get title(): string {
    const wish = wishOf(this.#subject);
    if (wish.kind !== 'preview' && wish.title !== undefined) return wish.title;
    const { items } = this.#conversation.crossed;
    const at = items.findIndex(({ number }) => number === this.selected);
    if (at < 0) return 'What the client is writing';
    const route = items[at].from === 'client' ? 'Client → Server' : 'Server → Client';
    return `${route} · message ${at + 1}`;
  }

  /** Nothing is played any more, and nothing waits. */
  rest(): void {
    this.#unfolding.rest();
  }

  /** While nothing has been sent and nothing is selected, the stage follows what is being written. */
  preview(): void {
    if (this.#conversation.crossed.items.length > 0 || this.selected !== undefined) return;
    this.#show({ kind: 'preview' }, 'end');
  }

  /** Puts a message on the stage, from its start. */
  select(number: number): void {
    this.#evidence = undefined;
    this.#show({ kind: 'message', number }, 'start');
  }

  /** Is about another message from now on, and shows what it shows: a copy has the bytes of its original. */
  mark(number: number): void {
    const mark = (wish: Wish): Wish =>
      wish.kind === 'given' ? { ...wish, number } : { kind: 'message', number };
    const subject = this.#subject;
    this.#subject =
      subject.kind === 'problem' ? { ...subject, wish: mark(subject.wish) } : mark(subject);
  }

  /** Shows a block of a message, on the wire and on the stage. 0: its IV, which the first block takes in. */
  lookAt(number: number, block: number): void {
    this.select(number);
    this.#evidence = { number, block };
    this.lookInto(Math.max(1, block));
  }

  /** Shows why a message came out as it did: its journey, when its receiver reads this block, counted from 1; or all of it. */
  explain(number: number, block: number | undefined): void {
    this.#show({ kind: 'message', number, title: 'Why it came out so' }, 'end');
    const { shown, player } = this.stage;
    const read = shown.halves.at(-1)!;
    if (block === undefined || this.problem) return;
    player.seek(read.from + (read.timeline.outputEnds[block - 1] ?? read.timeline.end));
    this.stage.look(block);
  }

  /** Goes to where a block of what is shown is complete. Nowhere, where what was asked for can't be shown. */
  lookInto(block: number): void {
    if (this.problem) return;
    const { stage } = this;
    stage.player.seek(stage.timeline.outputEnds[block - 1] ?? stage.player.end);
    stage.look(block);
  }

  /** Puts a run on the stage under a title, from its start. `number`: the message that it tells of. */
  give(run: Run, title: string, number?: number): void {
    this.#direction = run.direction;
    this.#show({ kind: 'given', run, title, number }, 'start');
  }

  /** Plays the same the other way. */
  turn(direction: Direction): void {
    this.#direction = direction;
    this.#show(wishOf(this.#subject), 'start');
    this.stage.player.play();
  }

  /** Says why something can't be shown; the stage stays as it is. */
  refuse(says: string): void {
    this.#subject = { kind: 'problem', wish: wishOf(this.#subject), says };
  }

  /** Puts the instant of a link on the stage. Where it can't be, the stage stays as it is and says why. */
  async follow(fragment: string): Promise<void> {
    const { readState } = await import('../../lib/state/index.ts');
    const read = await readState(fragment);
    if ('problem' in read) return this.refuse(read.problem);
    const { stage, selected: number } = this;
    try {
      stage.restore(read.state, shownOf(read.state));
    } catch (error) {
      return this.refuse(`This link couldn’t be read: ${(error as Error).message}`);
    }
    this.#direction = read.state.direction;
    this.#subject = { kind: 'given', run: stage.run, title: 'From a link', number };
  }

  #hear(event: ConversationEvent): void {
    if (event.kind === 'written') this.preview();
    if (event.kind === 'arrived') this.#arrive();
    if (event.kind === 'sent') {
      // The picture of the message before is over: playing on, it would hold up this one.
      this.stage.player.pause();
      this.#awaited = event;
    }
    if (event.kind === 'rewired') {
      this.#awaited = undefined;
      this.#show({ kind: 'preview' }, 'end');
    }
    if (event.kind !== 'listed' || !this.#awaited) return;
    const { role, sequence } = this.#awaited;
    const sent = event.items.findLast(
      ({ from, frame }) => from === role && frame.sequence === sequence,
    );
    if (!sent) return;
    this.#awaited = undefined;
    this.select(sent.number);
    this.#unfolding.begin(sent.number, sent.frame.mode);
  }

  /** A message that was held has come: the picture goes on with how it is read. */
  #arrive(): void {
    const { stage, subject } = this;
    if (subject.kind !== 'message' || stage.shown.hasCome) return;
    const shown = this.#shown(subject);
    if (!shown.hasCome) return;
    stage.present(shown, 'start');
    stage.player.seek(shown.halves[0].timeline.end);
    this.#unfolding.begin(subject.number, stage.trace.mode.id);
  }

  /** Whether a message that a side has received isn't read yet in the picture that shows how it is sent. */
  unfolds(role: Role, { id, direction, sequence }: Message): boolean {
    const { selected } = this;
    if (direction !== 'received' || selected === undefined) return false;
    if (selected !== this.#unfolding.number) return false;
    // What came after it must not stand before it.
    if (this.#conversation.sides[role].messages.at(-1)?.id !== id) return false;
    const item = this.#conversation.crossed.items.find(({ number }) => number === selected);
    return item !== undefined && item.from !== role && item.frame.sequence === sequence;
  }

  #show(wish: Wish, at: 'start' | 'end'): void {
    try {
      const shown = this.#shown(wish);
      this.stage.present(shown, at);
      this.#subject = wish;
      // What is being written is encrypted already, and hasn't been sent.
      if (wish.kind === 'preview') this.stage.player.seek(shown.halves[0].timeline.end);
    } catch (error) {
      this.#subject = { kind: 'problem', wish, says: (error as Error).message };
    }
  }

  /** What a wish comes to. Throws, in words, where it can't be shown. */
  #shown(wish: Wish): Shown {
    const conversation = this.#conversation;
    if (wish.kind === 'given') {
      const { run } = wish;
      return shownRun(run.direction === this.#direction ? run : reversed(run));
    }
    const number = numberOf(wish);
    const item = conversation.crossed.items.find((one) => one.number === number);
    return journeyed(item ? journeyOfMessage(conversation, item) : previewJourney(conversation));
  }
}

/** A journey where both ends are known, or the one and how the other would read it; else what is known of it. */
function journeyed({ sent, received, expected }: RunsOfMessage): Shown {
  if (!sent) return shownRun(received!);
  const read = received ?? expected;
  if (!read) return shownRun(sent);
  try {
    return shownJourney(sent, read, !received);
  } catch {
    // What came can’t be decrypted at all, as where it isn’t whole blocks: the receiver’s log says so. What can’t be encrypted
    // throws again here.
    return shownRun(sent);
  }
}
