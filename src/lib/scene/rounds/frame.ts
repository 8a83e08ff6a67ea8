import { easeCubicInOut } from 'd3';
import type { Frame, FrameMark, Timeline } from '../types.ts';
import type { RoundMark, RoundScene } from './types.ts';

function markAt(mark: RoundMark, timeline: Timeline, ms: number): FrameMark {
  const { drive } = mark;
  if (!drive) return { id: mark.id, mark, state: 'done', progress: 1 };
  const duration = timeline.duration[drive.step];
  const from = timeline.start[drive.step] + duration * drive.from;
  const to = timeline.start[drive.step] + duration * drive.to;
  if (ms >= to) return { id: mark.id, mark, state: 'done', progress: 1 };
  if (ms <= from) return { id: mark.id, mark, state: 'waiting', progress: 0 };
  const share = (ms - from) / (to - from);
  const progress = mark.effect === 'travel' ? easeCubicInOut(share) : share;
  return { id: mark.id, mark, state: 'active', progress };
}

/** The picture of a step at an instant. Pure, so that playing, stepping back and seeking show the same. */
export function roundFrameAt(scene: RoundScene, timeline: Timeline, ms: number): Frame {
  const marks = scene.marks
    .map((mark) => ({ frameMark: markAt(mark, timeline, ms), during: mark.during }))
    .filter(({ frameMark, during }) => !during || frameMark.state === 'active')
    .map(({ frameMark }) => frameMark);
  return { ms, width: scene.look.width, height: scene.look.height, marks };
}
