import type { Step, Trace } from '../../modes/types.ts';
import { blockSteps, isOutput, perTrace, repeatAt, repeatsOf } from '../../diagram/index.ts';
import { equalSentence, openingSentence, stepSentence } from './sentences.ts';
import type { Timeline } from '../types.ts';

/** Where a block takes in something of others, or an IV, equal blocks are chance: there is no because to tell. */
const standAlone = perTrace((trace): boolean =>
  [1, trace.blocks].every((block) =>
    blockSteps(trace, block).every(({ inputs }) =>
      inputs.every((id) => trace.blockOf(id) === block),
    ),
  ),
);

const tellsRepeats = (trace: Trace): boolean => standAlone(trace) && repeatsOf(trace).length > 0;

/** Said where a finished block repeats another one: the first of its kind, or the second of the first itself. */
function repeatSentence(trace: Trace, { id, block }: Step): string {
  const repeat = tellsRepeats(trace) && isOutput(trace, id) && repeatAt(trace, block);
  if (!repeat) return '';
  const [first, second] = repeat.blocks;
  return ` ${equalSentence(trace, block, block === first ? second : first)}`;
}

/**
 * One sentence on what happens at an instant, with the real names and bytes: the caption beside the block, and what a
 * screen reader says. `step` is the current step's id, undefined before the first.
 */
export function captionOf(
  trace: Trace,
  timeline: Timeline,
  step: number | undefined,
  ms: number,
): string {
  if (step === undefined) return openingSentence(trace);
  const it = trace.step(step);
  const sentence = stepSentence(trace, it, timeline.together[step]);
  const hasEnded = ms >= timeline.start[step] + timeline.duration[step];
  return hasEnded ? sentence + repeatSentence(trace, it) : sentence;
}

/**
 * Captions such that no other of this trace needs more lines: the opening, and those of the last block, whose names are
 * longest, with all that is said of any block. For keeping room.
 */
export function longestCaptions(trace: Trace, timeline: Timeline): string[] {
  const last = trace.blocks;
  const repeat = tellsRepeats(trace) ? ` ${equalSentence(trace, last, last)}` : '';
  const blocks = trace.tag === undefined ? [last] : [last - 1, last];
  const steps = blocks
    .flatMap((block) => (block > 0 ? blockSteps(trace, block) : []))
    .filter(({ inputs }) => inputs.length > 0);
  const sentences = steps.map((step) => stepSentence(trace, step, timeline.together[step.id]));
  return [openingSentence(trace), ...sentences.map((sentence) => sentence + repeat)];
}
