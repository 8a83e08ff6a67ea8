import { captionMarks } from './draw/captions.ts';
import { currentStep } from './time/front.ts';
import type { Frame, FrameMark, Mark, Scene, Timeline } from './types.ts';

/** How far a mark's drive has come at an instant, 0 to 1. */
function progressAt({ drive }: Mark, { start, duration }: Timeline, ms: number): number {
  if (!drive) return 1;
  const from = start[drive.step] + duration[drive.step] * drive.from;
  const to = start[drive.step] + duration[drive.step] * drive.to;
  if (ms >= to) return 1;
  return ms <= from ? 0 : (ms - from) / (to - from);
}

function markAt(mark: Mark, timeline: Timeline, ms: number): FrameMark {
  const progress = progressAt(mark, timeline, ms);
  const state = progress <= 0 ? 'waiting' : progress >= 1 ? 'done' : 'active';
  return { id: mark.id, mark, state, progress };
}

/** Marks at an instant. Chips, and trains of bytes, exist only while they travel. */
export const marksAt = (marks: readonly Mark[], timeline: Timeline, ms: number): FrameMark[] =>
  marks
    .map((mark) => markAt(mark, timeline, ms))
    .filter(({ mark, state }) => mark.effect !== 'travel' || state === 'active');

/**
 * The picture at an instant. Pure: the same scene, timeline and time give the same frame, so playing, stepping back,
 * scrubbing, a thumbnail and a test are one call. What it costs hangs on the blocks in view, not on the message.
 */
export function frameAt(scene: Scene, timeline: Timeline, ms: number): Frame {
  const { width, height } = scene;
  const marks = marksAt(scene.marks, timeline, ms);
  const step = currentStep(scene, timeline, ms);
  return { ms, width, height, marks: [...marks, ...captionMarks(scene, timeline, step, ms)] };
}
