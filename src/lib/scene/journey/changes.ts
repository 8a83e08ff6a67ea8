import { equalBytes, toHex } from '../../bytes/index.ts';
import { plural } from '../../words/index.ts';
import { ciphertext, nameText, plaintext } from '../../diagram/index.ts';
import type { Step, Trace } from '../../modes/types.ts';
import { cellId, drawCell } from '../draw/cell.ts';
import type { Placed } from '../place/columns.ts';
import { around, box, label } from '../shapes.ts';
import type { Drive, Mark, Metrics } from '../types.ts';
import { byteAt } from './train.ts';

/** The block of a side with this number, counted from 1. */
export const blockOf = (
  trace: Trace,
  side: 'inputs' | 'outputs',
  block: number,
): Step | undefined => {
  const id = trace[side][block - 1];
  return id === undefined ? undefined : trace.step(id);
};

/** The indices of the bytes, counted from 0, in which two values differ, those included that only the second has. */
export const differing = (a: Uint8Array, b: Uint8Array): number[] =>
  [...b.keys()].filter((i) => a[i] !== b[i]);

/** What became of a block of ciphertext on its way, in a few words; empty where it came as it was sent. */
export function fateOf(sent: Trace, received: Trace, block: number): string {
  const [was, is] = [blockOf(sent, 'outputs', block), blockOf(received, 'inputs', block)];
  if (!was) return is ? 'wasn’t sent' : '';
  if (!is) return 'never came';
  const bytes = differing(was.bytes, is.bytes);
  if (bytes.length === 0 && was.bytes.length === is.bytes.length) return '';
  const twin = sent.outputs.findIndex((id) => equalBytes(sent.step(id).bytes, is.bytes));
  if (twin >= 0) return `is ${nameText(ciphertext(twin + 1))} as it was sent`;
  if (bytes.length === 1) {
    const [at] = bytes;
    return `${toHex(was.bytes.subarray(at, at + 1))} → ${toHex(is.bytes.subarray(at, at + 1))}`;
  }
  return bytes.length === 0 ? 'cut' : `${plural(bytes.length, 'byte')} changed`;
}

/** A note at the right of a card, over it or under it. */
const note = (
  id: string,
  { x, width }: Placed,
  foot: number,
  text: string,
  role: Mark['role'],
  drive: Drive,
): Mark => ({
  id,
  at: label(x + width - 2, foot, text, 'end'),
  role,
  part: role === 'leak' ? 'leak-name' : 'quiet',
  effect: 'fill',
  drive,
});

/** A changed byte in its place on the wire: what came covers what was sent. */
function drawPatch(placed: Placed, step: Step, i: number, drive: Drive, m: Metrics): Mark[] {
  const { x, y } = byteAt(placed, i, m);
  const [width, height] = [m.cellWidth, m.cellHeight];
  const at = { x: x - width / 2, y: y - height / 2, width, height };
  const id = cellId(`came${step.block}`, i);
  const cell = {
    ...{ id, box: at, byte: step.bytes[i], of: { step: step.id, byte: i } },
    ...({ role: 'ciphertext', drive, hex: 'hex' } as const),
  };
  return [
    {
      id: `${id}.back`,
      at: box(around(at, 1), 3),
      role: 'leak',
      part: 'patch',
      effect: 'fill',
      drive,
    },
    ...drawCell(cell, m),
  ];
}

/** What the wire did to a block that both sides have, drawn over it as it comes: by the receiver's ids. */
export function drawChange(
  sent: Trace,
  received: Trace,
  placed: Placed,
  drive: Drive,
  m: Metrics,
): Mark[] {
  const { block } = placed.slot.step;
  const fate = fateOf(sent, received, block);
  if (!fate) return [];
  const [was, is] = [blockOf(sent, 'outputs', block), blockOf(received, 'inputs', block)];
  const said = note(`fate${block}`, placed, placed.y - 7, fate, 'leak', drive);
  const outline: Mark = {
    ...{ id: `fate${block}.frame`, at: box(around(placed, 2), 10), role: 'leak', part: 'leak' },
    ...({ effect: 'fill', drive } as const),
  };
  if (!is) {
    const cover: Mark = { ...outline, id: `fate${block}.gone`, at: box(placed, 8), part: 'gone' };
    return [cover, outline, said];
  }
  const bytes = differing(was?.bytes ?? new Uint8Array(), is.bytes);
  const all = bytes.length === is.bytes.length;
  return [
    ...(all || bytes.length === 0 ? [outline] : []),
    ...bytes.flatMap((i) => drawPatch(placed, is, i, drive, m)),
    said,
  ];
}

/** Beside a block that was read: whether it is the one that was written. `drive`: when it is there. */
export function drawVerdict(
  sent: Trace,
  { slot: { step }, ...placed }: Placed,
  drive: Drive,
  m: Metrics,
): Mark[] {
  const at: Placed = { ...placed, slot: { kind: 'card', step } };
  const was = blockOf(sent, 'inputs', step.block);
  const bytes = differing(was?.bytes ?? new Uint8Array(), step.bytes);
  const isSame = was !== undefined && equalBytes(was.bytes, step.bytes);
  const words = isSame
    ? `equals ${nameText(plaintext(step.block))}`
    : !was
      ? 'never written'
      : bytes.length > 12
        ? `garbled: ${plural(bytes.length, 'byte')}`
        : `${plural(bytes.length, 'byte')} changed`;
  const cells = isSame
    ? []
    : bytes.map((i): Mark => {
        const { x, y } = byteAt(at, i, m);
        const [width, height] = [m.cellWidth, m.cellHeight];
        const frame = box({ x: x - width / 2, y: y - height / 2, width, height }, 2);
        const id = `read${step.block}.b${i}`;
        return { id, at: frame, role: 'leak', part: 'odd', effect: 'fill', drive };
      });
  const said = note(
    `read${step.block}`,
    at,
    at.y + at.height + 16,
    words,
    isSame ? 'ink' : 'leak',
    drive,
  );
  return [...cells, said];
}
