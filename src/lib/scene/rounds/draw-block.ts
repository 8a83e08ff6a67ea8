import type { Point } from '../types.ts';
import { byteAt, columnOf, places, standing, travelling, two, words } from './cells.ts';
import { stateSize } from './look.ts';
import type { RoundLook, RoundMark, RoundOp, Rounds, RoundStep } from './types.ts';

const WORK = { from: 0.05, to: 1 };

/** Edge of a byte of the block. */
export const cardCell = ({ op, cell }: RoundLook): number =>
  Math.floor(Math.min(cell, op.width / 8 - 4));

/** The middle of the card: beside the state, in all the room that is left. */
function cardMiddle({ op, before, after, middle, ...look }: RoundLook, into: boolean): Point {
  const isWide = op.y < after.y;
  if (!isWide) return middle;
  const { y } = middle;
  return { x: into ? (before.x + op.x + op.width) / 2 : (op.x + after.x + stateSize(look)) / 2, y };
}

/** The middle of byte `i` of the block as it is drawn everywhere: two rows of eight. */
export function cardByteAt(look: RoundLook, i: number, op: RoundOp): Point {
  const { x, y } = cardMiddle(look, op === 'input');
  const pitch = cardCell(look) + 3;
  return { x: x + ((i % 8) - 3.5) * pitch, y: y + (i < 8 ? -pitch : pitch) / 2 };
}

/** Block to state, or state to block: the bytes go over column by column. */
export function drawBlock({ roles }: Rounds, step: RoundStep, look: RoundLook): RoundMark[] {
  const into = step.op === 'input';
  const role = roles[into ? 0 : 1];
  const { id } = step;
  const size = cardCell(look);
  const state = into ? look.after : look.before;
  const card: RoundMark[] = [];
  const chips: RoundMark[] = [];
  for (let i = 0; i < 16; i++) {
    const from = WORK.from + (columnOf(i) * (WORK.to - WORK.from)) / 4;
    const drive = { step: id, from, to: from + 0.22 };
    const fill = { step: id, from: from + 0.2, to: from + 0.23 };
    const [there, here] = [cardByteAt(look, i, step.op), byteAt(state, i, look)];
    const face = { byte: step.after[i], role };
    const inCard = { ...face, id: `card.b${two(i)}`, size };
    card.push(...standing(inCard, there, into ? undefined : fill));
    if (into)
      card.push(...standing({ ...face, id: `after.b${two(i)}`, size: look.cell }, here, fill));
    const path = into ? [there, here] : [here, there];
    chips.push(...travelling({ ...face, id: `chip.b${two(i)}`, size: look.cell }, path, drive));
  }
  const middle = cardMiddle(look, into);
  const aside = size + 32;
  return [
    ...(into ? places('after', look.after, look) : []),
    words(
      'op.title',
      { x: middle.x, y: middle.y - aside },
      into ? 'Input block' : 'Output block',
      'title',
      role,
    ),
    words(
      'op.rule',
      { x: middle.x, y: middle.y + aside },
      into ? 's[r,c] = in[r + 4c]' : 'out[r + 4c] = s[r,c]',
      'rule',
    ),
    ...card,
    ...chips,
  ];
}
