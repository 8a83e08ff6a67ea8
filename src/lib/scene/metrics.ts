import type { Metrics } from './types.ts';

/** Near: a byte shows its character and its hex. The bytes of the IV stand in the gutter. */
export const NEAR: Metrics = {
  cellWidth: 24,
  cellHeight: 28,
  gap: 2,
  pad: 6,
  lane: 24,
  gutter: 114,
  text: 'full',
};

/** The same for a phone: cells of 20 units, and only names in the gutter. */
export const PHONE: Metrics = { ...NEAR, cellWidth: 20, gutter: 66, lane: 30, text: 'narrow' };

/** Further out: tinted cells, characters in plaintext only; five blocks in half a page. */
export const MID: Metrics = {
  cellWidth: 11,
  cellHeight: 15,
  gap: 1,
  pad: 3,
  lane: 20,
  gutter: 40,
  text: 'chars',
};

/** Whether a look is too small for captions, names in boxes and hex. */
export const isCompact = (m: Metrics): boolean => m.text === 'chars';

/** A card is always 2 rows of 8 bytes. */
export const cardWidth = (m: Metrics): number => 8 * m.cellWidth + 7 * m.gap + 2 * m.pad;
export const cardHeight = (m: Metrics): number => 2 * m.cellHeight + m.gap + 2 * m.pad;
export const pitch = (m: Metrics): number => cardWidth(m) + m.lane;
export const sceneWidth = (m: Metrics, columns: number): number =>
  m.gutter + columns * pitch(m) - m.lane + SIDE;

/** Room right of the last column, where a bypass or a chain leaves the view. */
export const SIDE = 10;

/** How many whole columns fit a width; at least one. */
export function columnsThatFit(m: Metrics, width: number): number {
  return Math.max(1, Math.floor((width - m.gutter - SIDE + m.lane) / pitch(m)));
}
