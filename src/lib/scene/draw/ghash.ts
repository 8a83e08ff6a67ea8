import type { Trace } from '../../modes/types.ts';
import { glyphId } from '../place/glyph-id.ts';
import { isCompact } from '../place/metrics.ts';
import { WORK } from '../phases.ts';
import type { Placed } from '../place/columns.ts';
import { box, disc, label } from '../shapes.ts';
import type { Mark, Metrics } from '../types.ts';

/** "• H": the product with the hash subkey. */
export function drawMultiply(trace: Trace, placed: Placed, m: Metrics): Mark[] {
  const { slot, cx, cy } = placed;
  const id = glyphId(trace, slot.step);
  const drive = { step: slot.step.id, ...WORK.multiply };
  const name = label(cx, cy + 4.5, isCompact(m) ? '•H' : '• H');
  return [
    { id, at: box(placed, 6), role: 'chain', part: 'cipher', effect: 'light', drive },
    { id: `${id}.name`, at: name, role: 'ink', part: 'op', effect: 'light', drive },
  ];
}

/** "=": the tag that came and the one that was computed; and when they are compared, what that says. */
export function drawVerify(trace: Trace, { slot, cx, cy, width }: Placed, m: Metrics): Mark[] {
  const { step } = slot;
  const id = glyphId(trace, step);
  const drive = { step: step.id, ...WORK.verify };
  const isWrong = step.bytes.some((byte) => byte !== 0);
  const glyph = { role: 'chain', effect: 'light', drive } as const;
  const verdict = isWrong ? 'T isn’t T′: refused' : 'T is T′: accepted';
  const right = label(cx - width / 2 - 8, cy + 4.5, verdict, 'end');
  const role = isWrong ? 'leak' : 'ciphertext';
  return [
    { id, at: disc(cx, cy, width / 2), part: 'xor', ...glyph },
    { id: `${id}.name`, at: label(cx, cy + 5, '='), part: 'op', ...glyph },
    ...(isCompact(m)
      ? []
      : [{ id: `${id}.verdict`, at: right, role, part: 'name', effect: 'fill', drive } as const]),
  ];
}
