import { captionOf } from '../words/caption.ts';
import { isCompact } from '../place/metrics.ts';
import { head, label } from '../shapes.ts';
import type { FrameMark, Metrics, Scene, Shape, Timeline } from '../types.ts';
import { wrap } from '../place/wrap.ts';

const LINE = 18;
/** From the last line's foot to the row below it: the pointer stands there. */
const FOOT = 12;
/** What a line takes above its foot, so that nothing is cut off at the top. */
const RISE = 14;
/** Left and right of the words. */
const MARGIN = 4;
const WIDEST = 560;
/** Mean width of a character at the caption's size, a little more than in fact: an estimate is enough. */
const CHARACTER = 7.6;

const widthIn = (sceneWidth: number): number => Math.min(WIDEST, sceneWidth - 2 * MARGIN);

const linesOf = (text: string, sceneWidth: number): string[] =>
  wrap(text, Math.floor(widthIn(sceneWidth) / CHARACTER));

/** The height of the band above the columns that has room for each of these captions, two lines at least. */
export function captionRoom(captions: readonly string[], m: Metrics, sceneWidth: number): number {
  if (isCompact(m)) return 4;
  const lines = captions.map((caption) => linesOf(caption, sceneWidth).length);
  return RISE + (Math.max(2, ...lines) - 1) * LINE + FOOT;
}

const still = (id: string, at: Shape, part: string): FrameMark => ({
  id,
  mark: { id, at, role: 'ink', part, effect: 'still' },
  state: 'done',
  progress: 1,
});

/** The caption in its band above the columns, as near to its block as it fits in the view, with a pointer down to it. */
export function captionMarks(
  scene: Scene,
  timeline: Timeline,
  step: number | undefined,
  ms: number,
): FrameMark[] {
  const { trace, width, top, window, centers } = scene;
  if (isCompact(scene.metrics) || centers.length === 0) return [];
  const block = step === undefined ? window.first : trace.step(step).block;
  const center = centers[block - window.first];
  const half = widthIn(width) / 2;
  const x = Math.max(MARGIN + half, Math.min(center, width - MARGIN - half));
  const lines = linesOf(captionOf(trace, timeline, step, ms), width);
  const footOf = (i: number): number => top - FOOT - (lines.length - 1 - i) * LINE;
  return [
    ...lines.map((text, i) => still(`caption.${i}`, label(x, footOf(i), text), 'caption')),
    still('caption.head', head({ x: center, y: top + 2 }, 'down'), 'pointer'),
  ];
}
