import { isCompact } from './metrics.ts';
import type { Step, Trace } from '../modes/types.ts';
import { nameId, nameOf, nameText } from './names.ts';
import { opId } from './draw-ops.ts';
import { ARRIVE, LEAVE } from './phases.ts';
import type { Column, Placed } from './place.ts';
import type { Drive, Mark, Metrics, Point, Role, Shape } from './types.ts';

/** A value's way to the operation that uses it. */
interface Way {
  readonly id: string;
  readonly points: readonly Point[];
  readonly toward: 'down' | 'left' | 'right';
  readonly role: Role;
  readonly drive: Drive;
  /** The name on the chip that travels along it, where it leaves its column. */
  readonly chip?: string;
}

/** What comes in from outside the view: the IV, or the value before the first block in view. */
export interface Entry {
  readonly value: Step;
  readonly cy: number;
}

export interface Wiring {
  readonly marks: Mark[];
  readonly entries: Entry[];
}

const shows = (placed: Placed, id: number): boolean =>
  placed.slot.step.id === id && (placed.slot.kind === 'card' || placed.slot.kind === 'strip');

/** Base line, drawn line, head and chip of one way. */
function drawWay(way: Way, far: boolean): Mark[] {
  const { id, points, role, drive, toward } = way;
  const chain = way.chip !== undefined;
  const at = { shape: 'wire', points } as const;
  const part = chain ? 'chain' : 'wire';
  const tip = points[points.length - 1];
  const late = { ...drive, from: drive.from + (drive.to - drive.from) * 0.8 };
  const marks: Mark[] = [
    { id: `${id}.base`, at, role, part: `${part}-base`, effect: 'still' },
    { id, at, role, part, effect: 'draw', drive },
    {
      id: `${id}.head`,
      at: { shape: 'head', tip, toward },
      role,
      part: 'head',
      effect: 'light',
      drive: late,
    },
  ];
  if (!chain || far) return marks;
  const chipAt: Shape = { shape: 'box', x: -15, y: -9, width: 30, height: 18, radius: 9 };
  const text = { shape: 'label', x: 0, y: 4, text: way.chip, anchor: 'middle' } as const;
  return [
    ...marks,
    { id: `${id}.chip`, at: chipAt, role, part: 'chip', effect: 'travel', drive, path: points },
    {
      id: `${id}.chip.name`,
      at: text,
      role,
      part: 'chip-name',
      effect: 'travel',
      drive,
      path: points,
    },
  ];
}

/** From a card or strip of an earlier column: out at its right, along the lane, in from the left. */
function chainPoints(from: Placed, to: Point, m: Metrics): Point[] {
  const start = { x: from.x + from.width, y: from.cy };
  if (Math.abs(from.cy - to.y) < 1) return [start, to];
  const lane = from.cx + from.width / 2 + m.lane / 2;
  return from.slot.kind === 'strip' || from.width > 0
    ? [start, { x: lane, y: from.cy }, { x: lane, y: to.y }, to]
    : [start, to];
}

/** Around what stands between, in the lane at the right: an input that joins late. */
function bypassPoints(from: Placed, to: Placed, m: Metrics): Point[] {
  const lane = from.x + from.width + m.lane / 3;
  return [
    { x: from.x + from.width, y: from.cy },
    { x: lane, y: from.cy },
    { x: lane, y: to.cy },
    { x: to.x + to.width + 3, y: to.cy },
  ];
}

const down = (from: Placed, to: Placed): Point[] => [
  { x: from.cx, y: from.y + from.height },
  { x: to.cx, y: to.y - 3 },
];

/** Wires of a window: which value goes where, read off the inputs of its steps. */
export function wireColumns(trace: Trace, columns: readonly Column[], m: Metrics): Wiring {
  const entries: Entry[] = [];
  const ways: Way[] = [];
  const far = isCompact(m);

  const incoming = (
    value: Step,
    target: Placed,
    column: Column,
    drive: Drive,
    id: string,
  ): void => {
    const name = nameOf(trace, value);
    const chip = nameText(name);
    const index = column.placed.indexOf(target);
    const own = column.placed.findIndex((placed) => placed !== target && shows(placed, value.id));
    const common = { id: `w.${nameId(name)}-${id}`, drive };
    if (own === index - 1 && own >= 0) {
      ways.push({
        ...common,
        points: down(column.placed[own], target),
        toward: 'down',
        role: 'ink',
      });
      return;
    }
    if (own >= 0) {
      const points = bypassPoints(column.placed[own], target, m);
      ways.push({ ...common, points, toward: 'left', role: name.role, chip });
      return;
    }
    const to = { x: target.x - 3, y: target.cy };
    const earlier = columns
      .filter(({ block }) => block < column.block)
      .flatMap(({ placed }) => placed)
      .filter((placed) => shows(placed, value.id))
      .at(-1);
    if (!earlier) entries.push({ value, cy: target.cy });
    const points = earlier ? chainPoints(earlier, to, m) : [{ x: m.gutter - 11, y: target.cy }, to];
    ways.push({ ...common, points, toward: 'right', role: 'chain', chip });
  };

  for (const column of columns) {
    column.placed.forEach((target, index) => {
      const { slot } = target;
      const { step } = slot;
      const arrive = { step: step.id, ...ARRIVE[step.op] };
      if (slot.kind === 'strip' && step.op === 'increment') {
        incoming(
          trace.step(step.inputs[0]),
          target,
          column,
          arrive,
          opId('increment', column.block),
        );
      } else if (slot.kind === 'strip' && step.block !== column.block) {
        const user = column.placed[index + 1].slot.step;
        const drive = { step: user.id, from: 0, to: ARRIVE[user.op].to };
        incoming(step, target, column, drive, `i${column.block}`);
      } else if (slot.kind === 'xor' || slot.kind === 'cipher') {
        const id = opId(step.op, column.block);
        for (const input of step.inputs) incoming(trace.step(input), target, column, arrive, id);
        const result = column.placed[index + 1];
        const drive = { step: step.id, ...LEAVE[step.op] };
        const points = down(target, result);
        ways.push({ id: `w.${id}-out`, points, toward: 'down', role: 'ink', drive });
      }
    });
  }
  return { marks: ways.flatMap((way) => drawWay(way, far)), entries };
}
