import { toHex } from '../../bytes/index.ts';
import type { Step } from '../../modes/types.ts';
import type { Glyph } from '../place/glyphs.ts';
import { RESULT, spread } from '../phases.ts';
import { box, label } from '../shapes.ts';
import type { BoxShape, BytePlace, Drive, Mark, Metrics, Role } from '../types.ts';

/** A byte of a value in its place. */
export interface Cell {
  /** `p2.b07`: byte 7, counted from 0, of the value P₂. */
  readonly id: string;
  readonly box: Omit<BoxShape, 'shape' | 'radius'>;
  readonly byte: number;
  readonly of: BytePlace;
  readonly role: Role;
  /** When it appears; undefined: it is always there. */
  readonly drive: Drive | undefined;
  readonly glyph?: Glyph;
  /** The part of its hex where there is no glyph: `hex`, or `tiny` in a strip; `none` where there is no room for it. */
  readonly hex: 'hex' | 'tiny' | 'none';
}

/** The id of a value's byte, counted from 0: `p2.b07`. */
export const cellId = (value: string, index: number): string =>
  `${value}.b${String(index).padStart(2, '0')}`;

/** When byte i of a computed value appears; given values are always there. */
export function byteDrive(step: Step, index: number): Drive | undefined {
  if (step.inputs.length === 0) return undefined;
  return { step: step.id, ...spread(RESULT[step.op], index, 16) };
}

/** A byte: its tinted ground, its character where it is text, its hex where there is room. */
export function drawCell(cell: Cell, { text }: Metrics): Mark[] {
  const { id, byte, of, role, drive, glyph } = cell;
  const { x, y, width, height } = cell.box;
  const effect = drive ? 'fill' : 'still';
  const write = (part: string, what: string, foot: number): Mark => {
    const at = label(x + width / 2, y + foot, what);
    return { id: `${id}.${part}`, at, role, part: `cell-${part}`, effect, drive, byte, of };
  };
  const ground: Mark = { id, at: box(cell.box, 2), role, part: 'cell', effect, drive, byte, of };
  const hex = toHex(Uint8Array.of(byte));
  if (text === 'chars') return glyph ? [ground, write('mid', glyph.text, 11.5)] : [ground];
  if (!glyph && cell.hex === 'none') return [ground];
  if (!glyph) return [ground, write(cell.hex, hex, height / 2 + 4.2)];
  const part = glyph.kind === 'character' ? 'char' : glyph.kind;
  return [ground, write(part, glyph.text, 14), write('small', hex, 24.5)];
}
