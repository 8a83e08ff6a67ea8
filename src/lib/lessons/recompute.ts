import { caseOf, edited } from './case.ts';
import { kindOf } from './predict/index.ts';
import { type TaskId, TASKS, type TaskSetup, type Typed } from './tasks/index.ts';
import type { Answer, Ask, Edits, Setup } from './types.ts';

/** What a figure asks, as plain data. */
export type Asked =
  | { readonly type: 'predict'; readonly ask: Ask; readonly setup: Setup }
  | { readonly type: 'task'; readonly task: TaskId; readonly setup: TaskSetup };

/** What was answered there. */
export interface Answered {
  readonly edits?: Edits;
  readonly answer?: Answer;
  readonly typed?: Typed;
}

/** What comes of an answer when it is worked out anew. */
export interface Recomputed {
  readonly right: boolean;
  /** What came of it, in one sentence; or why it can’t be worked out. */
  readonly says: string;
}

/**
 * Judges an answer anew from what was asked, what was answered and the seed: nothing that an answer says of itself is
 * believed. Never throws.
 */
export function recompute(asked: Asked, answered: Answered, seed: number): Recomputed {
  try {
    return asked.type === 'predict' ? predicted(asked, answered) : worked(asked, answered, seed);
  } catch (error) {
    return { right: false, says: `Can’t be run: ${(error as Error).message}` };
  }
}

function predicted({ ask, setup }: Extract<Asked, { type: 'predict' }>, it: Answered): Recomputed {
  const run = caseOf(edited(setup, it.edits ?? {}));
  const kind = kindOf(ask);
  if (!it.answer || !kind.accepts(it.answer, run, ask))
    return { right: false, says: 'No answer that could be given here.' };
  return kind.judge(it.answer, run, ask);
}

function worked({ task, setup }: Extract<Asked, { type: 'task' }>, it: Answered, seed: number) {
  if (!it.typed) return { right: false, says: 'Nothing was typed.' };
  const { done, says } = TASKS[task].check({ seed, setup }, it.typed);
  return { right: done, says };
}
