import {
  arcPath,
  type FrameMark,
  type Mark,
  pointAlong,
  roundedPath,
  type Shape,
} from '../scene/index.ts';
import { type Span, spansOf } from './spans.ts';
import { tintOf } from './tint.ts';

/** By name what an element has. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element to be. Attributes only, no style: the policy of the site forbids it. */
export interface Element {
  readonly tag: 'rect' | 'circle' | 'path' | 'text';
  readonly attributes: Attributes;
  /** Of a `text` only. */
  readonly spans: readonly Span[];
}

const round = (value: number): number => Math.round(value * 100) / 100;
const moved = (x: number, y: number): string => `translate(${round(x)} ${round(y)})`;

const TAGS = {
  box: 'rect',
  disc: 'circle',
  label: 'text',
  arc: 'path',
  head: 'path',
  wire: 'path',
} as const;

/** The two other corners of a head, seen from its tip. */
const HEADS = {
  down: '-5 -9l10 0',
  right: '-10 -6l0 12',
  left: '10 -6l0 12',
} as const;

function geometryOf(at: Shape): Attributes {
  switch (at.shape) {
    case 'box': {
      const [width, height] = [round(at.width), round(at.height)];
      return { x: round(at.x), y: round(at.y), width, height, rx: at.radius };
    }
    case 'disc':
      return { cx: round(at.x), cy: round(at.y), r: round(at.r) };
    case 'label':
      return { x: round(at.x), y: round(at.y), 'text-anchor': at.anchor };
    case 'arc':
      return { d: arcPath(at.from, at.to, at.depth) };
    case 'head':
      return { d: `M${round(at.tip.x)} ${round(at.tip.y)}l${HEADS[at.toward]}z` };
    case 'wire':
      return { d: roundedPath(at.points) };
  }
}

/** A cell's tint, or which text is legible on it. */
function tintAttributes({ byte, role, part }: Mark): Attributes {
  if (byte === undefined) return {};
  const { opacity, tone } = tintOf(byte, role);
  return part === 'cell' || part === 'train' ? { 'fill-opacity': opacity } : { 'data-tone': tone };
}

/** A line as long as it has come: dashes of that share of its length. A line of no length would still have round ends. */
function drawn(progress: number): Attributes {
  const dashes = { pathLength: 1, 'stroke-dasharray': `${round(progress)} 2` };
  return progress > 0 ? dashes : { ...dashes, visibility: 'hidden' };
}

function travelled(path: Mark['path'], progress: number): Attributes {
  if (!path) return {};
  const { x, y } = pointAlong(path, progress);
  return { transform: moved(x, y) };
}

/** A browser composes a layer for each opacity below 1, for 0 too: what isn't there yet is hidden, and costs it nothing. */
function shown(opacity: number): Attributes {
  if (opacity === 0) return { visibility: 'hidden' };
  return opacity === 1 ? {} : { opacity };
}

/** What the progress of a mark does to it. */
function effectOf({ mark, progress, state }: FrameMark): Attributes {
  switch (mark.effect) {
    case 'draw':
      return drawn(progress);
    case 'fill':
      return shown(round(progress));
    case 'clear':
      return shown(round(1 - progress));
    case 'travel':
      return travelled(mark.path, progress);
    case 'grow':
      return mark.at.shape === 'box' ? { width: round(mark.at.width * progress) } : {};
    case 'light':
      return { 'data-state': state };
    case 'still':
      return {};
  }
}

/** A cell shows what a byte is: there `²` or `₁` is the character itself, and no exponent or index of a name. */
function spansIn({ at, part }: Mark): Span[] {
  if (at.shape !== 'label') return [];
  return part.startsWith('cell-') ? [{ text: at.text, attributes: {} }] : spansOf(at.text);
}

/** A mark at an instant as SVG: the one place where roles and parts become attributes that the style sheet reads. */
export function elementOf(frameMark: FrameMark): Element {
  const { mark } = frameMark;
  const attributes: Attributes = {
    'data-id': mark.id,
    'data-role': mark.role,
    'data-part': mark.part,
    ...geometryOf(mark.at),
    ...tintAttributes(mark),
    ...effectOf(frameMark),
    ...(frameMark.lit ? { 'data-lit': frameMark.lit } : {}),
  };
  return { tag: TAGS[mark.at.shape], attributes, spans: spansIn(mark) };
}
