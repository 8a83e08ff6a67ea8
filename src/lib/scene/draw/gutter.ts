import { toHex } from '../../bytes/index.ts';
import type { Op, Trace } from '../../modes/types.ts';
import { isCompact, sourceRight } from '../place/metrics.ts';
import { nameId, nameOf, nameText } from '../../diagram/index.ts';
import type { Column } from '../place/columns.ts';
import type { Entry } from '../place/ways.ts';
import { box, label, wire } from '../shapes.ts';
import type { BoxShape, LabelShape, Mark, Metrics } from '../types.ts';

const LINE = 13;

function sourceBox(cy: number, height: number, m: Metrics): BoxShape {
  return box({ x: 1, y: cy - height / 2, width: sourceRight(m) - 1, height }, 6);
}

const nameHeight = (m: Metrics): number => (isCompact(m) ? 18 : 28);

/** Hex of a block as four lines of four bytes. */
const hexLines = (bytes: Uint8Array): string[] => toHex(bytes).match(/.{1,8}/g) ?? [];

/** In the middle of its box; a name that is longer than a small box begins at its edge. */
const nameAt = ({ x, width }: BoxShape, y: number, text: string, m: Metrics): LabelShape =>
  isCompact(m) && text.length > 3 ? label(x, y, text, 'start') : label(x + width / 2, y, text);

/** What enters from outside the view, in the gutter at its user's row: the IV, or the chaining value C(i−1). */
export function drawEntry(trace: Trace, { value, cy: row, nth, side }: Entry, m: Metrics): Mark[] {
  const name = nameOf(trace, value);
  const id = `g.${nameId(name)}${'b'.repeat(nth)}`;
  const lines = m.text === 'full' && value.op !== 'zero' ? hexLines(value.bytes) : [];
  const height = nameHeight(m) + lines.length * (LINE - 1);
  const cy = row + side * (height / 2 + 1);
  const at = sourceBox(cy, height, m);
  const cx = at.x + at.width / 2;
  const nameY = lines.length > 0 ? at.y + 17 : cy + 5;
  const common = { role: 'chain', effect: 'still' } as const;
  return [
    { id, at, part: 'source', ...common },
    { id: `${id}.name`, at: nameAt(at, nameY, nameText(name), m), part: 'name', ...common },
    ...lines.map((text, i): Mark => {
      const line = label(cx, nameY + 15 + i * LINE, text);
      return { id: `${id}.hex${i}`, at: line, part: 'source-hex', ...common };
    }),
  ];
}

const CIPHERS: readonly Op[] = ['cipher', 'invCipher'];

/** The key's box in the gutter, and its dotted line to every cipher in view; where there is GHASH, the same for H. */
export function drawKey(columns: readonly Column[], m: Metrics): Mark[] {
  const full = m.text === 'full';
  return [
    ...drawReach(columns, CIPHERS, { id: 'key', text: full ? 'key K' : 'K' }, m),
    ...drawReach(columns, ['multiply'], { id: 'h', text: full ? 'H = E(0)' : 'H' }, m),
  ];
}

/** A box in the gutter, and a dotted line from it to the last of the glyphs that it belongs to. */
function drawReach(
  columns: readonly Column[],
  ops: readonly Op[],
  { id, text }: { readonly id: string; readonly text: string },
  m: Metrics,
): Mark[] {
  const last = columns
    .flatMap(({ placed }) => placed)
    .filter(
      ({ slot: { kind, step } }) => kind !== 'strip' && kind !== 'card' && ops.includes(step.op),
    )
    .at(-1);
  if (!last) return [];
  const { x, cy } = last;
  const line = wire({ x: sourceRight(m), y: cy }, { x, y: cy });
  const at = sourceBox(cy, nameHeight(m), m);
  const name = label(at.x + at.width / 2, cy + 5, text);
  const common = { role: 'key', effect: 'still' } as const;
  return [
    { id: `${id}.line`, at: line, part: 'key-line', ...common },
    { id, at, part: 'source', ...common },
    { id: `${id}.name`, at: name, part: 'name', ...common },
  ];
}
