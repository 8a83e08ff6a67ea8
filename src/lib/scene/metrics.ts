import type { Metrics } from './types.ts';

/** Near: a byte shows its character and its hex. The bytes of the IV stand in the gutter. */
export const NEAR: Metrics = {
  cellWidth: 24,
  cellHeight: 28,
  gap: 2,
  pad: 6,
  lane: 24,
  gutter: 88,
  text: 'full',
};

/** The same for a phone: cells of 20 units, and only names in the gutter. */
export const PHONE: Metrics = { ...NEAR, cellWidth: 20, gutter: 70, lane: 26, text: 'narrow' };

/** Further out: tinted cells, characters in plaintext only; five blocks in half a page. */
export const MID: Metrics = {
  cellWidth: 11,
  cellHeight: 15,
  gap: 1,
  pad: 3,
  lane: 16,
  gutter: 44,
  text: 'chars',
};

/** Whether a look is too small for captions, names in boxes and hex. */
export const isCompact = (m: Metrics): boolean => m.text === 'chars';

/** A card is always 2 rows of 8 bytes. */
export const cardWidth = (m: Metrics): number => 8 * m.cellWidth + 7 * m.gap + 2 * m.pad;
/** A card's height: its two rows, with what is around and between them. */
export const cardHeight = (m: Metrics): number => 2 * m.cellHeight + m.gap + 2 * m.pad;
/** From one column to the next. */
export const pitch = (m: Metrics): number => cardWidth(m) + m.lane;

/** How many cells of a strip stand in a row: on a phone eight, so that a byte has room for its hex. */
export const stripCells = (m: Metrics): number => (m.text === 'narrow' ? 8 : 16);

/** Radius of a "+1" in the lane. */
export const incrementRadius = (m: Metrics): number => (isCompact(m) ? 7 : 9);

/** The right edge of what stands in the gutter. As much is left before the first column as a "+1" in the lane needs. */
export const sourceRight = (m: Metrics): number => m.gutter - m.lane / 2 - incrementRadius(m) - 4;

/** How far right of a column an input that joins late comes down. */
export const bypass = (m: Metrics): number => Math.min(8, m.lane / 3);

/** Room right of the last column, for what comes down there; where names travel, for their chips too. */
const side = (m: Metrics): number => bypass(m) + (isCompact(m) ? 2 : 16);

/** The width of a scene of so many columns. */
export const sceneWidth = (m: Metrics, columns: number): number =>
  m.gutter + columns * pitch(m) - m.lane + side(m);

/** How many whole columns fit a width; at least one. */
export function columnsThatFit(m: Metrics, width: number): number {
  return Math.max(1, Math.floor((width - m.gutter - side(m) + m.lane) / pitch(m)));
}
