import { isCompact } from '../place/metrics.ts';
import { box, head, label, wire } from '../shapes.ts';
import type { Mark, Metrics } from '../types.ts';
import type { Way } from '../place/ways.ts';

/** When a head lights up: as its line arrives. */
const HEAD_FROM = 0.8;

/**
 * A way's pale line, the line that is drawn over it, its head, and the chip with the value's name that travels along.
 * `isChain`: whether it is drawn as strong as what goes from block to block, default where it has a chip.
 */
export function drawWay(way: Way, m: Metrics, isChain = way.chip !== undefined): Mark[] {
  const { id, points, role, drive, toward, chip } = way;
  const at = wire(...points);
  const part = isChain ? 'chain' : 'wire';
  const tip = head(points[points.length - 1], toward);
  const late = { ...drive, from: drive.from + (drive.to - drive.from) * HEAD_FROM };
  return [
    { id: `${id}.base`, at, role, part: `${part}-base`, effect: 'still' },
    { id, at, role, part, effect: 'draw', drive },
    { id: `${id}.head`, at: tip, role, part: 'head', effect: 'light', drive: late },
    ...(chip === undefined || isCompact(m) ? [] : drawChip(way, chip)),
  ];
}

/** Around its own middle: it is moved to a point of its path. */
function drawChip({ id, role, drive, points: path }: Way, text: string): Mark[] {
  const common = { role, effect: 'travel', drive, path } as const;
  const at = box({ x: -15, y: -9, width: 30, height: 18 }, 9);
  return [
    { id: `${id}.chip`, at, part: 'chip', ...common },
    { id: `${id}.chip.name`, at: label(0, 4, text), part: 'chip-name', ...common },
  ];
}
