import { isCompact } from './metrics.ts';
import type { Step, Trace } from '../modes/types.ts';
import { type Glyph, glyphsOf } from './glyphs.ts';
import { isOutput, nameOf, nameText } from './names.ts';
import { RESULT, spread } from './phases.ts';
import type { Placed } from './place.ts';
import type { Drive, Mark, Metrics, Role } from './types.ts';

const two = (index: number): string => String(index).padStart(2, '0');
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** When byte i of a computed value appears; given values are always there. */
function byteDrive(step: Step, index: number): Drive | undefined {
  if (step.inputs.length === 0) return undefined;
  return { step: step.id, ...spread(RESULT[step.op], index, 16) };
}

interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Cell {
  readonly id: string;
  readonly box: CellBox;
  readonly byte: number;
  readonly role: Role;
  readonly drive: Drive | undefined;
  readonly glyph: Glyph | undefined;
  readonly text: Metrics['text'];
}

function label(cell: Cell, part: string, text: string, y: number): Mark {
  const { box, drive, byte, role } = cell;
  return {
    id: `${cell.id}.${part}`,
    at: { shape: 'label', x: box.x + box.width / 2, y: box.y + y, text, anchor: 'middle' },
    role,
    part: `cell-${part}`,
    effect: drive ? 'fill' : 'still',
    drive,
    byte,
  };
}

/** A byte: its tinted ground, its character where it is text, its hex. */
function drawCell(cell: Cell): Mark[] {
  const { box, glyph, drive } = cell;
  const ground: Mark = {
    id: cell.id,
    at: { shape: 'box', ...box, radius: 2 },
    role: cell.role,
    part: 'cell',
    effect: drive ? 'fill' : 'still',
    drive,
    byte: cell.byte,
  };
  if (cell.text === 'chars')
    return glyph ? [ground, label(cell, 'mid', glyph.text, 11.5)] : [ground];
  if (!glyph) return [ground, label(cell, 'hex', hex(cell.byte), box.height / 2 + 4.2)];
  return [
    ground,
    label(cell, glyph.kind === 'character' ? 'char' : glyph.kind, glyph.text, 14),
    label(cell, 'small', hex(cell.byte), 24.5),
  ];
}

const isPadding = (trace: Trace, step: Step, index: number): boolean => {
  const side = trace.direction === 'encrypt' ? trace.input : trace.output;
  return (step.block - 1) * 16 + index >= side.length - trace.paddingBytes;
};

/** A card: 2 rows of 8 bytes, characters over hex where it is plaintext, its name and its bytes' offsets. */
export function drawCard(trace: Trace, placed: Placed, m: Metrics): Mark[] {
  const { slot, x, y, width, height } = placed;
  const { step } = slot;
  const name = nameOf(trace, step);
  const id = `${name.text.toLowerCase()}${name.index}`;
  const isText = name.role === 'plaintext';
  const side = trace.direction === 'encrypt' ? trace.input : trace.output;
  const offset = (step.block - 1) * 16;
  const glyphs = isText ? glyphsOf(side, offset, offset + step.bytes.length) : [];
  const computed = step.inputs.length > 0;
  const marks: Mark[] = [];
  const at = { shape: 'box', x, y, width, height, radius: 8 } as const;
  if (computed)
    marks.push({ id: `${id}.empty`, at, role: name.role, part: 'card-empty', effect: 'still' });
  const drive = computed ? { step: step.id, ...RESULT[step.op] } : undefined;
  marks.push({ id, at, role: name.role, part: 'card', effect: computed ? 'fill' : 'still', drive });
  step.bytes.forEach((byte, i) => {
    const padding = isText && isPadding(trace, step, i);
    marks.push(
      ...drawCell({
        id: `${id}.b${two(i)}`,
        box: {
          x: x + m.pad + (i % 8) * (m.cellWidth + m.gap),
          y: y + m.pad + Math.floor(i / 8) * (m.cellHeight + m.gap),
          width: m.cellWidth,
          height: m.cellHeight,
        },
        byte,
        role: padding ? 'padding' : name.role,
        drive: byteDrive(step, i),
        glyph: padding ? { text: '▪', kind: 'character' } : glyphs[i],
        text: m.text,
      }),
    );
  });
  return [
    ...marks,
    ...drawCardLabels(placed, id, name.role, nameText(name), m, isOutput(trace, step.id)),
  ];
}

function drawCardLabels(
  placed: Placed,
  id: string,
  role: Role,
  name: string,
  m: Metrics,
  below: boolean,
): Mark[] {
  const { x, y, height, slot } = placed;
  const labelY = below ? y + height + 16 : y - 8;
  const offset = (slot.step.block - 1) * 16;
  const marks: Mark[] = [
    {
      id: `${id}.name`,
      at: { shape: 'label', x: x + 2, y: labelY, text: name, anchor: 'start' },
      role,
      part: 'name',
      effect: 'still',
    },
  ];
  if (isCompact(m)) return marks;
  const text = `bytes ${offset}–${offset + slot.step.bytes.length - 1}`;
  const at = {
    shape: 'label',
    x: x + 26 + name.length * 3,
    y: labelY,
    text,
    anchor: 'start',
  } as const;
  if (!below) marks.push({ id: `${id}.bytes`, at, role: 'ink', part: 'quiet', effect: 'still' });
  return marks;
}

/** A strip: 16 cells in one compact row, for the values inside a mode: input block, output block, counter block. */
export function drawStrip(trace: Trace, placed: Placed, id: string, m: Metrics): Mark[] {
  const { slot, x, y, width, height } = placed;
  const { step } = slot;
  const { role } = nameOf(trace, step);
  const own = step.block === 0 ? undefined : step;
  const cell = (width - 2) / 16;
  const cells = [...step.bytes].flatMap((byte, i) =>
    drawCell({
      id: `${id}.b${two(i)}`,
      box: { x: x + 1 + i * cell, y: y + 1, width: cell - 0.75, height: height - 2 },
      byte,
      role,
      drive: own && byteDrive(own, i),
      glyph: undefined,
      text: m.text,
    }).map((mark) => (mark.part === 'cell-hex' ? { ...mark, part: 'cell-tiny' } : mark)),
  );
  const at = { shape: 'box', x, y, width, height, radius: 3 } as const;
  const outline: Mark = { id, at, role, part: 'strip', effect: 'still' };
  return [outline, ...cells];
}
