import {
  type Given,
  type TaskKind,
  TASKS,
  type Typed,
  type Verdict,
} from '../../lib/lessons/index.ts';
import { keepEntry, keptEntry, keptProgress } from './kept.ts';
import type { TaskFigure } from './types.ts';

/** Of the page before it is live, and of the page without JavaScript: everybody’s first task. */
const FIRST_SEED = 1;

/** One task of one reader: made from the seed of this device, checked by computation. */
export class TaskModel {
  readonly figure: TaskFigure;
  readonly kind: TaskKind;
  readonly #lesson: string;
  readonly #id: string;
  given = $state.raw() as Given;
  typed = $state.raw<Typed>({});
  verdict = $state.raw<Verdict>();
  /** Hints that are open. */
  hinted = $state(0);
  tries = $state(0);
  worked = $state(false);
  #seen = 0;
  #took: number | undefined;

  readonly facts = $derived.by(() => this.kind.facts(this.given));
  readonly fields = $derived.by(() => this.kind.fields(this.given));
  readonly hints = $derived.by(() => this.figure.hints ?? this.kind.hints(this.given));
  readonly work = $derived.by(() => this.kind.work(this.given));
  readonly done = $derived(this.verdict?.done ?? false);

  constructor(figure: TaskFigure, lesson: string, id: string) {
    this.figure = figure;
    this.kind = TASKS[figure.task];
    this.#lesson = lesson;
    this.#id = id;
    this.#make(FIRST_SEED);
  }

  #make(seed: number): void {
    this.given = { seed, setup: this.figure.setup ?? {} };
    this.typed = Object.fromEntries(this.fields.map(({ id, initial }) => [id, initial ?? '']));
  }

  /** The page is live: this device’s own task, and what was typed here before. */
  restore(): void {
    this.#seen = Date.now();
    this.#make(keptProgress().seed);
    const kept = keptEntry(this.#lesson, this.#id);
    if (!kept) return;
    this.tries = kept.tries;
    this.hinted = Math.min(kept.hints ?? 0, this.hints.length);
    this.worked = kept.worked ?? false;
    this.#took = kept.took;
    if (!kept.typed) return;
    this.typed = { ...this.typed, ...kept.typed };
    this.verdict = this.kind.check(this.given, this.typed);
  }

  /** Typed again: what was checked is no longer what stands there. */
  type(id: string, text: string): void {
    this.typed = { ...this.typed, [id]: text };
    this.verdict = undefined;
  }

  check(): void {
    this.verdict = this.kind.check(this.given, this.typed);
    this.tries += 1;
    this.#took ??= Date.now() - this.#seen;
    this.#keep();
  }

  hint(): void {
    this.hinted = Math.min(this.hinted + 1, this.hints.length);
    this.#keep();
  }

  /** Only for who has tried. */
  show(): void {
    if (this.tries === 0) return;
    this.worked = true;
    this.#keep();
  }

  #keep(): void {
    keepEntry(this.#lesson, this.#id, {
      ...(this.tries ? { typed: this.typed } : {}),
      right: this.done,
      tries: this.tries,
      hints: this.hinted,
      worked: this.worked,
      at: Date.now(),
      took: this.#took,
    });
  }
}
