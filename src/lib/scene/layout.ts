import type { Trace } from '../modes/types.ts';
import { captionRoom } from './draw/captions.ts';
import { drawEntry, drawKey } from './draw/gutter.ts';
import { inLayers } from './draw/layers.ts';
import { drawRepeats, repeatRoom } from './draw/repeats.ts';
import { drawSlot } from './draw/slot.ts';
import { drawWay } from './draw/way.ts';
import { sceneWidth } from './place/metrics.ts';
import { type Column, placeColumns, rhythmOf } from './place/columns.ts';
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

function bottomOf(columns: readonly Column[]): number {
  const placed = columns.flatMap((column) => column.placed);
  return placed.reduce((bottom, { y, height }) => Math.max(bottom, y + height), 0);
}
