import { blockSteps, isOutput } from '../../diagram/index.ts';
import type { Step, Trace } from '../../modes/types.ts';
import { type Column, type Placed, placeColumns, rhythmOf } from '../place/columns.ts';
import { cardHeight, sourceRight } from '../place/metrics.ts';
import type { Metrics, Window } from '../types.ts';
import type { Journey } from './types.ts';

/** Above the ciphertext on the wire; and below it, for repeats, the cable and what is said beside it. */
const ABOVE = 12;
const BELOW = 60;

/** Both halves in their places. */
export interface Places {
  readonly sent: readonly Column[];
  readonly received: readonly Column[];
  /** The row of the ciphertext on the wire. */
  readonly row: number;
  /** True where the row is the sender's own last one, so that the ciphertext is drawn once. */
  readonly once: boolean;
  readonly band: { readonly top: number; readonly bottom: number };
  /** By step id of each half, what comes from outside the view and crosses: where it stands beside that row. */
  readonly moored: Readonly<Record<'sent' | 'received', ReadonlyMap<number, Placed>>>;
}

/** Where the lowest of what stands in columns ends. */
export const bottomOf = (columns: readonly Column[]): number =>
  columns
    .flatMap(({ placed }) => placed)
    .reduce((most, { y, height }) => Math.max(most, y + height), 0);

/** The column's block of the result. */
export const outputOf = (trace: Trace, { placed }: Column): Placed | undefined =>
  placed.find(({ slot: { kind, step } }) => kind === 'card' && isOutput(trace, step.id));

/** The row in which every column ends with its block of the result; undefined where one goes on, or ends elsewhere. */
function lastRow(trace: Trace, columns: readonly Column[]): number | undefined {
  const rows = columns.map((column) => {
    const output = outputOf(trace, column);
    return output && output === column.placed.at(-1) ? output.y : undefined;
  });
  return rows.every((row) => row === rows[0]) ? rows[0] : undefined;
}

/** A half below the wire: its first row is the one on the wire, the others stand under the wire's ground. */
const under = (columns: readonly Column[], row: number): Column[] =>
  columns.map((column) => ({
    ...column,
    placed: column.placed.map((placed) =>
      placed.y > row ? { ...placed, y: placed.y + BELOW, cy: placed.cy + BELOW } : placed,
    ),
  }));

/** What the first block in view takes from before it and what crosses too: the IV, or the block of ciphertext before. */
function outside(trace: Trace, first: number): readonly Step[] {
  if (first === 1) return blockSteps(trace, 0).filter(({ op }) => op === 'iv');
  const side = trace.direction === 'encrypt' ? trace.outputs : trace.inputs;
  return first - 2 < side.length ? [trace.step(side[first - 2])] : [];
}

function moor(trace: Trace, first: number, row: number, m: Metrics): Map<number, Placed> {
  const [width, height] = [sourceRight(m), cardHeight(m)];
  const at = { x: 0, y: row, width, height, cx: width / 2, cy: row + height / 2 };
  return new Map(
    outside(trace, first).map((step) => [step.id, { ...at, slot: { kind: 'card', step } }]),
  );
}

/** Places both halves: the sender's above, the wire's row, and the receiver's below it. `top`: where the first names begin. */
export function placeJourney(
  { sent, received }: Journey,
  window: Window,
  m: Metrics,
  top: number,
): Places {
  const { label } = rhythmOf(m);
  const above = placeColumns(sent, window, m, top + label);
  const own = lastRow(sent, above);
  const row = own ?? bottomOf(above) + 2 * label + ABOVE;
  return {
    sent: above,
    received: under(placeColumns(received, window, m, row), row),
    row,
    once: own !== undefined,
    band: { top: row - ABOVE, bottom: row + cardHeight(m) + BELOW - 4 },
    moored: {
      sent: moor(sent, window.first, row, m),
      received: moor(received, window.first, row, m),
    },
  };
}
