import type { BytePlace, Frame } from '../../lib/scene/index.ts';

const STEPS: Record<string, readonly [dx: number, dy: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The byte next to one in the picture, in the direction of an arrow key: the nearest cell that lies that way, what lies
 * straight ahead before what lies aside. From nowhere: the first byte. At an edge: the same byte.
 */
export function neighbour(
  frame: Frame,
  from: BytePlace | undefined,
  key: string,
): BytePlace | undefined {
  const cells = frame.marks.flatMap(({ mark, progress }) =>
    progress > 0 && mark.of && mark.part === 'cell' && mark.at.shape === 'box'
      ? [{ of: mark.of, x: mark.at.x + mark.at.width / 2, y: mark.at.y + mark.at.height / 2 }]
      : [],
  );
  const here = cells.find(({ of }) => of.step === from?.step && of.byte === from.byte);
  if (!here) return cells[0]?.of;
  const [dx, dy] = STEPS[key];
  let best = here;
  let least = Infinity;
  for (const cell of cells) {
    const ahead = (cell.x - here.x) * dx + (cell.y - here.y) * dy;
    const aside = Math.abs((cell.x - here.x) * dy + (cell.y - here.y) * dx);
    if (ahead < 1 || (dx !== 0 && aside > 4)) continue;
    const cost = ahead + 3 * aside;
    if (cost < least) [best, least] = [cell, cost];
  }
  return best.of;
}
