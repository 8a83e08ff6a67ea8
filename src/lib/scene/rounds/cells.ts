import type { Drive, Point, Role } from '../types.ts';
import { stateSize } from './look.ts';
import type { Rect, RoundLook, RoundMark } from './types.ts';

/** Two lower-case digits. */
export const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
/** A number in an id: `07`. */
export const two = (index: number): string => String(index).padStart(2, '0');

/** Byte i is row i mod 4, column ⌊i/4⌋. FIPS 197 §3.4 */
export const rowOf = (i: number): number => i % 4;
/** The column of the state that byte i stands in. FIPS 197 §3.4 */
export const columnOf = (i: number): number => Math.floor(i / 4);
/** The index of the byte at a row and a column of the state. FIPS 197 §3.4 */
export const indexAt = (row: number, column: number): number => 4 * column + row;

/** The middle of byte `i` of a state whose corner is `at`. */
export function byteAt(at: Point, i: number, look: Pick<RoundLook, 'cell' | 'gap'>): Point {
  const pitch = look.cell + look.gap;
  const half = look.cell / 2;
  return { x: at.x + columnOf(i) * pitch + half, y: at.y + rowOf(i) * pitch + half };
}

/** Corner of a state in the middle of the operation's place. */
export function middleState({ middle, ...look }: RoundLook): Point {
  const size = stateSize(look);
  return { x: middle.x - size / 2, y: middle.y - size / 2 };
}

/** A byte to be drawn: its id, value, meaning and size. */
export interface Face {
  readonly id: string;
  readonly byte: number;
  readonly role: Role;
  readonly size: number;
}

/** How a byte's digits are written at a size of its cell: parts of the style sheet. */
const textPart = (size: number): string =>
  size >= 44 ? 'digits-large' : size >= 28 ? 'digits' : size >= 20 ? 'digits-small' : 'digits-box';

const box = (size: number, { x, y }: Point) =>
  ({
    shape: 'box',
    x: x - size / 2,
    y: y - size / 2,
    width: size,
    height: size,
    radius: size / 9,
  }) as const;

type Rest = Pick<RoundMark, 'effect'> & Partial<RoundMark>;

const ground = ({ id, byte, role, size }: Face, at: Point, rest: Rest): RoundMark => ({
  id,
  at: box(size, at),
  role,
  part: 'cell',
  byte,
  ...rest,
});

const digits = ({ id, byte, role, size }: Face, at: Point, rest: Rest): RoundMark => ({
  id: `${id}.hex`,
  at: { shape: 'label', x: at.x, y: at.y, text: hex(byte), anchor: 'middle' },
  role,
  part: textPart(size),
  byte,
  ...rest,
});

/** A byte that stands; with a drive it appears. */
export function standing(face: Face, at: Point, drive?: Drive, during = false): RoundMark[] {
  const rest: Rest = drive
    ? { effect: during ? 'still' : 'fill', drive, during }
    : { effect: 'still' };
  return [ground(face, at, rest), digits(face, at, rest)];
}

const ORIGIN: Point = { x: 0, y: 0 };

/** A byte that comes from somewhere and then stays. */
export function arriving(face: Face, path: readonly Point[], drive: Drive): RoundMark[] {
  const rest: Rest = { effect: 'travel', path, drive };
  return [ground(face, ORIGIN, rest), digits(face, ORIGIN, rest)];
}

/** A byte on its way: it is there only while it moves, over everything else. */
export function travelling(face: Face, path: readonly Point[], drive: Drive): RoundMark[] {
  const rest: Rest = { effect: 'travel', path, drive, during: true };
  const base: RoundMark = { ...ground(face, ORIGIN, rest), id: `${face.id}.base`, part: 'carrier' };
  return [base, ground(face, ORIGIN, rest), digits(face, ORIGIN, rest)];
}

/** A frame without a byte in it. */
export function outline(id: string, rect: Rect, part: string, rest: Rest): RoundMark {
  return { id, at: { shape: 'box', ...rect, radius: 4 }, role: 'ink', part, ...rest };
}

/** The 16 empty places of a state. */
export function places(id: string, at: Point, look: RoundLook): RoundMark[] {
  return Array.from({ length: 16 }, (_, i) => {
    const { x, y } = byteAt(at, i, look);
    const half = look.cell / 2;
    const rect = { x: x - half, y: y - half, width: look.cell, height: look.cell };
    return outline(`${id}.p${two(i)}`, rect, 'place', { effect: 'still' });
  });
}

/** Words in the picture. */
export function words(
  id: string,
  at: Point,
  text: string,
  part: string,
  role: Role = 'ink',
): RoundMark {
  return { id, at: { shape: 'label', ...at, text, anchor: 'middle' }, role, part, effect: 'still' };
}

/** The rectangle around a cell of this size whose middle is at a point, or around so many of them side by side. */
export const frameAround = ({ x, y }: Point, size: number, columns = 1): Rect => ({
  x: x - size / 2,
  y: y - size / 2,
  width: size + (columns - 1) * (size + 3),
  height: size,
});
