import type { Drive, Point } from '../types.ts';
import {
  byteAt,
  frameAround,
  indexAt,
  outline,
  standing,
  travelling,
  two,
  words,
  hex,
} from './cells.ts';
import type { RoundLook, RoundMark, Rounds, RoundStep } from './types.ts';

const WORK = { from: 0.08, to: 1 };

/** First rows of the two matrices; each further row is the one before, turned one place right. FIPS 197 §5.1.3, §5.3.3 */
const FIRST_ROW = { mixColumns: [2, 3, 1, 1], invMixColumns: [0x0e, 0x0b, 0x0d, 0x09] } as const;

/** What a byte in row `k` of a column is multiplied by for the result's row `row`. */
export function coefficient(op: 'mixColumns' | 'invMixColumns', row: number, k: number): number {
  return FIRST_ROW[op][(k - row + 4) % 4];
}

/** Matrix, column and product side by side in the operation's place. */
export function mixPlaces(look: RoundLook) {
  const sign = Math.min(26, look.op.width / 12);
  const size = Math.floor(Math.min(look.cell, (look.op.width - 2 * sign) / 6 - 3));
  const pitch = size + 3;
  const width = 4 * pitch + 2 * (sign + pitch);
  const left = look.middle.x - width / 2 + size / 2;
  const top = look.middle.y - 1.5 * pitch;
  const column = left + 4 * pitch + sign;
  const product = column + pitch + sign;
  return {
    size,
    matrix: (row: number, k: number): Point => ({ x: left + k * pitch, y: top + row * pitch }),
    column: (row: number): Point => ({ x: column, y: top + row * pitch }),
    product: (row: number): Point => ({ x: product, y: top + row * pitch }),
    signs: [column - pitch / 2 - sign / 2, product - pitch / 2 - sign / 2].map((x) => ({
      x,
      y: top + 1.5 * pitch,
    })),
  };
}

type Places = ReturnType<typeof mixPlaces>;

function matrix(op: 'mixColumns' | 'invMixColumns', at: Places): RoundMark[] {
  const cells = Array.from({ length: 16 }, (_, i) => {
    const [row, k] = [i >> 2, i & 3];
    const id = `matrix.${row}${k}`;
    return [
      outline(id, frameAround(at.matrix(row, k), at.size), 'factor', { effect: 'still' }),
      words(`${id}.by`, at.matrix(row, k), hex(coefficient(op, row, k)), 'factor-hex'),
    ];
  });
  const slots = [0, 1, 2, 3].flatMap((row) => [
    outline(`column.p${row}`, frameAround(at.column(row), at.size), 'place', { effect: 'still' }),
    outline(`product.p${row}`, frameAround(at.product(row), at.size), 'place', { effect: 'still' }),
  ]);
  return [
    ...cells.flat(),
    ...slots,
    words('times', at.signs[0], '·', 'join'),
    words('equals', at.signs[1], '=', 'join'),
  ];
}

/** One column: it comes in, is multiplied row by row, and goes out. */
function mixColumn(
  step: RoundStep,
  c: number,
  look: RoundLook,
  at: Places,
): [RoundMark[], RoundMark[]] {
  const span = (WORK.to - WORK.from) / 4;
  const when = (from: number, to: number): Drive => {
    const start = WORK.from + c * span;
    return { step: step.id, from: start + from * span, to: start + to * span };
  };
  // The last column stays in sight, to be checked, until the next step begins.
  const stay = (from: number): Drive =>
    c < 3 ? when(from, 1.2) : { ...when(from, 2), to: Infinity };
  const stands: RoundMark[] = [];
  const chips: RoundMark[] = [];
  for (let row = 0; row < 4; row++) {
    const i = indexAt(row, c);
    const ready = 0.28 + 0.12 * row;
    const old = { byte: step.before[i], role: 'value', size: look.cell } as const;
    const mixed = { byte: step.after[i], role: 'value', size: look.cell } as const;
    const [from, to] = [byteAt(look.before, i, look), byteAt(look.after, i, look)];
    const small = { size: at.size };
    stands.push(
      ...standing({ ...old, ...small, id: `column.b${two(i)}` }, at.column(row), stay(0.2), true),
      ...standing(
        { ...mixed, ...small, id: `product.b${two(i)}` },
        at.product(row),
        stay(ready + 0.1),
        true,
      ),
      ...standing({ ...mixed, id: `after.b${two(i)}` }, to, when(0.97, 1)),
      outline(`row.${two(i)}`, frameAround(at.matrix(row, 0), at.size, 4), 'lit', {
        effect: 'still',
        drive: when(ready, ready + 0.12),
        during: true,
      }),
    );
    chips.push(
      ...travelling({ ...old, id: `in.b${two(i)}` }, [from, at.column(row)], when(0, 0.2)),
      ...travelling({ ...mixed, id: `out.b${two(i)}` }, [at.product(row), to], when(0.78, 0.98)),
    );
  }
  return [stands, chips];
}

/** Column after column is multiplied by one matrix. FIPS 197 §5.1.3, §5.3.3 */
export function drawMix(_run: Rounds, step: RoundStep, look: RoundLook): RoundMark[] {
  const at = mixPlaces(look);
  const columns = [0, 1, 2, 3].map((c) => mixColumn(step, c, look, at));
  return [
    ...matrix(step.op as 'mixColumns' | 'invMixColumns', at),
    ...columns.flatMap(([stands]) => stands),
    ...columns.flatMap(([, chips]) => chips),
  ];
}
