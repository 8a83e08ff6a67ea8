import type { Trace } from '../../modes/types.ts';
import type { Column, Placed } from '../place/columns.ts';
import type { Mark, Metrics } from '../types.ts';
import { drawBox } from './box.ts';
import { drawCard } from './card.ts';
import { drawCipher } from './cipher.ts';
import { drawLaneOp, drawXor } from './ops.ts';
import { drawStrip } from './strip.ts';
import { drawVerify } from './verify.ts';

/** What stands in one row of a column: a card, a strip, or an operation's glyph. */
export function drawSlot(trace: Trace, column: Column, placed: Placed, m: Metrics): Mark[] {
  const { kind, step } = placed.slot;
  if (kind === 'card') return drawCard(trace, placed, m);
  if (kind === 'xor') return drawXor(trace, placed);
  if (kind === 'box') return drawBox(trace, placed, m);
  if (kind === 'verify') return drawVerify(trace, placed, m);
  if (kind === 'cipher') return drawCipher(trace, placed, m);
  const strip = drawStrip(trace, column, placed, m);
  return step.block === column.block ? [...strip, ...drawLaneOp(trace, placed, m)] : strip;
}
