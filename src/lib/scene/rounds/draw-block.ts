import type { Point } from '../types.ts';
import { byteAt, columnOf, places, standing, travelling, two, words } from './cells.ts';
import type { RoundLook, RoundMark, Rounds, RoundStep } from './types.ts';

const WORK = { from: 0.05, to: 1 };

/** The middle of byte `i` of the block as it is drawn everywhere: two rows of eight. */
export function cardByteAt({ op, ...look }: RoundLook, i: number): Point {
  const cell = cardCell({ op, ...look });
  const pitch = cell + 3;
  const left = op.x + op.width / 2 - 3.5 * pitch;
  return { x: left + (i % 8) * pitch, y: op.y + op.height / 2 + (i < 8 ? -pitch : pitch) / 2 };
}

const cardCell = ({ op }: RoundLook): number => Math.floor(Math.min(34, op.width / 8 - 4));

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
    const [there, here] = [cardByteAt(look, i), byteAt(state, i, look)];
    const face = { byte: step.after[i], role };
    const inCard = { ...face, id: `card.b${two(i)}`, size };
    card.push(...standing(inCard, there, into ? undefined : fill));
    if (into)
      card.push(...standing({ ...face, id: `after.b${two(i)}`, size: look.cell }, here, fill));
    const path = into ? [there, here] : [here, there];
    chips.push(...travelling({ ...face, id: `chip.b${two(i)}`, size: look.cell }, path, drive));
  }
  const { op } = look;
  const middle = { x: op.x + op.width / 2, y: op.y + op.height / 2 };
  return [
    ...(into ? places('after', look.after, look) : []),
    words(
      'op.title',
      { x: middle.x, y: middle.y - 58 },
      into ? 'Input block' : 'Output block',
      'title',
      role,
    ),
    words(
      'op.rule',
      { x: middle.x, y: middle.y + 60 },
      into ? 's[r,c] = in[r + 4c]' : 'out[r + 4c] = s[r,c]',
      'rule',
    ),
    ...card,
    ...chips,
  ];
}
