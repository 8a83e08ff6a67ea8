import type { Trace } from '../../modes/types.ts';
import { glyphId } from '../place/glyph-id.ts';
import { isCompact, isFar } from '../place/metrics.ts';
import { spread, WORK } from '../phases.ts';
import type { Placed } from '../place/columns.ts';
import { cipherName, roundsOf } from '../words/sentences.ts';
import { box, label } from '../shapes.ts';
import type { Mark, Metrics } from '../types.ts';

/** The cipher's box; near, with one dot a round that fills as the rounds pass. */
export function drawCipher(trace: Trace, placed: Placed, m: Metrics): Mark[] {
  const { slot, y, height, cx } = placed;
  const { op, id: step } = slot.step;
  const id = glyphId(trace, slot.step);
  const drive = { step, ...WORK[op] };
  const text = (isCompact(m) ? 'AES' : cipherName(trace)) + (op === 'invCipher' ? '⁻¹' : '');
  const foot = m.rhythm ? y + 14 : y + 20;
  const name = label(cx, isCompact(m) ? y + height / 2 + 4 : foot, text);
  return [
    { id, at: box(placed, 6), role: 'key', part: 'cipher', effect: 'light', drive },
    ...(isFar(m)
      ? []
      : [{ id: `${id}.name`, at: name, role: 'ink', part: 'op', effect: 'light', drive } as const]),
    ...(isCompact(m) ? [] : drawRounds(id, placed, roundsOf(trace))),
  ];
}

const DOT_GAP = 2;

/** Dots in a row, in the lower half of the box. */
function drawRounds(id: string, { slot, y, height, width, cx }: Placed, rounds: number): Mark[] {
  const { op, id: step } = slot.step;
  const size = Math.min(6, (width - 16) / rounds - DOT_GAP);
  const left = cx - (rounds * (size + DOT_GAP) - DOT_GAP) / 2;
  return Array.from({ length: rounds }, (_, i): Mark[] => {
    const x = left + i * (size + DOT_GAP);
    const at = box(
      { x, y: y + height - 16 + (height < 40 ? 6 : 0), width: size, height: size },
      1.5,
    );
    const dot = `${id}.r${i + 1}`;
    const drive = { step, ...spread(WORK[op], i, rounds) };
    return [
      { id: `${dot}.empty`, at, role: 'ink', part: 'dot-empty', effect: 'still' },
      { id: dot, at, role: 'key', part: 'dot', effect: 'fill', drive },
    ];
  }).flat();
}
