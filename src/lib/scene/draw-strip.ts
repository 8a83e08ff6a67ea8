import type { Trace } from '../modes/types.ts';
import { byteDrive, cellId, drawCell } from './draw-cell.ts';
import { stripCells } from './metrics.ts';
import { nameId, nameOf } from './names.ts';
import type { Column, Placed } from './place.ts';
import { box } from './shapes.ts';
import type { Mark, Metrics } from './types.ts';

/** A strip is named for its value; one that shows a value of another block is this block's input block. */
export function stripId(trace: Trace, { block }: Column, { slot }: Placed): string {
  const name = nameOf(trace, slot.step);
  return slot.step.block === block || name.index === block ? nameId(name) : `i${block}`;
}

/** A strip: 16 cells in compact rows, for the values inside a mode: input block, output block, counter block. */
export function drawStrip(trace: Trace, column: Column, placed: Placed, m: Metrics): Mark[] {
  const { step } = placed.slot;
  const { role } = nameOf(trace, step);
  const id = stripId(trace, column, placed);
  const inRow = stripCells(m);
  const width = (placed.width - 2) / inRow;
  const height = ((placed.height - 2) * inRow) / 16;
  const cells = [...step.bytes].flatMap((byte, i) => {
    const x = placed.x + 1 + (i % inRow) * width;
    const y = placed.y + 1 + Math.floor(i / inRow) * height;
    const place = { x, y, width: width - 0.75, height: height - (inRow < 16 ? 0.75 : 0) };
    const drive = byteDrive(step, i);
    return drawCell({ id: cellId(id, i), box: place, byte, role, drive, hex: 'tiny' }, m);
  });
  return [{ id, at: box(placed, 3), role, part: 'strip', effect: 'still' }, ...cells];
}
