import { arriving, byteAt, middleState, places, two, words } from './cells.ts';
import { drawBlock } from './draw-block.ts';
import { drawKey } from './draw-key.ts';
import { drawMix } from './draw-mix.ts';
import { drawShift } from './draw-shift.ts';
import { drawSub } from './draw-sub.ts';
import { stateSize } from './look.ts';
import { roleBefore } from './roles.ts';
import { opName } from './names.ts';
import type { RoundLook, RoundMark, RoundOp, Rounds, RoundScene, RoundStep } from './types.ts';

const DRAW: Record<RoundOp, (run: Rounds, step: RoundStep, look: RoundLook) => RoundMark[]> = {
  input: drawBlock,
  output: drawBlock,
  addRoundKey: drawKey,
  subBytes: drawSub,
  invSubBytes: drawSub,
  shiftRows: drawShift,
  invShiftRows: drawShift,
  mixColumns: drawMix,
  invMixColumns: drawMix,
};

/** The state before the step: the result of the last one comes over from the right. */
function stateBefore(run: Rounds, { id, before }: RoundStep, look: RoundLook): RoundMark[] {
  const drive = { step: id, from: 0, to: run.steps[id].op.includes('Bytes') ? 0.08 : 0.1 };
  return Array.from(before, (byte, i) => {
    const face = { id: `before.b${two(i)}`, byte, role: roleBefore(run, id), size: look.cell };
    const path = [byteAt(look.after, i, look), byteAt(look.before, i, look)];
    return arriving(face, path, drive);
  }).flat();
}

/** Numbers of rows and columns beside a state, and its title. */
function legend(
  id: string,
  at: { x: number; y: number },
  title: string,
  look: RoundLook,
): RoundMark[] {
  const numbers = [0, 1, 2, 3].flatMap((n) => [
    words(`${id}.r${n}`, { x: at.x - 9, y: byteAt(at, n, look).y }, String(n), 'index'),
    words(`${id}.c${n}`, { x: byteAt(at, 4 * n, look).x, y: at.y - 9 }, String(n), 'index'),
  ]);
  return [
    words(`${id}.title`, { x: at.x + stateSize(look) / 2, y: at.y - 30 }, title, 'title'),
    ...numbers,
  ];
}

function titleOfOp({ op, keyRound }: RoundStep, look: RoundLook): RoundMark[] {
  const { x } = look.middle;
  const above = middleState(look).y - 16;
  if (op === 'addRoundKey')
    return [words('op.title', { x, y: above }, `Round key ${keyRound}`, 'title', 'key')];
  if (op.endsWith('ubBytes')) {
    const text = op === 'subBytes' ? 'S-box' : 'Inverse S-box';
    return [words('op.title', { x, y: look.op.y - 13 }, text, 'title')];
  }
  if (op.endsWith('hiftRows')) return [words('op.title', { x, y: above }, 'Rows slide', 'title')];
  return op.endsWith('ixColumns')
    ? [words('op.title', { x, y: above }, 'Matrix · column', 'title')]
    : [];
}

/** How far an operation's drawing reaches to either side of its middle. */
function reach({ op }: RoundStep, look: RoundLook): number {
  const isStateWide = op === 'addRoundKey' || op.endsWith('hiftRows');
  return (isStateWide ? stateSize(look) : look.op.width) / 2;
}

/** The signs between state, operation and result. */
function joins(step: RoundStep, look: RoundLook): RoundMark[] {
  const { arrows, before, after, middle } = look;
  const signs = step.op === 'addRoundKey' ? ['⊕', '='] : arrows;
  const size = stateSize(look);
  const isWide = arrows[0] === '→';
  const y = isWide ? middle.y : before.y + size + 20;
  const left = (before.x + size + middle.x - reach(step, look)) / 2;
  const right = (middle.x + reach(step, look) + after.x - 14) / 2;
  const xs = isWide ? [left, right] : [before.x + size / 2, after.x + size / 2];
  return signs
    .map((sign, i) => words(`join.${i}`, { x: xs[i], y }, sign, 'join'))
    .slice(step.op === 'input' ? 1 : 0, step.op === 'output' ? 1 : 2);
}

/** On a phone there is no room for the step's name, which the sentence above says. */
function titleAfter(op: RoundOp, { arrows }: RoundLook): string {
  if (op === 'input') return 'State';
  return arrows[0] === '→' ? `After ${opName(op)}` : 'After';
}

/** One step of the cipher, placed. Pure: the same run, step and look give the same marks. */
export function layoutRound(run: Rounds, id: number, look: RoundLook): RoundScene {
  const step = run.steps[id];
  const { op } = step;
  const before =
    op === 'input'
      ? []
      : [
          ...legend('before', look.before, id === 1 || op === 'output' ? 'State' : 'Before', look),
          ...stateBefore(run, step, look),
        ];
  const after =
    op === 'output'
      ? []
      : [
          ...legend('after', look.after, titleAfter(op, look), look),
          ...(op === 'input' ? [] : places('after', look.after, look)),
        ];
  const work = DRAW[op](run, step, look);
  return {
    step,
    look,
    marks: [...after, ...titleOfOp(step, look), ...joins(step, look), ...before, ...work],
  };
}
