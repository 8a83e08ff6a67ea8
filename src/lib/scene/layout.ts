import type { Trace } from '../modes/types.ts';
import { captionRoom } from './draw/captions.ts';
import { drawCard } from './draw/card.ts';
import { drawCipher } from './draw/cipher.ts';
import { drawEntry, drawKey } from './draw/gutter.ts';
import { drawBox } from './draw/box.ts';
import { drawVerify } from './draw/verify.ts';
import { drawLaneOp, drawXor } from './draw/ops.ts';
import { drawRepeats, repeatRoom } from './draw/repeats.ts';
import { drawStrip } from './draw/strip.ts';
import { drawWay } from './draw/way.ts';
import { sceneWidth } from './place/metrics.ts';
import { type Column, type Placed, placeColumns, rhythmOf } from './place/columns.ts';
import type { Mark, Metrics, Scene, Window } from './types.ts';
import { waysOf } from './place/ways.ts';

/**
 * Trace to Scene: the blocks of one window placed and wired. The same for every mode and both directions. `captions`: the
 * longest that it will have to have room for; a look that is too small for captions needs none.
 */
export function layout(
  trace: Trace,
  window: Window,
  metrics: Metrics,
  captions: readonly string[] = [],
): Scene {
  const { label } = rhythmOf(metrics);
  const { above, below } = repeatRoom(trace, metrics, window.count);
  const width = sceneWidth(metrics, window.count);
  const top = captionRoom(captions, metrics, width);
  const columns = placeColumns(trace, window, metrics, top + above + label);
  return {
    trace,
    window,
    metrics,
    width,
    height: bottomOf(columns) + label + Math.max(6, below),
    marks: inLayers(drawColumns(trace, columns, metrics)),
    steps: columns.flatMap(({ steps }) => steps),
    top,
    centers: columns.map(({ placed }) => placed[0].cx),
  };
}

function drawColumns(trace: Trace, columns: readonly Column[], m: Metrics): Mark[] {
  const ways = waysOf(trace, columns, m);
  return [
    ...drawKey(columns, m),
    ...ways.flatMap((way) => drawWay(way, m)),
    ...ways.flatMap(({ entry }) => (entry ? drawEntry(trace, entry, m) : [])),
    ...columns.flatMap((column) =>
      column.placed.flatMap((placed) => drawSlot(trace, column, placed, m)),
    ),
    ...drawRepeats(trace, columns, m),
  ];
}

function drawSlot(trace: Trace, column: Column, placed: Placed, m: Metrics): Mark[] {
  const { kind, step } = placed.slot;
  if (kind === 'card') return drawCard(trace, placed, m);
  if (kind === 'xor') return drawXor(trace, placed);
  if (kind === 'box') return drawBox(trace, placed, m);
  if (kind === 'verify') return drawVerify(trace, placed, m);
  if (kind === 'cipher') return drawCipher(trace, placed, m);
  const strip = drawStrip(trace, column, placed, m);
  return step.block === column.block ? [...strip, ...drawLaneOp(trace, placed, m)] : strip;
}

function bottomOf(columns: readonly Column[]): number {
  const placed = columns.flatMap((column) => column.placed);
  return placed.reduce((bottom, { y, height }) => Math.max(bottom, y + height), 0);
}

/** Pale lines at the back, chips at the front; within a layer as they came. */
function inLayers(marks: readonly Mark[]): Mark[] {
  const isBack = ({ part }: Mark): boolean => part.endsWith('-base') || part === 'key-line';
  const isFront = ({ part }: Mark): boolean => part.startsWith('chip');
  return [
    ...marks.filter(isBack),
    ...marks.filter((mark) => !isBack(mark) && !isFront(mark)),
    ...marks.filter(isFront),
  ];
}
