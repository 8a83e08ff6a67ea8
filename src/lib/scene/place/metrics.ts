import type { Metrics } from '../types.ts';

/** Near: a byte shows its character and its hex. The bytes of the IV stand in the gutter. */
export const NEAR: Metrics = {
  perRow: 8,
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

/**
 * Further out: tinted cells, characters in plaintext only; five blocks in half a page. The gutter has room for names with
 * one digit or two.
 */
export const MID: Metrics = {
  perRow: 8,
  cellWidth: 11,
  cellHeight: 15,
  gap: 1,
  pad: 3,
  lane: 16,
  gutter: 44,
  text: 'chars',
};

/** The same for a phone: cards of 4 rows of 4, so that five blocks stand side by side on 290 units. */
export const POCKET: Metrics = {
  ...MID,
  perRow: 4,
  cellWidth: 8,
  lane: 11,
  gutter: 38,
};

/** Further out still: one bar a block, 32 blocks on a wide page. */
export const FAR: Metrics = {
  perRow: 8,
  cellWidth: 2.5,
  cellHeight: 9,
  gap: 0,
  pad: 2,
  lane: 14,
  gutter: 44,
  text: 'bars',
};

/** The same for a phone: eight bars side by side on 290 units. */
export const SLIM: Metrics = { ...FAR, lane: 8, gutter: 36 };

/** A journey: both halves and the wire in one view. Four blocks with hex in 862 units. */
export const TRIP: Metrics = {
  ...NEAR,
  cellWidth: 19,
  pad: 5,
  lane: 20,
  gutter: 76,
  rhythm: 'tight',
};

/** The same where there is less height: what is inside a mode as tinted cells. */
export const LOW_TRIP: Metrics = { ...TRIP, rhythm: 'thin' };

/** The same for a phone: two blocks on 350 units. */
export const SHORT_TRIP: Metrics = {
  ...TRIP,
  cellWidth: 15,
  cellHeight: 25,
  gap: 1,
  pad: 3,
  lane: 17,
  gutter: 52,
  text: 'narrow',
  rhythm: 'thin',
};

/** Whether a look is too small for captions, names in boxes and hex. */
export const isCompact = (m: Metrics): boolean => m.text === 'chars' || isFar(m);

/** Whether a block is a bar, without cells and words. */
export const isFar = (m: Metrics): boolean => m.text === 'bars';

/** So many cells side by side, with what is between and around them. */
const across = (cells: number, size: number, m: Metrics): number =>
  cells * size + (cells - 1) * m.gap + 2 * m.pad;
/** A card is 2 rows of 8 bytes, or 4 of 4. */
export const cardWidth = (m: Metrics): number => across(m.perRow, m.cellWidth, m);
/** The height of a card, in units of the picture. */
export const cardHeight = (m: Metrics): number => across(16 / m.perRow, m.cellHeight, m);
/** From one column to the next. */
export const pitch = (m: Metrics): number => cardWidth(m) + m.lane;

/**
 * How many cells of a strip stand in a row: on a phone eight, so that a byte has room for its hex; and in a journey, so that a
 * byte falls straight down from its card.
 */
export const stripCells = (m: Metrics): number => (m.text === 'narrow' || m.rhythm ? 8 : 16);

/** Radius of a "+1" in the lane. */
export const incrementRadius = (m: Metrics): number => (isCompact(m) ? 7 : 9);

/** The right edge of what stands in the gutter. As much is left before the first column as a "+1" in the lane needs. */
export const sourceRight = (m: Metrics): number => m.gutter - m.lane / 2 - incrementRadius(m) - 4;

/** How far right of a column an input that joins late comes down. */
export const bypass = (m: Metrics): number => m.lane * 0.25;

/** How far right of a column what goes on to the next one comes up or down: well beside the bypass. */
export const crossing = (m: Metrics): number => m.lane * 0.6;

/** Room right of the last column, for what comes down there; where names travel, for their chips too. */
const side = (m: Metrics): number => bypass(m) + (isCompact(m) ? 2 : 16);

/** The width of a scene of so many columns. */
export const sceneWidth = (m: Metrics, columns: number): number =>
  m.gutter + columns * pitch(m) - m.lane + side(m);

/** How many whole columns fit a width; at least one. */
export function columnsThatFit(m: Metrics, width: number): number {
  return Math.max(1, Math.floor((width - m.gutter - side(m) + m.lane) / pitch(m)));
}
