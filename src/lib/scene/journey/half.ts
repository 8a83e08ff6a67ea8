import type { Op, Trace } from '../../modes/types.ts';
import { drawSlot } from '../draw/slot.ts';
import { drawEntry, drawKey } from '../draw/gutter.ts';
import { drawWay } from '../draw/way.ts';
import type { Column, Placed } from '../place/columns.ts';
import { type Way, waysOf } from '../place/ways.ts';
import type { BytePlace, Drive, Mark, Metrics } from '../types.ts';
import { drawTrain } from './train.ts';

/** Where bytes are seen to meet or to go in; elsewhere a name on a chip travels. */
const MEETS: ReadonlySet<Op> = new Set<Op>(['xor', 'cipher', 'invCipher']);

/** What stands under a glyph and shows what it makes. */
function resultUnder(columns: readonly Column[], at: Placed): Placed | undefined {
  const column = columns.find(({ placed }) => placed.includes(at));
  const next = column?.placed[column.placed.indexOf(at) + 1];
  return next?.slot.step === at.slot.step ? next : undefined;
}

/** What moves along a way: a value's bytes into an operation, or out of the cipher; undefined where a chip does. */
function trainOn(
  trace: Trace,
  columns: readonly Column[],
  way: Way,
  m: Metrics,
): Mark[] | undefined {
  const { kind, step } = way.to.slot;
  const leaves = way.from?.slot.step === step && way.from.slot.kind !== 'strip';
  if (leaves) {
    if (way.from?.slot.kind !== 'cipher') return [];
    return drawTrain(trace, { ...way, drive: { ...way.drive, to: 1 } }, way.to, m);
  }
  if (kind === 'strip' && way.chip !== undefined && way.drive.step !== step.id)
    return drawTrain(trace, way, way.to, m);
  if (!MEETS.has(step.op) || kind === 'strip') return undefined;
  if (step.op !== 'xor') return drawTrain(trace, way, undefined, m);
  return drawTrain(
    trace,
    { ...way, drive: { ...way.drive, to: 0.98 } },
    resultUnder(columns, way.to),
    m,
  );
}

function drawMoving(trace: Trace, columns: readonly Column[], way: Way, m: Metrics): Mark[] {
  const train = trainOn(trace, columns, way, m);
  return train
    ? [...drawWay({ ...way, chip: undefined }, m, way.chip !== undefined), ...train]
    : drawWay(way, m);
}

/** What a half leaves to the other one, or to whoever draws it otherwise. */
export interface LeftOut {
  /** By its own ids, values from outside the view whose place beside the wire is drawn already. */
  readonly known: ReadonlySet<number>;
  readonly skips: (placed: Placed) => boolean;
}

/** A value that was given, where it enters a column: it is there when it has come along its way. */
function entered(marks: readonly Mark[], placed: Placed, ways: readonly Way[]): readonly Mark[] {
  if (placed.slot.kind !== 'strip' || placed.slot.step.inputs.length > 0) return marks;
  const way = ways.find(({ to }) => to === placed);
  if (!way) return marks;
  const drive = { ...way.drive, from: way.drive.from + (way.drive.to - way.drive.from) / 2 };
  return marks.map((mark) => (mark.of ? { ...mark, effect: 'fill', drive } : mark));
}

/** The marks of one half, by its own ids. `moored`: as `waysOf` has it. */
export function drawHalf(
  trace: Trace,
  columns: readonly Column[],
  moored: ReadonlyMap<number, Placed>,
  { known, skips }: LeftOut,
  m: Metrics,
): Mark[] {
  const ways = waysOf(trace, columns, m, moored);
  return [
    ...drawKey(columns, m),
    ...ways.flatMap((way) => drawMoving(trace, columns, way, m)),
    ...ways.flatMap(({ entry }) =>
      entry && !known.has(entry.value.id)
        ? // Rows are too close together for digits: beside the wire alone there is room for them.
          drawEntry(trace, entry, moored.has(entry.value.id) ? m : { ...m, text: 'narrow' })
        : [],
    ),
    ...columns.flatMap((column) =>
      column.placed
        .filter((placed) => !skips(placed))
        .flatMap((placed) => entered(drawSlot(trace, column, placed, m), placed, ways)),
    ),
  ];
}

/** The ids of what a half takes from the row of the wire, as far as it takes it. */
export function mooredIn(
  trace: Trace,
  columns: readonly Column[],
  moored: ReadonlyMap<number, Placed>,
  m: Metrics,
): number[] {
  return waysOf(trace, columns, m, moored).flatMap(({ entry }) =>
    entry && moored.has(entry.value.id) ? [entry.value.id] : [],
  );
}

/** The same marks by the ids of the whole journey: a run's steps begin at `from`; `prefix` tells the halves apart. */
export function renumbered(marks: readonly Mark[], from: number, prefix: string): Mark[] {
  const drive = (it: Drive): Drive => ({ ...it, step: it.step + from });
  const place = (it: BytePlace): BytePlace => ({ ...it, step: it.step + from });
  return marks.map((mark) => ({
    ...mark,
    id: prefix + mark.id,
    ...(mark.drive && { drive: drive(mark.drive) }),
    ...(mark.of && { of: place(mark.of) }),
  }));
}
