import { isCompact } from './metrics.ts';
import type { Trace } from '../modes/types.ts';
import { spread, WORK } from './phases.ts';
import type { Placed } from './place.ts';
import type { Mark, Metrics } from './types.ts';

/** A lone operation mark: `xor2`, `aes2`, `inc2`. */
export const opId = (op: string, block: number): string =>
  ({ xor: 'xor', increment: 'inc', cipher: 'aes', invCipher: 'aes' })[op] + String(block);

/** ⊕ as a circle with a cross, drawn and not typed, so that it looks alike everywhere. */
export function drawXor({ slot, cx, cy, width }: Placed): Mark[] {
  const { step } = slot;
  const id = opId('xor', step.block);
  const drive = { step: step.id, ...WORK.xor };
  const r = width / 2;
  const bar = (name: string, dx: number, dy: number): Mark => ({
    id: `${id}.${name}`,
    at: {
      shape: 'wire',
      points: [
        { x: cx - dx, y: cy - dy },
        { x: cx + dx, y: cy + dy },
      ],
    },
    role: 'chain',
    part: 'xor-bar',
    effect: 'light',
    drive,
  });
  const at = { shape: 'disc', x: cx, y: cy, r } as const;
  return [
    { id, at, role: 'chain', part: 'xor', effect: 'light', drive },
    bar('h', r * 0.6, 0),
    bar('v', 0, r * 0.6),
  ];
}

/** FIPS 197 §5: 10, 12 or 14 rounds, by the key's length. */
export const roundsOf = (trace: Trace): number => trace.keyBytes / 4 + 6;
export const cipherName = (trace: Trace): string => `AES-${trace.keyBytes * 8}`;

/** The cipher's box with one dot a round. */
export function drawCipher(trace: Trace, placed: Placed, m: Metrics): Mark[] {
  const { slot, x, y, width, height, cx } = placed;
  const { step } = slot;
  const id = opId(step.op, step.block);
  const phase = WORK[step.op];
  const drive = { step: step.id, ...phase };
  const box: Mark = {
    id,
    at: { shape: 'box', x, y, width, height, radius: 6 },
    role: 'key',
    part: 'cipher',
    effect: 'light',
    drive,
  };
  const inverse = step.op === 'invCipher' ? '⁻¹' : '';
  const text = isCompact(m) ? `AES${inverse}` : cipherName(trace) + inverse;
  const labelY = isCompact(m) ? y + height / 2 + 4 : y + 20;
  const at = { shape: 'label', x: cx, y: labelY, text, anchor: 'middle' } as const;
  const name: Mark = { id: `${id}.name`, at, role: 'ink', part: 'op', effect: 'light', drive };
  if (isCompact(m)) return [box, name];
  const rounds = roundsOf(trace);
  const dot = Math.min(6, (width - 16) / rounds - 2);
  const left = cx - (rounds * (dot + 2) - 2) / 2;
  const dots = Array.from({ length: rounds }, (_, i): Mark[] => {
    const place = {
      shape: 'box',
      x: left + i * (dot + 2),
      y: y + 30,
      width: dot,
      height: dot,
      radius: 1.5,
    } as const;
    return [
      { id: `${id}.r${i + 1}.empty`, at: place, role: 'ink', part: 'dot-empty', effect: 'still' },
      {
        id: `${id}.r${i + 1}`,
        at: place,
        role: 'key',
        part: 'dot',
        effect: 'fill',
        drive: { step: step.id, ...spread(phase, i, rounds) },
      },
    ];
  });
  return [box, name, ...dots.flat()];
}

/** "+1" on the way from one counter block to the next. */
export function drawIncrement(placed: Placed, m: Metrics): Mark[] {
  const { slot, x, cy } = placed;
  const id = opId('increment', slot.step.block);
  const drive = { step: slot.step.id, ...WORK.increment };
  const at = { shape: 'disc', x: x - m.lane / 2, y: cy, r: 9 } as const;
  const text = { shape: 'label', x: at.x, y: cy + 3.5, text: '+1', anchor: 'middle' } as const;
  return [
    { id, at, role: 'chain', part: 'xor', effect: 'light', drive },
    { id: `${id}.name`, at: text, role: 'chain', part: 'tiny', effect: 'light', drive },
  ];
}
