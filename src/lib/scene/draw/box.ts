import { subscript } from '../../words/index.ts';
import type { Step, Trace } from '../../modes/types.ts';
import { glyphId } from '../place/glyph-id.ts';
import { isCompact } from '../place/metrics.ts';
import { WORK } from '../phases.ts';
import type { Placed } from '../place/columns.ts';
import { box, label } from '../shapes.ts';
import type { Mark, Metrics } from '../types.ts';

/**
 * What stands in the box: "• H", the product with the hash subkey; "MSB₃₂", the first bits of a value; "‖", one
 * value and what the other has past its end.
 */
function written({ op, bytes }: Step, m: Metrics): string {
  if (op === 'multiply') return isCompact(m) ? '•H' : '• H';
  if (op === 'complete') return '‖';
  return isCompact(m) ? 'MSB' : `MSB${subscript(String(8 * bytes.length))}`;
}

/** An operation that has its name in a box. */
export function drawBox(trace: Trace, placed: Placed, m: Metrics): Mark[] {
  const { slot, cx, cy } = placed;
  const id = glyphId(trace, slot.step);
  const drive = { step: slot.step.id, ...WORK[slot.step.op] };
  const name = label(cx, cy + 4.5, written(slot.step, m));
  return [
    { id, at: box(placed, 6), role: 'chain', part: 'cipher', effect: 'light', drive },
    { id: `${id}.name`, at: name, role: 'ink', part: 'op', effect: 'light', drive },
  ];
}
