import type { Step, Trace } from '../../modes/types.ts';
import { blockSteps } from '../../diagram/index.ts';
import { cardHeight, cardWidth, isCompact, isFar, pitch, stripCells } from './metrics.ts';
import { type Gap, rowsOf, type Slot } from './slots.ts';
import type { Metrics, Window } from '../types.ts';

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

const TINY = { xor: 12, cipher: 12, box: 12, verify: 12 };
const COMPACT = { xor: 16, cipher: 20, box: 16, verify: 16 };
const ROOMY = { xor: 26, cipher: 46, box: 32, verify: 26 };

/** The heights of a look. */
export function rhythmOf(m: Metrics): Rhythm {
  const card = cardHeight(m);
  if (isFar(m)) return { label: 18, between: 12, heights: { card, strip: 6, ...TINY } };
  if (m.rhythm) return tightRhythm(m);
  if (isCompact(m)) return { label: 18, between: 14, heights: { card, strip: 10, ...COMPACT } };
  const strip = stripCells(m) === 8 ? 40 : 24;
  return { label: 22, between: 28, heights: { card, strip, ...ROOMY } };
}

/** Both halves of a journey stand in one view. */
function tightRhythm(m: Metrics): Rhythm {
  const [between, strip] = m.rhythm === 'thin' ? [9, 10] : [13, 38];
  const heights = { card: cardHeight(m), strip, xor: 22, cipher: 30, box: 24, verify: 22 };
  return { label: 20, between, heights };
}

const CIPHER_WIDTH = 108;
/** “AES” and some air. */
const WORD_WIDTH = 34;
const BOX_WIDTH = 60;

function cipherWidth(m: Metrics): number {
  if (!isCompact(m)) return CIPHER_WIDTH;
  const half = cardWidth(m) * 0.5;
  return isFar(m) ? half : Math.max(half, WORD_WIDTH);
}

function widthOf(kind: Slot['kind'], m: Metrics): number {
  if (kind === 'card' || kind === 'strip') return cardWidth(m);
  if (kind === 'cipher') return cipherWidth(m);
  if (kind === 'box') return isCompact(m) ? cardWidth(m) * 0.25 : BOX_WIDTH;
  return rhythmOf(m).heights[kind];
}

function placeRows(rows: readonly (Slot | Gap)[], cx: number, top: number, m: Metrics): Placed[] {
  const { heights, between } = rhythmOf(m);
  let y = top;
  return rows.flatMap((row) => {
    const height = heights['gap' in row ? row.gap : row.kind];
    const [at, middle] = [y, y + height / 2];
    y += height + between;
    if ('gap' in row) return [];
    const width = widthOf(row.kind, m);
    return [{ slot: row, x: cx - width / 2, y: at, width, height, cx, cy: middle }];
  });
}

/** The visible columns, left to right, all with the same rows. `top` is where the cards begin. */
export function placeColumns(trace: Trace, window: Window, m: Metrics, top: number): Column[] {
  const last = Math.min(trace.blocks, window.first + window.count - 1);
  const columns: Column[] = [];
  for (let block = window.first; block <= last; block++) {
    const steps = blockSteps(trace, block);
    const cx = m.gutter + (block - window.first) * pitch(m) + cardWidth(m) / 2;
    columns.push({ block, steps, placed: placeRows(rowsOf(trace, block), cx, top, m) });
  }
  return columns;
}
