import type { Trace } from '../../modes/types.ts';
import { glyphId } from '../place/glyph-id.ts';
import { isCompact } from '../place/metrics.ts';
import { WORK } from '../phases.ts';
import type { Placed } from '../place/columns.ts';
import { disc, label } from '../shapes.ts';
import type { Mark, Metrics } from '../types.ts';

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
