import type { Step, Trace } from '../../modes/types.ts';
import { byteDrive, cellId, drawCell } from './cell.ts';
import { type Glyph, glyphsOf } from '../place/glyphs.ts';
import { drawBarCard } from './bar.ts';
import { isCompact, isFar } from '../place/metrics.ts';
import { isOutput, nameId, nameOf, nameText, offsetOf } from '../../diagram/index.ts';
import { RESULT } from '../phases.ts';
import type { Placed } from '../place/columns.ts';
import { box, label } from '../shapes.ts';
import type { Drive, Mark, Metrics, Role } from '../types.ts';

/** What a byte of a card means and shows. */
interface Content {
  readonly role: Role;
  readonly glyph?: Glyph;
}

const PADDING: Content = { role: 'padding', glyph: { text: '▪', kind: 'character' } };

/** Ciphertext is bytes; plaintext is read as text, its padding left out. */
function contentsOf(trace: Trace, step: Step): Content[] {
  const { role } = nameOf(trace, step);
  if (role !== 'plaintext') return Array<Content>(step.bytes.length).fill({ role });
  const plaintext = trace.direction === 'encrypt' ? trace.input : trace.output;
  const offset = offsetOf(trace, step);
  const padded = plaintext.length - trace.paddingBytes;
  return glyphsOf(plaintext, offset, offset + step.bytes.length).map((glyph, i) =>
    offset + i < padded ? { role, glyph } : PADDING,
  );
}

/** A card: rows of bytes, characters over hex where it is plaintext, its name and its bytes' offsets. */
export function drawCard(trace: Trace, placed: Placed, m: Metrics): Mark[] {
  if (isFar(m)) return drawBarCard(trace, placed);
  const id = nameId(nameOf(trace, placed.slot.step));
  return [
    ...drawOutline(trace, id, placed),
    ...drawBytes(trace, id, placed, m),
    ...drawLabels(trace, id, placed, m),
  ];
}

/** A given block has its outline from the start; a computed one has a dashed one until it is there. */
function drawOutline(trace: Trace, id: string, placed: Placed): Mark[] {
  const { step } = placed.slot;
  const { role } = nameOf(trace, step);
  const at = box(placed, 8);
  if (step.inputs.length === 0) return [{ id, at, role, part: 'card', effect: 'still' }];
  const drive: Drive = { step: step.id, ...RESULT[step.op] };
  return [
    { id: `${id}.empty`, at, role, part: 'card-empty', effect: 'clear', drive },
    { id, at, role, part: 'card', effect: 'fill', drive },
  ];
}

function drawBytes(trace: Trace, id: string, { slot, x, y }: Placed, m: Metrics): Mark[] {
  const { step } = slot;
  return contentsOf(trace, step).flatMap((content, i) => {
    const left = x + m.pad + (i % m.perRow) * (m.cellWidth + m.gap);
    const top = y + m.pad + Math.floor(i / m.perRow) * (m.cellHeight + m.gap);
    return drawCell(
      {
        id: cellId(id, i),
        box: { x: left, y: top, width: m.cellWidth, height: m.cellHeight },
        byte: step.bytes[i],
        of: { step: step.id, byte: i },
        ...content,
        drive: byteDrive(step, i),
        hex: 'hex',
      },
      m,
    );
  });
}

/** The name over a block of the message, with its bytes' offsets where there is room; under a block of the result. */
function drawLabels(trace: Trace, id: string, { slot, x, y, height }: Placed, m: Metrics): Mark[] {
  const name = nameOf(trace, slot.step);
  const isBelow = isOutput(trace, slot.step.id);
  const foot = isBelow ? y + height + 16 : y - 8;
  const text = nameText(name);
  const written: Mark = {
    id: `${id}.name`,
    at: label(x + 2, foot, text, 'start'),
    role: name.role,
    part: 'name',
    effect: 'still',
  };
  if (isBelow || isCompact(m)) return [written];
  const at = label(x + 26 + text.length * 3, foot, bytesText(trace, slot.step), 'start');
  return [written, { id: `${id}.bytes`, at, role: 'ink', part: 'quiet', effect: 'still' }];
}

function bytesText(trace: Trace, step: Step): string {
  if (step.id === trace.tag) return 'the tag that came';
  if (step.op === 'lengths') return 'bits of A, and of C';
  const from = offsetOf(trace, step);
  const to = from + step.bytes.length - 1;
  return from === to ? `byte ${from}` : `bytes ${from}–${to}`;
}
