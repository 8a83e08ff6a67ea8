import { isCompact } from './metrics.ts';
import { captionOf } from './caption.ts';
import type { FrameMark, Scene, Timeline } from './types.ts';

const LINE = 18;
/** Mean width of a character at the caption's size: an estimate is enough, as lines are broken generously. */
const CHARACTER = 7.4;

/** Words into lines of at most `width` units. */
export function wrap(text: string, width: number): string[] {
  const most = Math.max(12, Math.floor(width / CHARACTER));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const still = (id: string, at: FrameMark['mark']['at'], part: string): FrameMark => ({
  id,
  mark: { id, at, role: 'ink', part, effect: 'still' },
  state: 'done',
  progress: 1,
});

/** The caption in its band above the columns, as near to its block as it fits, with a pointer down to it. */
export function captionMarks(
  scene: Scene,
  timeline: Timeline,
  step: number | undefined,
  ms: number,
): FrameMark[] {
  if (isCompact(scene.metrics) || scene.centers.length === 0) return [];
  const block = step === undefined ? scene.window.first : scene.trace.step(step).block;
  const center = scene.centers[block - scene.window.first] ?? scene.centers[0];
  const width = Math.min(560, scene.width - 8);
  const x = Math.max(4, Math.min(center - width / 2, scene.width - width - 4));
  const lines = wrap(captionOf(scene.trace, timeline, step, ms), width).slice(0, 3);
  const top = scene.top - 12 - lines.length * LINE;
  const marks = lines.map((text, i) =>
    still(
      `caption.${i}`,
      { shape: 'label', x: center, y: top + (i + 1) * LINE, text, anchor: 'middle' },
      'caption',
    ),
  );
  // Centred over its block where it fits; at the edges of the view it keeps to the view.
  const shift = x + width / 2 - center;
  const placed = marks.map((mark) => ({
    ...mark,
    mark: { ...mark.mark, at: { ...mark.mark.at, x: center + shift } as FrameMark['mark']['at'] },
  }));
  return [
    ...placed,
    still(
      'caption.head',
      { shape: 'head', tip: { x: center, y: scene.top + 2 }, toward: 'down' },
      'pointer',
    ),
  ];
}
