import type { Op, Step, Trace } from '../modes/types.ts';
import { blockSteps } from './block-steps.ts';
import { incrementRadius } from './metrics.ts';
import { WORK } from './phases.ts';
import type { Placed } from './place.ts';
import { disc, label, wire } from './shapes.ts';
import type { Mark, Metrics } from './types.ts';

const OP_IDS: Readonly<Record<Op, string>> = {
  in: 'in',
  iv: 'iv',
  aad: 'aad',
  zero: 'zero',
  lengths: 'lengths',
  xor: 'xor',
  increment: 'inc',
  cipher: 'aes',
  invCipher: 'aes',
  multiply: 'mul',
  verify: 'verify',
};

/** The id of an operation's mark: `xor2`, `aes2`, `inc2`. */
export const opId = (op: Op, block: number): string => OP_IDS[op] + String(block);

/** The id of a step's own mark: `xor2`, and `xor2b` where its block has one before it. */
export function glyphId(trace: Trace, { id, op, block }: Step): string {
  const before = blockSteps(trace, block).filter((step) => step.op === op && step.id < id);
  return opId(op, block) + ['', 'b', 'c'][before.length];
}

/** ⊕ as a circle with a cross, drawn and not typed, so that it looks alike everywhere. */
export function drawXor(trace: Trace, { slot, cx, cy, width }: Placed): Mark[] {
  const { op, id: step } = slot.step;
  const id = glyphId(trace, slot.step);
  const r = width / 2;
  const arm = r * 0.6;
  const across = wire({ x: cx - arm, y: cy }, { x: cx + arm, y: cy });
  const upright = wire({ x: cx, y: cy - arm }, { x: cx, y: cy + arm });
  const common = { role: 'chain', effect: 'light', drive: { step, ...WORK[op] } } as const;
  return [
    { id, at: disc(cx, cy, r), part: 'xor', ...common },
    { id: `${id}.h`, at: across, part: 'xor-bar', ...common },
    { id: `${id}.v`, at: upright, part: 'xor-bar', ...common },
  ];
}

/** "+1" in the lane, on the way from one counter block to the next. */
export function drawIncrement(trace: Trace, { slot, x, cy }: Placed, m: Metrics): Mark[] {
  const { op, id: step } = slot.step;
  const id = glyphId(trace, slot.step);
  const cx = x - m.lane / 2;
  const common = { role: 'chain', effect: 'light', drive: { step, ...WORK[op] } } as const;
  return [
    { id, at: disc(cx, cy, incrementRadius(m)), part: 'xor', ...common },
    { id: `${id}.name`, at: label(cx, cy + 3.5, '+1'), part: 'tiny', ...common },
  ];
}
