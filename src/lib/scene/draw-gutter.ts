import { isCompact } from './metrics.ts';
import { toHex } from '../bytes/index.ts';
import type { Trace } from '../modes/types.ts';
import type { Entry } from './draw-wires.ts';
import { nameId, nameOf, nameText } from './names.ts';
import type { Column, Placed } from './place.ts';
import type { Mark, Metrics } from './types.ts';

/** Hex of a block as two lines of eight bytes. */
const lines = (bytes: Uint8Array): string[] => [
  toHex(bytes.subarray(0, 8)),
  toHex(bytes.subarray(8)),
];

/** What enters from outside the view, in the gutter at its user's row: the IV, or the chaining value C(i−1). */
export function drawEntry(trace: Trace, { value, cy }: Entry, m: Metrics): Mark[] {
  const name = nameOf(trace, value);
  const id = `g.${nameId(name)}`;
  const full = m.text === 'full';
  const height = full ? 58 : isCompact(m) ? 18 : 28;
  const box = {
    shape: 'box',
    x: 1,
    y: cy - height / 2,
    width: m.gutter - 12,
    height,
    radius: 6,
  } as const;
  const cx = 1 + box.width / 2;
  const marks: Mark[] = [{ id, at: box, role: 'chain', part: 'source', effect: 'still' }];
  const label = (part: string, text: string, y: number, suffix: string): Mark => ({
    id: `${id}.${suffix}`,
    at: { shape: 'label', x: cx, y, text, anchor: 'middle' },
    role: 'chain',
    part,
    effect: 'still',
  });
  marks.push(label('name', nameText(name), full ? cy - 12 : cy + 5, 'name'));
  if (full)
    lines(value.bytes).forEach((text, i) =>
      marks.push(label('source-hex', text, cy + 5 + i * 14, `hex${i}`)),
    );
  return marks;
}

/** The key's box in the gutter, and its dotted line to every cipher in view. */
export function drawKey(columns: readonly Column[], m: Metrics): Mark[] {
  const ciphers = columns.flatMap(({ placed }) =>
    placed.filter(({ slot }) => slot.kind === 'cipher'),
  );
  if (ciphers.length === 0) return [];
  const last = ciphers[ciphers.length - 1];
  return [keyLine(last, m), ...keyBox(last.cy, m)];
}

function keyLine(last: Placed, m: Metrics): Mark {
  const points = [
    { x: m.gutter - 11, y: last.cy },
    { x: last.x, y: last.cy },
  ];
  return {
    id: 'key.line',
    at: { shape: 'wire', points },
    role: 'key',
    part: 'key-line',
    effect: 'still',
  };
}

function keyBox(cy: number, m: Metrics): Mark[] {
  const height = isCompact(m) ? 18 : 28;
  const at = {
    shape: 'box',
    x: 1,
    y: cy - height / 2,
    width: m.gutter - 12,
    height,
    radius: 6,
  } as const;
  const text = m.text === 'full' ? 'key K' : 'K';
  const name = { shape: 'label', x: 1 + at.width / 2, y: cy + 5, text, anchor: 'middle' } as const;
  return [
    { id: 'key', at, role: 'key', part: 'source', effect: 'still' },
    { id: 'key.name', at: name, role: 'key', part: 'name', effect: 'still' },
  ];
}
