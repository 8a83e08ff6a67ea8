import type { Trace } from '../../modes/types.ts';
import { glyphId } from '../place/glyph-id.ts';
import { LANE_SIGNS } from '../place/lane-ops.ts';
import { incrementRadius } from '../place/metrics.ts';
import { WORK } from '../phases.ts';
import type { Placed } from '../place/columns.ts';
import { disc, label, wire } from '../shapes.ts';
import type { Mark, Metrics } from '../types.ts';

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

/** "+1" in the lane, on the way from one counter block to the next; and what else makes a strip of one that came before. */
export function drawLaneOp(trace: Trace, { slot, x, cy }: Placed, m: Metrics): Mark[] {
  const { op, id: step } = slot.step;
  const sign = LANE_SIGNS[op];
  if (sign === undefined) return [];
  const id = glyphId(trace, slot.step);
  const cx = x - m.lane / 2;
  const common = { role: 'chain', effect: 'light', drive: { step, ...WORK[op] } } as const;
  return [
    { id, at: disc(cx, cy, incrementRadius(m)), part: 'xor', ...common },
    { id: `${id}.name`, at: label(cx, cy + 3.5, sign), part: 'tiny', ...common },
  ];
}
