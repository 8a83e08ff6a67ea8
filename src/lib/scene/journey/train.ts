import { toHex } from '../../bytes/index.ts';
import { nameOf } from '../../diagram/index.ts';
import type { Trace } from '../../modes/types.ts';
import type { Placed } from '../place/columns.ts';
import { cardWidth, isCompact, stripCells } from '../place/metrics.ts';
import type { Way } from '../place/ways.ts';
import { box, label } from '../shapes.ts';
import type { Drive, Mark, Metrics, Point } from '../types.ts';

/** The middle of a value's byte, counted from 0, where the value stands. */
export function byteAt(
  { slot: { kind }, x, y, width, height, cx, cy }: Placed,
  i: number,
  m: Metrics,
): Point {
  // What stands in the gutter has four rows of four.
  if (kind === 'card' && width < cardWidth(m))
    return {
      x: x + ((i % 4) + 0.5) * (width / 4),
      y: y + (Math.floor(i / 4) + 0.5) * (height / 4),
    };
  if (kind === 'card')
    return {
      x: x + m.pad + (i % m.perRow) * (m.cellWidth + m.gap) + m.cellWidth / 2,
      y: y + m.pad + Math.floor(i / m.perRow) * (m.cellHeight + m.gap) + m.cellHeight / 2,
    };
  if (kind !== 'strip') return { x: cx, y: cy };
  const inRow = stripCells(m);
  const [cell, row] = [(width - 2) / inRow, ((height - 2) * inRow) / 16];
  return {
    x: x + 1 + ((i % inRow) + 0.5) * cell,
    y: y + 1 + (Math.floor(i / inRow) + 0.5) * row,
  };
}

/** When byte i of 16 runs: each a little after the one before, so that columns meet one by one. */
const running = ({ step, from, to }: Drive, i: number): Drive => {
  const lag = ((to - from) * 0.5) / 16;
  return { step, from: from + i * lag, to: to - (15 - i) * lag };
};

/** From a byte's cell along its way; past the glyph at its end to where the byte of the result will stand, if it has one. */
function pathOf(
  { points, from, to, chip }: Way,
  i: number,
  result: Placed | undefined,
  m: Metrics,
): Point[] {
  const start = from && byteAt(from, i, m);
  const end = result ? byteAt(result, i, m) : { x: to.cx, y: to.cy };
  // What comes straight down keeps its place from side to side, and joins what came around at the glyph.
  const along = chip === undefined ? [] : [...points, { x: to.cx, y: to.cy }];
  return [...(start ? [start] : points.slice(0, 1)), ...along, end];
}

/** A train of a value's bytes on its way: sixteen cells, each with its hex. Its marks are there only while it moves. */
export function drawTrain(trace: Trace, way: Way, result: Placed | undefined, m: Metrics): Mark[] {
  // From afar bytes can't be told from each other on their way.
  if (isCompact(m)) return [];
  const { id, value, drive } = way;
  const { role } = nameOf(trace, value);
  const [width, height] = [Math.min(18, m.cellWidth), 16];
  const at = box({ x: -width / 2, y: -height / 2, width, height }, 3);
  return [...value.bytes].flatMap((byte, i): Mark[] => {
    const path = pathOf(way, i, result, m);
    const common = { role, effect: 'travel', drive: running(drive, i), path } as const;
    const hex = label(0, 4, toHex(Uint8Array.of(byte)));
    return [
      { id: `${id}.t${i}.back`, at, part: 'train-back', ...common },
      { id: `${id}.t${i}`, at, part: 'train', byte, ...common },
      { id: `${id}.t${i}.hex`, at: hex, part: 'train-hex', byte, ...common },
    ];
  });
}
