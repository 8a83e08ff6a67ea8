import type { Drive, Point } from '../types.ts';
import {
  byteAt,
  columnOf,
  indexAt,
  middleState,
  outline,
  rowOf,
  standing,
  travelling,
  two,
  words,
} from './cells.ts';
import { stateSize } from './look.ts';
import type { RoundLook, RoundMark, Rounds, RoundStep } from './types.ts';

const WORK = { from: 0.12, to: 1 };

/** Where byte `i` goes: as many places left as its row says, on the way back right; around the end. */
export function shiftedTo(i: number, op: RoundStep['op']): number {
  const places = op === 'shiftRows' ? -rowOf(i) : rowOf(i);
  return indexAt(rowOf(i), (columnOf(i) + places + 4) % 4);
}

/** From a byte's place to its new one inside its row; a byte that falls out goes around below the row. */
function slide(from: Point, to: Point, around: boolean, look: RoundLook): Point[] {
  if (!around) return [from, to];
  const under = (look.cell + look.gap) * 0.8;
  return [from, { x: from.x, y: from.y + under }, { x: to.x, y: to.y + under }, to];
}

function rows(run: Rounds, corner: Point, look: RoundLook): RoundMark[] {
  const size = stateSize(look);
  const arrow = run.direction === 'encrypt' ? (n: number) => `← ${n}` : (n: number) => `${n} →`;
  return [0, 1, 2, 3].flatMap((row) => {
    const { y } = byteAt(corner, row, look);
    const half = look.cell / 2;
    const rect = { x: corner.x, y: y - half, width: size, height: look.cell };
    const text = row === 0 ? 'stays' : arrow(row);
    return [
      outline(`rail.${row}`, rect, 'rail', { effect: 'still' }),
      words(`rail.${row}.by`, { x: corner.x + size / 2, y }, text, 'shift'),
    ];
  });
}

/** Row after row slides by its number. FIPS 197 §5.1.2, §5.3.1 */
export function drawShift(run: Rounds, step: RoundStep, look: RoundLook): RoundMark[] {
  const { id, op, before } = step;
  const corner = middleState(look);
  const span = (WORK.to - WORK.from) / 4;
  const stands: RoundMark[] = [];
  const chips: RoundMark[] = [];
  for (let i = 0; i < 16; i++) {
    const drive = (from: number, to: number): Drive => {
      const start = WORK.from + rowOf(i) * span;
      return { step: id, from: start + from * span, to: start + to * span };
    };
    const j = shiftedTo(i, op);
    const around = Math.abs(columnOf(j) - columnOf(i)) !== rowOf(i);
    const [from, to] = [byteAt(look.before, i, look), byteAt(look.after, j, look)];
    const [here, there] = [byteAt(corner, i, look), byteAt(corner, j, look)];
    const face = { byte: before[i], role: 'value', size: look.cell } as const;
    const chip = (part: string, path: Point[], when: Drive): RoundMark[] =>
      travelling({ ...face, id: `${part}.b${two(i)}` }, path, when);
    stands.push(...standing({ ...face, id: `after.b${two(j)}` }, to, drive(0.96, 1)));
    chips.push(
      ...chip('in', [from, here], drive(0, 0.34)),
      ...chip('slide', slide(here, there, around, look), drive(0.34, 0.66)),
      ...chip('out', [there, to], drive(0.66, 1)),
    );
  }
  return [...rows(run, corner, look), ...stands, ...chips];
}
