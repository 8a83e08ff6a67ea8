import type { Frame, FrameMark, Shape } from '../../src/lib/scene/index.ts';

const round = (value: number): number => Math.round(value * 100) / 100;
const list = (...values: number[]): string => values.map(round).join(',');

function geometry(at: Shape): string {
  switch (at.shape) {
    case 'box':
      return `box ${list(at.x, at.y, at.width, at.height)}`;
    case 'disc':
      return `disc ${list(at.x, at.y, at.r)}`;
    case 'label':
      return `label ${list(at.x, at.y)} ${at.anchor} “${at.text}”`;
    case 'arc':
      return `arc ${list(at.from.x, at.from.y, at.to.x, at.to.y, at.depth)}`;
    case 'head':
      return `head ${list(at.tip.x, at.tip.y)} ${at.toward}`;
    case 'wire':
      return `wire ${at.points.map(({ x, y }) => list(x, y)).join(' ')}`;
  }
}

const described = ({ id, mark }: FrameMark): string =>
  `${id} ${geometry(mark.at)} ${mark.role} ${mark.part} ${mark.effect}${mark.byte === undefined ? '' : ` ${mark.byte}`}`;

/** The ids of marks by how far they have come, those that are at rest from the start left out. */
function progress(marks: readonly FrameMark[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { id, mark, state, progress: share } of marks) {
    if (mark.effect === 'still') continue;
    const how = `${state} ${round(share)}`;
    groups.set(how, [...(groups.get(how) ?? []), id]);
  }
  return [...groups].map(([how, ids]) => `${how}: ${ids.join(' ')}`);
}

/** Frames of one scene as lines to be read and compared: every mark when it first appears, then what has become of it. */
export function golden(frames: readonly Frame[]): string {
  const known = new Set<string>();
  const lines = frames.flatMap(({ ms, width, height, marks }) => {
    const fresh = marks.map(described).filter((line) => !known.has(line));
    for (const line of fresh) known.add(line);
    return [`@ ${round(ms)} ms, ${list(width, height)}`, ...fresh, ...progress(marks), ''];
  });
  return lines.join('\n');
}
