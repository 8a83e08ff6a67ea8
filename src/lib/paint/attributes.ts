import { arcPath, type FrameMark, pointAlong, type Role, roundedPath } from '../scene/index.ts';

/** An SVG element to be: its tag, its attributes, its text. Attributes only, no style: the policy of the site forbids it. */
export interface Element {
  readonly tag: 'rect' | 'circle' | 'path' | 'text';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const HEADS = {
  down: 'M0 0L-5 -9L5 -9Z',
  right: 'M0 0L-10 -6L-10 6Z',
  left: 'M0 0L10 -6L10 6Z',
} as const;

type Geometry = Pick<Element, 'tag' | 'text'> & { attributes: Record<string, string | number> };

function geometryOf({ mark }: FrameMark): Geometry {
  const { at } = mark;
  switch (at.shape) {
    case 'box':
      return {
        tag: 'rect',
        attributes: {
          x: round(at.x),
          y: round(at.y),
          width: round(at.width),
          height: round(at.height),
          rx: at.radius,
        },
      };
    case 'disc':
      return { tag: 'circle', attributes: { cx: round(at.x), cy: round(at.y), r: at.r } };
    case 'label':
      return {
        tag: 'text',
        attributes: { x: round(at.x), y: round(at.y), 'text-anchor': at.anchor },
        text: at.text,
      };
    case 'arc':
      return { tag: 'path', attributes: { d: arcPath(at.from, at.to, at.depth) } };
    case 'head':
      return {
        tag: 'path',
        attributes: {
          d: HEADS[at.toward],
          transform: `translate(${round(at.tip.x)} ${round(at.tip.y)})`,
        },
      };
    case 'wire':
      return { tag: 'path', attributes: { d: roundedPath(at.points) } };
  }
}

/**
 * How strongly a byte's value tints its cell. Ciphertext goes from pale to full, leaving out the middle where neither
 * ink nor white is legible; values on the way stay pale.
 */
export function tintOf(byte: number, role: Role): { opacity: number; tone: 'pale' | 'full' } {
  if (role !== 'ciphertext') return { opacity: round(0.06 + (byte / 255) * 0.24), tone: 'pale' };
  if (byte < 192) return { opacity: round(0.08 + (byte / 191) * 0.5), tone: 'pale' };
  return { opacity: round(0.9 + ((byte - 192) / 63) * 0.1), tone: 'full' };
}

/** What the progress of a mark does to it. */
function effectOf({ mark, progress, state }: FrameMark): Record<string, string | number> {
  if (mark.effect === 'draw')
    return {
      pathLength: 1,
      'stroke-dasharray': `${round(progress)} 2`,
      ...(progress ? {} : { visibility: 'hidden' }),
    };
  if (mark.effect === 'fill') return { opacity: round(progress) };
  if (mark.effect === 'clear') return { opacity: round(1 - progress) };
  if (mark.effect === 'travel' && mark.path) {
    const { x, y } = pointAlong(mark.path, progress);
    return { transform: `translate(${round(x)} ${round(y)})` };
  }
  return mark.effect === 'light' ? { 'data-state': state } : {};
}

/** A mark at an instant as SVG: the one place where roles and parts become attributes that the style sheet reads. */
export function elementOf(frameMark: FrameMark): Element {
  const { mark } = frameMark;
  const geometry = geometryOf(frameMark);
  const tint = mark.byte === undefined ? undefined : tintOf(mark.byte, mark.role);
  return {
    ...geometry,
    attributes: {
      'data-id': mark.id,
      'data-role': mark.role,
      'data-part': mark.part,
      ...geometry.attributes,
      ...(tint && mark.part === 'cell' ? { 'fill-opacity': tint.opacity } : {}),
      ...(tint && mark.part !== 'cell' ? { 'data-tone': tint.tone } : {}),
      ...effectOf(frameMark),
    },
  };
}
