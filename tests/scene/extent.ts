import { readFileSync } from 'node:fs';
import type { Mark, Point, Shape } from '../../src/lib/scene/index.ts';

/** Left, top, right and bottom of something. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const css = readFileSync(new URL('../../src/styles/picture.css', import.meta.url), 'utf8');

/** The sizes of parts' text in px, as the style sheet has them: the last rule for the part alone wins. */
const FONT_SIZES = new Map(
  [...css.matchAll(/([^{}]+)\{[^{}]*font-size:\s*([\d.]+)px/g)].flatMap(([, selectors, size]) =>
    [...selectors.matchAll(/^\.picture \[data-part='([\w-]+)'\],? ?$/gm)].map(
      ([, part]) => [part, Number(size)] as const,
    ),
  ),
);

function fontSize(part: string): number {
  const size = FONT_SIZES.get(part);
  if (size === undefined) throw new Error(`The style sheet has no size for ${part}`);
  return size;
}

/** Mean width of a character in em: of the mono, the serif and the sans face, the last by measure of its bold. */
function emOf(part: string): number {
  if (part.startsWith('cell-') || part === 'source-hex') return 0.6;
  return part === 'caption' ? 0.5 : 0.57;
}

/** Indices are three quarters as large. */
const lengthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[₀-₉⁻¹]/.test(sign) ? 0.75 : 1), 0);

function ofPoints(points: readonly Point[]): Extent {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
}

const around = (x: number, y: number, right: number, down: number): Extent => ({
  left: x - right,
  top: y - down,
  right: x + right,
  bottom: y + down,
});

const HEADS = { down: [-5, -9, 5, 0], left: [0, -6, 10, 6], right: [-10, -6, 0, 6] } as const;

function ofLabel(at: Extract<Shape, { shape: 'label' }>, part: string): Extent {
  const size = fontSize(part);
  const width = lengthOf(at.text) * emOf(part) * size;
  const left = at.x - { start: 0, middle: width / 2, end: width }[at.anchor];
  return { left, top: at.y - size * 0.75, right: left + width, bottom: at.y + size * 0.22 };
}

/** What a mark covers, strokes left out, text estimated; of what travels, where it is at some point of its way. */
export function extentOf({ at, part }: Pick<Mark, 'at' | 'part'>): Extent {
  switch (at.shape) {
    case 'box':
      return { left: at.x, top: at.y, right: at.x + at.width, bottom: at.y + at.height };
    case 'disc':
      return around(at.x, at.y, at.r, at.r);
    case 'wire':
      return ofPoints(at.points);
    case 'arc': {
      const peak = { x: at.from.x, y: at.from.y + 0.75 * at.depth };
      return ofPoints([at.from, at.to, peak]);
    }
    case 'head': {
      const [left, top, right, bottom] = HEADS[at.toward];
      const { x, y } = at.tip;
      return { left: x + left, top: y + top, right: x + right, bottom: y + bottom };
    }
    case 'label':
      return ofLabel(at, part);
  }
}

/** All that a mark covers while it travels: its extent at every corner of its path. */
export function extentsOf(mark: Mark): Extent[] {
  const { left, top, right, bottom } = extentOf(mark);
  return (mark.path ?? [{ x: 0, y: 0 }]).map(({ x, y }) => ({
    left: left + x,
    top: top + y,
    right: right + x,
    bottom: bottom + y,
  }));
}

/** Whether two share more than an edge. */
export const overlap = (a: Extent, b: Extent, by = 0): boolean =>
  a.left + by < b.right && b.left + by < a.right && a.top + by < b.bottom && b.top + by < a.bottom;

/** How far a point is from an extent; 0 inside it. */
export function distance({ x, y }: Point, { left, top, right, bottom }: Extent): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
