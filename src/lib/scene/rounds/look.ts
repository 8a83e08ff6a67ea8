import type { RoundLook } from './types.ts';

/** The S-box is 16 by 16, and has a row and a column of digits. */
export const BOX_CELLS = 17;
/** Room for the numbers of rows, left of a state, and of its columns and its title, above. */
const INDEX = 16;
const TITLE = 46;
const BELOW = 12;

/** Edge of a whole state. */
export const stateSize = ({ cell, gap }: Pick<RoundLook, 'cell' | 'gap'>): number =>
  4 * cell + 3 * gap;

/** State, operation and result from left to right. */
function wide(cell: number, gap: number, boxCell: number, lane: number): RoundLook {
  const size = stateSize({ cell, gap });
  const box = BOX_CELLS * boxCell;
  const top = 30;
  const y = top + Math.max(TITLE - top, (box - size) / 2);
  const op = { x: INDEX + size + lane, y: top, width: box, height: box };
  const after = { x: op.x + box + lane + INDEX, y };
  return {
    width: after.x + size + 2,
    height: top + box + BELOW,
    cell,
    gap,
    boxCell,
    before: { x: INDEX, y },
    after,
    op,
    middle: { x: op.x + box / 2, y: y + size / 2 },
    arrows: ['→', '→'],
  };
}

/** The operation below the two states: data goes down into it and comes up again. */
function narrow(width: number): RoundLook {
  const gap = 2;
  const between = 12;
  const cell = Math.max(20, Math.min(44, Math.floor((width - 2 * INDEX - between - 6 * gap) / 8)));
  const size = stateSize({ cell, gap });
  const whole = 2 * (INDEX + size) + between;
  const boxCell = Math.max(12, Math.min(20, Math.floor(whole / BOX_CELLS)));
  const box = BOX_CELLS * boxCell;
  const total = Math.max(whole, box);
  const y = TITLE + size + TITLE + 8;
  const before = { x: INDEX, y: TITLE };
  const after = { x: INDEX + size + between + INDEX, y: TITLE };
  return {
    width: total,
    height: y + box + BELOW,
    cell,
    gap,
    boxCell,
    before,
    after,
    op: { x: (total - box) / 2, y, width: box, height: box },
    middle: { x: total / 2, y: y + 8 + size / 2 },
    arrows: ['↓', '↑'],
  };
}

/** The look that fits a width. */
export function roundLook(width: number): RoundLook {
  const looks = [wide(48, 4, 22, 38), wide(36, 3, 18, 16)];
  return looks.find((look) => look.width <= width) ?? narrow(width);
}
