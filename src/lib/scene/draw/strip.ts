import type { Trace } from '../../modes/types.ts';
import { isFarStrip } from '../place/arrivals.ts';
import { byteDrive, cellId, drawCell } from './cell.ts';
import { drawBar } from './bar.ts';
import { isCompact, isFar, stripCells } from '../place/metrics.ts';
import { isComparedTag, nameId, nameOf, nameText } from '../../diagram/index.ts';
import type { Column, Placed } from '../place/columns.ts';
import { box, label } from '../shapes.ts';
import type { Mark, Metrics } from '../types.ts';

/**
 * A strip is named for its value; one that shows a value of another block is this block's input block, and where the block has an
 * input block of its own beside it, what enters.
 */
export function stripId(trace: Trace, { block, steps }: Column, { slot }: Placed): string {
  const name = nameOf(trace, slot.step);
  if (slot.step.block === block || name.index === block) return nameId(name);
  const isOwn = steps.some((step) => nameId(nameOf(trace, step)) === `i${block}`);
  return `${isOwn ? 'enters' : 'i'}${block}`;
}

/** A strip: 16 cells in compact rows, for the values inside a mode: input block, output block, counter block. */
export function drawStrip(trace: Trace, column: Column, placed: Placed, m: Metrics): Mark[] {
  const { step } = placed.slot;
  const name = nameOf(trace, step);
  const { role } = name;
  const id = stripId(trace, column, placed);
  if (isFar(m)) return drawBar(trace, id, placed);
  const inRow = stripCells(m);
  const width = (placed.width - 2) / inRow;
  const height = ((placed.height - 2) * inRow) / 16;
  const cells = [...step.bytes].flatMap((byte, i) => {
    const x = placed.x + 1 + (i % inRow) * width;
    const y = placed.y + 1 + Math.floor(i / inRow) * height;
    const place = { x, y, width: width - 0.75, height: height - (inRow < 16 ? 0.75 : 0) };
    const drive = byteDrive(step, i);
    const of = { step: step.id, byte: i };
    const hex = m.rhythm === 'thin' ? 'none' : 'tiny';
    return drawCell({ id: cellId(id, i), box: place, byte, of, role, drive, hex }, m);
  });
  const at = label(placed.x + 2, placed.y - 6, nameText(name), 'start');
  const isNamed = isFarStrip(column, placed) || isComparedTag(trace, step);
  const named: Mark = { id: `${id}.name`, at, role, part: 'name', effect: 'still' };
  return [
    { id, at: box(placed, 3), role, part: 'strip', effect: 'still' },
    ...cells,
    ...(isNamed && !isCompact(m) ? [named] : []),
  ];
}
