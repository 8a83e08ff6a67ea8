import type { Trace } from '../modes/types.ts';
import { drawEntry, drawKey } from './draw-gutter.ts';
import { drawCipher, drawIncrement, drawXor } from './draw-ops.ts';
import { ARC_DEPTH, drawRepeats } from './draw-repeats.ts';
import { drawCard, drawStrip } from './draw-value.ts';
import { wireColumns } from './draw-wires.ts';
import { sceneWidth } from './metrics.ts';
import { nameId, nameOf } from './names.ts';
import { type Column, type Placed, placeColumns, rhythmOf } from './place.ts';
import { repeatsOf } from './repeats.ts';
import type { Mark, Metrics, Scene, Window } from './types.ts';

/** A strip is named for its value; one that shows another column's value is that block's input block. */
function stripId(trace: Trace, column: Column, { slot }: Placed): string {
  const name = nameOf(trace, slot.step);
  const own = slot.step.block === column.block || name.index === column.block;
  return own ? nameId(name) : `i${column.block}`;
}

function drawSlot(trace: Trace, column: Column, placed: Placed, m: Metrics): Mark[] {
  if (placed.slot.kind === 'card') return drawCard(trace, placed, m);
  if (placed.slot.kind === 'xor') return drawXor(placed);
  if (placed.slot.kind === 'cipher') return drawCipher(trace, placed, m);
  const strip = drawStrip(trace, placed, stripId(trace, column, placed), m);
  return placed.slot.step.op === 'increment' ? [...strip, ...drawIncrement(placed, m)] : strip;
}

/** Drawn in this order, back to front. */
const layerOf = ({ part }: Mark): number =>
  part.endsWith('-base') || part === 'key-line' ? 0 : part.startsWith('chip') ? 2 : 1;

/** Trace to Scene: the blocks of one window placed and wired. The same for every mode and both directions. */
export function layout(trace: Trace, window: Window, metrics: Metrics): Scene {
  const rhythm = rhythmOf(metrics);
  const repeats = repeatsOf(trace).length > 0;
  const arcsAbove = trace.direction === 'decrypt' && repeats;
  const arcsBelow = trace.direction === 'encrypt' && repeats;
  const top = rhythm.captions + (arcsAbove ? ARC_DEPTH * 0.6 + 14 : 0);
  const columns = placeColumns(trace, window, metrics, top + rhythm.label);
  const wiring = wireColumns(trace, columns, metrics);
  const marks = [
    ...drawKey(columns, metrics),
    ...wiring.marks,
    ...wiring.entries.flatMap((entry) => drawEntry(trace, entry, metrics)),
    ...columns.flatMap((column) =>
      column.placed.flatMap((placed) => drawSlot(trace, column, placed, metrics)),
    ),
    ...drawRepeats(trace, columns, metrics),
  ];
  const bottom = Math.max(
    0,
    ...columns.flatMap(({ placed }) => placed.map(({ y, height }) => y + height)),
  );
  return {
    trace,
    window,
    metrics,
    width: sceneWidth(metrics, window.count),
    height: bottom + rhythm.label + (arcsBelow ? ARC_DEPTH * 0.9 : 6),
    marks: marks
      .map((mark, i) => ({ mark, i }))
      .sort((a, b) => layerOf(a.mark) - layerOf(b.mark) || a.i - b.i)
      .map(({ mark }) => mark),
    steps: columns.flatMap(({ steps }) => steps),
    top: rhythm.captions,
    centers: columns.map(({ placed }) => placed[0].cx),
  };
}
