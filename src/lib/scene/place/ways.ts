import type { Step, Trace } from '../../modes/types.ts';
import { type Arrival, arrivalsAt } from './arrivals.ts';
import { glyphId } from './glyph-id.ts';
import { nameOf, nameText } from '../../diagram/index.ts';
import { LEAVE } from '../phases.ts';
import type { Column, Placed } from './columns.ts';
import { routeAcross, routeAround, routeBeside, routeDown, routeIn } from './routes.ts';
import type { Drive, HeadShape, Metrics, Point, Role } from '../types.ts';

/** What comes in from outside the view: the IV, or the value before the first block in view. */
export interface Entry {
  readonly value: Step;
  /** The middle of the row where it is used. */
  readonly cy: number;
  /** How often the same value has come in before: it may be used twice. */
  readonly nth: number;
  /** Whether it stands above (−1) or below (1) that row's middle, beside another one that comes in there; 0: at it. */
  readonly side: -1 | 0 | 1;
}

/** A value's way to the operation that uses it, or from the operation that made it. */
export interface Way {
  readonly id: string;
  readonly points: readonly Point[];
  readonly toward: HeadShape['toward'];
  readonly role: Role;
  readonly drive: Drive;
  /** The name on the chip that travels along it, where it doesn't go straight down. */
  readonly chip?: string;
  /** Where it comes from outside the view: what has to stand in the gutter. */
  readonly entry?: Entry;
  /** The value that goes along it, where it stands, and where it goes. */
  readonly value: Step;
  readonly from?: Placed;
  readonly to: Placed;
}

const isValue = ({ slot }: Placed): boolean => slot.kind === 'card' || slot.kind === 'strip';

/**
 * Every way of a window: which value goes where. `moored`: by step id where a value from outside the view stands in the gutter,
 * of those that don't stand in the row where they are used.
 */
export function waysOf(
  trace: Trace,
  columns: readonly Column[],
  m: Metrics,
  moored: ReadonlyMap<number, Placed> = new Map(),
): Way[] {
  /** By step id: where the value stands in the columns so far. */
  const shown = new Map<number, Placed>();
  const ways = columns.flatMap((column) => {
    const ways = column.placed.flatMap((placed, index) => [
      ...arrivalsAt(trace, column, index).map((arrival) =>
        wayOf(trace, arrival, column, { shown, moored }, m),
      ),
      ...(isValue(placed) || placed.slot.kind === 'verify' ? [] : [wayOut(trace, column, index)]),
    ]);
    for (const placed of column.placed) if (isValue(placed)) shown.set(placed.slot.step.id, placed);
    return ways;
  });
  return apart(ways, m);
}

/** Entries that can be told from each other: by their ids, and by their places where two come into one row. */
function apart(ways: readonly Way[], m: Metrics): Way[] {
  const entries = ways.flatMap(({ entry }) => entry ?? []);
  return ways.map((way) => {
    const { entry } = way;
    if (!entry) return way;
    const before = entries.slice(0, entries.indexOf(entry));
    const nth = before.filter(({ value }) => value.id === entry.value.id).length;
    if (entries.filter(({ cy }) => cy === entry.cy).length < 2)
      return { ...way, entry: { ...entry, nth } };
    const side = before.some(({ cy }) => cy === entry.cy) ? 1 : -1;
    return { ...way, points: routeBeside(way.points, side, m), entry: { ...entry, nth, side } };
  });
}

/** From the row above; around, from further up; across, from a column before; else in from the gutter. */
function wayOf(
  trace: Trace,
  { id, value, at, drive }: Arrival,
  { placed }: Column,
  { shown, moored }: Record<'shown' | 'moored', ReadonlyMap<number, Placed>>,
  m: Metrics,
): Way {
  const own = placed.find((it) => it !== at && isValue(it) && it.slot.step.id === value.id);
  const goes = { id, drive, value, to: at };
  if (own && own === placed[placed.indexOf(at) - 1])
    return { ...goes, from: own, points: routeDown(own, at), toward: 'down', role: 'ink' };
  const name = nameOf(trace, value);
  const common = { ...goes, chip: nameText(name) };
  if (own)
    return {
      ...common,
      from: own,
      points: routeAround(own, at, m),
      toward: 'left',
      role: name.role,
    };
  const across = { ...common, toward: 'right', role: 'chain' } as const;
  const earlier = shown.get(value.id);
  if (earlier) return { ...across, from: earlier, points: routeAcross(earlier, at, m) };
  const quay = moored.get(value.id);
  const entry: Entry = { value, cy: (quay ?? at).cy, nth: 0, side: 0 };
  if (quay) return { ...across, from: quay, points: routeAcross(quay, at, m), entry };
  return { ...across, points: routeIn(at, m), entry };
}

/** From an operation down to its result, or to the operation that takes it as it is. */
function wayOut(trace: Trace, { placed }: Column, index: number): Way {
  const { step } = placed[index].slot;
  const points = routeDown(placed[index], placed[index + 1]);
  const drive = { step: step.id, ...LEAVE[step.op] };
  const [from, to] = [placed[index], placed[index + 1]];
  const id = `w.${glyphId(trace, step)}-out`;
  return { id, points, toward: 'down', role: 'ink', drive, value: step, from, to };
}
