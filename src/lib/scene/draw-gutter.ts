import { toHex } from '../bytes/index.ts';
import type { Step, Trace } from '../modes/types.ts';
import { isCompact, sourceRight } from './metrics.ts';
import { nameId, nameOf, nameText } from './names.ts';
import type { Column } from './place.ts';
import { box, label, wire } from './shapes.ts';
import type { BoxShape, Mark, Metrics } from './types.ts';

/** What comes in from outside the view: the IV, or the value before the first block in view. */
export interface Entry {
  readonly value: Step;
  /** The middle of the row where it is used. */
  readonly cy: number;
}

const LINE = 13;

function sourceBox(cy: number, height: number, m: Metrics): BoxShape {
  return box({ x: 1, y: cy - height / 2, width: sourceRight(m) - 1, height }, 6);
}

const nameHeight = (m: Metrics): number => (isCompact(m) ? 18 : 28);

/** Hex of a block as four lines of four bytes. */
const hexLines = (bytes: Uint8Array): string[] => toHex(bytes).match(/.{1,8}/g) ?? [];

/** What enters from outside the view, in the gutter at its user's row: the IV, or the chaining value C(i−1). */
export function drawEntry(trace: Trace, { value, cy }: Entry, m: Metrics): Mark[] {
  const name = nameOf(trace, value);
  const id = `g.${nameId(name)}`;
  const lines = m.text === 'full' ? hexLines(value.bytes) : [];
  const at = sourceBox(cy, nameHeight(m) + lines.length * (LINE - 1), m);
  const cx = at.x + at.width / 2;
  const nameY = lines.length > 0 ? at.y + 17 : cy + 5;
  const common = { role: 'chain', effect: 'still' } as const;
  return [
    { id, at, part: 'source', ...common },
    { id: `${id}.name`, at: label(cx, nameY, nameText(name)), part: 'name', ...common },
    ...lines.map((text, i): Mark => {
      const line = label(cx, nameY + 15 + i * LINE, text);
      return { id: `${id}.hex${i}`, at: line, part: 'source-hex', ...common };
    }),
  ];
}

/** The key's box in the gutter, and its dotted line to every cipher in view. */
export function drawKey(columns: readonly Column[], m: Metrics): Mark[] {
  const ciphers = columns.flatMap(({ placed }) =>
    placed.filter(({ slot }) => slot.kind === 'cipher'),
  );
  const last = ciphers.at(-1);
  if (!last) return [];
  const { x, cy } = last;
  const line = wire({ x: sourceRight(m), y: cy }, { x, y: cy });
  const at = sourceBox(cy, nameHeight(m), m);
  const name = label(at.x + at.width / 2, cy + 5, m.text === 'full' ? 'key K' : 'K');
  const common = { role: 'key', effect: 'still' } as const;
  return [
    { id: 'key.line', at: line, part: 'key-line', ...common },
    { id: 'key', at, part: 'source', ...common },
    { id: 'key.name', at: name, part: 'name', ...common },
  ];
}
