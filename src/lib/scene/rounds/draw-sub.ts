import type { Point } from '../types.ts';
import { byteAt, hex, outline, standing, travelling, two, words } from './cells.ts';
import type { Rect, RoundLook, RoundMark, Rounds, RoundStep } from './types.ts';

const WORK = { from: 0.1, to: 1 };

/** The place of `box[byte]` in the table: row by its first digit, column by its second. */
export function boxCellAt({ op, boxCell }: RoundLook, byte: number): Point {
  const along = (digit: number): number => (digit + 1.5) * boxCell;
  return { x: op.x + along(byte & 15), y: op.y + along(byte >> 4) };
}

const rectAround = ({ x, y }: Point, size: number): Rect => ({
  x: x - size / 2,
  y: y - size / 2,
  width: size,
  height: size,
});

/** The table itself, as FIPS 197 prints it. */
function table({ box }: Rounds, look: RoundLook): RoundMark[] {
  const { op, boxCell } = look;
  const digits = Array.from({ length: 16 }, (_, d) => {
    const at = boxCellAt(look, d * 17);
    const digit = d.toString(16);
    return [
      words(`head.r${digit}`, { x: op.x + boxCell / 2, y: at.y }, digit, 'index'),
      words(`head.c${digit}`, { x: at.x, y: op.y + boxCell / 2 }, digit, 'index'),
    ];
  });
  const cells = Array.from(box, (value, byte) =>
    standing(
      { id: `box.${hex(byte)}`, byte: value, role: 'value', size: boxCell - 1 },
      boxCellAt(look, byte),
    ),
  );
  // Too small to read on a phone: there the table is a texture, and the byte in hand says what it holds.
  const readable = boxCell >= 16;
  return [...digits.flat(), ...cells.flat().filter(({ at }) => readable || at.shape === 'box')];
}

/** The row and the column of the table in which a byte is looked up, from the digits to the cell. */
export function bandsAt(look: RoundLook, byte: number): [row: Rect, column: Rect] {
  const { op, boxCell } = look;
  const at = boxCellAt(look, byte);
  const edge = boxCell / 2;
  return [
    { x: op.x, y: at.y - edge, width: at.x - edge - op.x, height: boxCell },
    { x: at.x - edge, y: op.y, width: boxCell, height: at.y - edge - op.y },
  ];
}

function bands(look: RoundLook, i: number, byte: number, drive: RoundMark['drive']): RoundMark[] {
  const rest = { effect: 'still', drive, during: true } as const;
  return bandsAt(look, byte).map((rect, n) => outline(`band.${n}.${two(i)}`, rect, 'band', rest));
}

/** Every byte goes into the table at its own digits and comes out as what stands there. FIPS 197 §5.1.1, §5.3.2 */
export function drawSub(run: Rounds, step: RoundStep, look: RoundLook): RoundMark[] {
  const { id, before, after } = step;
  const span = (WORK.to - WORK.from) / 17;
  const marks: RoundMark[] = [];
  const chips: RoundMark[] = [];
  for (let i = 0; i < 16; i++) {
    const at = (spans: number): number => WORK.from + (i + spans) * span;
    const drive = (from: number, to: number) => ({ step: id, from: at(from), to: at(to) });
    const [from, to] = [byteAt(look.before, i, look), byteAt(look.after, i, look)];
    const cell = boxCellAt(look, before[i]);
    marks.push(
      ...bands(look, i, before[i], drive(0.5, 1.2)),
      outline(`lit.${two(i)}`, rectAround(cell, look.boxCell + 1), 'lit', {
        effect: 'fill',
        drive: drive(0.85, 0.95),
      }),
    );
    const face = { role: 'value', size: look.cell } as const;
    marks.push(
      ...standing({ ...face, id: `after.b${two(i)}`, byte: after[i] }, to, drive(1.85, 1.95)),
    );
    chips.push(
      ...travelling({ ...face, id: `in.b${two(i)}`, byte: before[i] }, [from, cell], drive(0, 0.9)),
      ...travelling({ ...face, id: `out.b${two(i)}`, byte: after[i] }, [cell, to], drive(1, 1.9)),
    );
  }
  return [...table(run, look), ...marks, ...chips];
}
