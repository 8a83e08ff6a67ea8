import { equalBytes, toHex } from '../../bytes/index.ts';
import { plural } from '../../words/index.ts';
import { ciphertext, nameOf, nameText, offsetOf } from '../../diagram/index.ts';
import type { Step, Trace } from '../../modes/types.ts';
import { cellId, drawCell } from '../draw/cell.ts';
import type { Placed } from '../place/columns.ts';
import { isCompact, isFar } from '../place/metrics.ts';
import { around, box, label } from '../shapes.ts';
import type { Drive, Mark, Metrics } from '../types.ts';
import { byteAt } from './train.ts';
import type { Journey } from './types.ts';

/** The indices of the bytes, counted from 0, in which two values differ, those included that only the second has. */
const differing = (a: Uint8Array, b: Uint8Array): number[] =>
  [...b.keys()].filter((i) => a[i] !== b[i]);

/** The bytes of a text at the place of a value; fewer, or none, where it ends before. */
const at = (bytes: Uint8Array, offset: number, length: number): Uint8Array =>
  bytes.subarray(offset, offset + length);

/** A block on its way: what stood there when it was sent, and what came there. */
interface Passage {
  readonly was: Uint8Array;
  readonly is: Uint8Array;
}

/** The passage of the card of a half: a block that came, or one that was sent. */
function passageOf({ sent, received }: Journey, trace: Trace, step: Step): Passage {
  const [offset, length] = [offsetOf(trace, step), step.bytes.length];
  return { was: at(sent.output, offset, length), is: at(received.input, offset, length) };
}

/** What became of a block of ciphertext on its way, in a few words; empty where it came as it was sent. */
function fateOf({ sent }: Journey, { was, is }: Passage): string {
  if (was.length === 0) return 'wasn’t sent';
  if (is.length === 0) return 'never came';
  const bytes = differing(was, is);
  if (bytes.length === 0) return was.length === is.length ? '' : 'cut';
  const twin = sent.outputs.findIndex((id) => equalBytes(sent.step(id).bytes, is));
  if (twin >= 0) return `is ${nameText(ciphertext(twin + 1))} as it was sent`;
  if (bytes.length > 1) return `${plural(bytes.length, 'byte')} changed`;
  const hex = (from: Uint8Array): string => toHex(from.subarray(bytes[0], bytes[0] + 1));
  return `${hex(was)} → ${hex(is)}`;
}

/** How many blocks of the ciphertext came otherwise than they were sent. */
export function changedBlocks(journey: Journey): number {
  const { sent, received } = journey;
  const ids = sent.output.length > received.input.length ? sent.outputs : received.inputs;
  const trace = ids === sent.outputs ? sent : received;
  return ids.filter((id) => fateOf(journey, passageOf(journey, trace, trace.step(id)))).length;
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

/**
 * What the wire did to a block, drawn over its card as it comes. `trace`: whose card it is, the receiver's, or the sender's of
 * what never came; the marks have its ids.
 */
export function drawChange(
  journey: Journey,
  trace: Trace,
  placed: Placed,
  drive: Drive,
  m: Metrics,
): Mark[] {
  const { step } = placed.slot;
  const passage = passageOf(journey, trace, step);
  const fate = fateOf(journey, passage);
  if (!fate) return [];
  const id = `fate${step.block}`;
  const said = note(id, placed, placed.y - 7, fate, 'leak', drive);
  const outline = frameOf(id, placed, drive);
  const { was, is } = passage;
  if (is.length === 0) {
    const cover: Mark = { ...outline, id: `${id}.gone`, at: box(placed, 8), part: 'gone' };
    return [cover, outline, said];
  }
  const bytes = differing(was, is);
  // A bar has no byte of its own to be marked.
  if (isFar(m)) return [outline];
  return [
    ...(bytes.length === is.length || bytes.length === 0 ? [outline] : []),
    ...bytes.flatMap((i) => drawPatch(placed, step, i, drive, m)),
    said,
  ];
}

/** What is said of a block that was read, beside the one that was written at its place. */
function verdictOf(was: Uint8Array, is: Uint8Array, name: string): string {
  if (equalBytes(was, is)) return `equals ${name}`;
  if (was.length === 0) return 'never written';
  const count = differing(was, is).length;
  return count > 12 ? `garbled: ${plural(count, 'byte')}` : `${plural(count, 'byte')} changed`;
}

/** A block that isn't what it was, as a whole. */
const frameOf = (id: string, placed: Placed, drive: Drive): Mark => ({
  ...{ id: `${id}.frame`, at: box(around(placed, 2), 10), role: 'leak', part: 'leak' },
  ...({ effect: 'fill', drive } as const),
});

/** Beside a block that was read: whether it is what was written there. `drive`: when it is there. */
export function drawVerdict(
  { sent, received }: Journey,
  placed: Placed,
  drive: Drive,
  m: Metrics,
): Mark[] {
  const { step } = placed.slot;
  const was = at(sent.input, offsetOf(received, step), step.bytes.length);
  const words = verdictOf(was, step.bytes, nameText(nameOf(received, step)));
  const cells = differing(was, step.bytes).map((i): Mark => {
    const { x, y } = byteAt(placed, i, m);
    const [width, height] = [m.cellWidth, m.cellHeight];
    const frame = box({ x: x - width / 2, y: y - height / 2, width, height }, 2);
    const id = `read${step.block}.b${i}`;
    return { id, at: frame, role: 'leak', part: 'odd', effect: 'fill', drive };
  });
  const role = equalBytes(was, step.bytes) ? 'ink' : 'leak';
  if (isFar(m)) return role === 'ink' ? [] : [frameOf(`read${step.block}`, placed, drive)];
  const foot = placed.y + placed.height + 16;
  // A small card has room for its name alone: what is as it was isn't said there.
  const said = note(`read${step.block}`, placed, foot, words, role, drive);
  return isCompact(m) && role === 'ink' ? cells : [...cells, said];
}
