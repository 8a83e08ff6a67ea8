import {
  type Answer,
  type Case,
  caseOf,
  type Edits,
  edited,
  kindOf,
  stepsToOrder,
} from '../../lib/lessons/index.ts';
import type { StageModel } from '../stage/stage.svelte.ts';
import { keepEntry, keptEntry } from './kept.ts';
import type { PredictFigure } from './types.ts';

/** `open`: to be answered; `committed`: answered, the run unlocked; `running`: it plays; `told`: prediction against trace. */
export type Phase = 'open' | 'committed' | 'running' | 'told';

/** One prediction: question, answer, run, verdict. The verdict is computed from the run of the reader’s own input. */
export class PredictModel {
  readonly figure: PredictFigure;
  readonly #lesson: string;
  readonly #id: string;
  /** Text, key and IV as the reader typed them, where they can be run. */
  edits = $state.raw<Edits>({});
  /** Why what was typed last can’t be run; what is shown is then the last run that could. */
  problem = $state('');
  it = $state.raw() as Case;
  answer = $state.raw<Answer>();
  phase = $state<Phase>('open');
  /** The run on the stage, once it was asked for. */
  stage = $state.raw<StageModel>();
  #tries = 0;
  #seen = 0;
  #took: number | undefined;

  readonly kind = $derived.by(() => kindOf(this.figure.ask));
  readonly told = $derived(this.phase === 'told');
  readonly judgement = $derived.by(() =>
    this.told && this.answer ? this.kind.judge(this.answer, this.it, this.figure.ask) : undefined,
  );
  readonly counter = $derived.by(() =>
    this.judgement?.misconception
      ? this.figure.misconceptions?.[this.judgement.misconception]
      : undefined,
  );
  /** Blocks of the result that may be shown: those the run has reached, all once it is told. */
  readonly shown = $derived(
    this.told ? Infinity : this.phase === 'running' ? (this.stage?.done ?? 0) : 0,
  );

  constructor(figure: PredictFigure, lesson: string, id: string) {
    this.figure = figure;
    this.#lesson = lesson;
    this.#id = id;
    this.it = caseOf(figure.setup);
    if (figure.ask.kind === 'order-steps')
      this.answer = stepsToOrder(this.it, figure.ask.blocks).map((step) => step.id);
  }

  /** The page is live: what was done here before is there again. */
  restore(): void {
    this.#seen = Date.now();
    const kept = keptEntry(this.#lesson, this.#id);
    if (!kept?.answer) return;
    this.#tries = kept.tries;
    this.#took = kept.took;
    this.#run(kept.edits ?? {});
    if (!this.kind.accepts(kept.answer, this.it, this.figure.ask)) return;
    this.answer = kept.answer;
    this.phase = 'told';
  }

  /** Another answer, while it is open. */
  say(answer: Answer | undefined): void {
    this.answer =
      answer && this.kind.accepts(answer, this.it, this.figure.ask) ? answer : undefined;
  }

  /** The reader’s own text, key or IV: the question is open again. */
  edit(edits: Edits): void {
    if (!this.#run({ ...this.edits, ...edits })) return;
    this.again();
  }

  #run(edits: Edits): boolean {
    try {
      const it = caseOf(edited(this.figure.setup, edits));
      // Asked here as well: a message in which there is nothing to ask about is refused with its reason.
      this.kind.truth(it, this.figure.ask);
      [this.it, this.edits, this.problem] = [it, edits, ''];
      return true;
    } catch (error) {
      this.problem = (error as Error).message;
      return false;
    }
  }

  commit(): void {
    if (!this.answer) return;
    this.phase = 'committed';
    this.#tries += 1;
    this.#took ??= Date.now() - this.#seen;
  }

  /** Plays the run on the stage; without the stage (it couldn’t be fetched) the result is told at once. */
  async run(): Promise<void> {
    if (this.phase === 'open') return;
    if (this.phase === 'committed') this.phase = 'running';
    try {
      const { StageModel } = await import('../stage/stage.svelte.ts');
      const stage = new StageModel(this.it.replay, 'start');
      this.stage = stage;
      stage.perform();
    } catch {
      this.tell();
    }
  }

  /** To the end of the run: the stage shows what is told. */
  skip(): void {
    this.stage?.player.toEnd();
    this.tell();
  }

  /** The run is at its end, or was skipped. */
  tell(): void {
    if (this.phase !== 'running' || !this.answer) return;
    this.phase = 'told';
    const { right } = this.kind.judge(this.answer, this.it, this.figure.ask);
    const entry = { answer: this.answer, right, tries: this.#tries, at: Date.now() };
    const own = Object.keys(this.edits).length ? { edits: this.edits } : {};
    keepEntry(this.#lesson, this.#id, { ...entry, ...own, took: this.#took });
  }

  /** Open again, with the answer as it was where it still is one. */
  again(): void {
    this.stage?.player.pause();
    this.stage = undefined;
    this.phase = 'open';
    const { ask } = this.figure;
    if (ask.kind === 'order-steps') {
      if (!this.answer || !this.kind.accepts(this.answer, this.it, ask))
        this.answer = stepsToOrder(this.it, ask.blocks).map((step) => step.id);
    } else this.answer = undefined;
  }
}
