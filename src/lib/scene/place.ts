import type { Step, Trace } from '../modes/types.ts';
import { blockSteps } from './block-steps.ts';
import { cardHeight, cardWidth, isCompact, pitch, stripCells } from './metrics.ts';
import { columnSlots, type Slot } from './slots.ts';
import type { Metrics, Window } from './types.ts';

/** A slot with its place; `x` is its left edge, `cx` the middle of its column. */
export interface Placed {
  readonly slot: Slot;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly cx: number;
  readonly cy: number;
}

/** One visible block: its slots from top to bottom. */
export interface Column {
  readonly block: number;
  readonly placed: readonly Placed[];
  readonly steps: readonly Step[];
}

/** Heights that depend on the look: near has room for text, far has not. */
export interface Rhythm {
  /** Above and below a column, for the names of its cards. */
  readonly label: number;
  readonly between: number;
  readonly heights: Readonly<Record<Slot['kind'], number>>;
}

/** The heights of a look. */
export function rhythmOf(m: Metrics): Rhythm {
  const card = cardHeight(m);
  if (isCompact(m))
    return { label: 18, between: 14, heights: { card, strip: 10, xor: 16, cipher: 20 } };
  const strip = stripCells(m) === 8 ? 40 : 24;
  return { label: 22, between: 28, heights: { card, strip, xor: 26, cipher: 46 } };
}

const CIPHER_WIDTH = 108;

function widthOf(kind: Slot['kind'], m: Metrics): number {
  if (kind === 'xor') return rhythmOf(m).heights.xor;
  if (kind === 'cipher') return isCompact(m) ? cardWidth(m) * 0.5 : CIPHER_WIDTH;
  return cardWidth(m);
}

function placeSlots(slots: readonly Slot[], cx: number, top: number, m: Metrics): Placed[] {
  const { heights, between } = rhythmOf(m);
  let y = top;
  return slots.map((slot) => {
    const [width, height] = [widthOf(slot.kind, m), heights[slot.kind]];
    const placed = { slot, x: cx - width / 2, y, width, height, cx, cy: y + height / 2 };
    y += height + between;
    return placed;
  });
}

/** The visible columns, left to right, all with the same rows. `top` is where the cards begin. */
export function placeColumns(trace: Trace, window: Window, m: Metrics, top: number): Column[] {
  const last = Math.min(trace.inputs.length, window.first + window.count - 1);
  const columns: Column[] = [];
  for (let block = window.first; block <= last; block++) {
    const steps = blockSteps(trace, block);
    const cx = m.gutter + (block - window.first) * pitch(m) + cardWidth(m) / 2;
    columns.push({ block, steps, placed: placeSlots(columnSlots(trace, steps), cx, top, m) });
  }
  return columns;
}
