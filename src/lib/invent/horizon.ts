import type { Direction, Mode } from '../modes/index.ts';
import { type Change, changeOps, FLIP } from './change.ts';
import { dryRun } from './dry-run.ts';

/**
 * What one changed bit does to a block of the result: nothing; the same bit of it is changed; other bits, and it is known which; or
 * it is garbled: what comes out hangs on the key or on the rest of the message.
 */
export type Effect = 'none' | 'bit' | 'bits' | 'garbled';

/** Where a bit is changed: in a block (from 1) of what goes in, in IV, or in N. */
export type Changed = number | 'IV' | 'N';

const EFFECTS: readonly Effect[] = ['none', 'bit', 'bits', 'garbled'];

/** The stronger of two effects. */
export const stronger = (a: Effect, b: Effect): Effect =>
  EFFECTS[Math.max(EFFECTS.indexOf(a), EFFECTS.indexOf(b))];

/** What may be changed in a run of a mode: each block of a message of n, and what travels beside it. */
export function changeable({ iv, ivBytes }: Mode, n: number): Changed[] {
  const blocks = Array.from({ length: n }, (_, k): Changed => k + 1);
  if (iv === 'none') return blocks;
  return [...(ivBytes.usual > 16 ? (['IV', 'N'] as const) : (['IV'] as const)), ...blocks];
}

/**
 * What one changed bit reaches, block for block of a message of n: found by running the mode once on changes in place of bytes, so
 * of any mode, and for every key and message. The bit may be any; where that makes a difference, the stronger effect is told.
 */
export function horizonOf(mode: Mode, direction: Direction, changed: Changed, n: number): Effect[] {
  const [left, right] = (['left', 'right'] as const).map((half) =>
    effects(mode, direction, changed, n, half),
  );
  return left.map((effect, k) => stronger(effect, right[k]));
}

function effects(
  mode: Mode,
  direction: Direction,
  changed: Changed,
  n: number,
  half: 'left' | 'right',
): Effect[] {
  const ops = changeOps((bytes) =>
    changed === (bytes[0] > 16 ? 'N' : 'IV') ? FLIP[half] : undefined,
  );
  const results = dryRun(mode, direction, ops, n, {
    message: (j) => ops.given(`block ${j}`, j === changed ? FLIP[half] : undefined),
    beside: (which) =>
      ops.given(which, which === 'iv' && changed === 'IV' ? FLIP[half] : undefined),
  });
  return results.map((change) => effectOf(change, half));
}

function effectOf({ left, right }: Change, half: 'left' | 'right'): Effect {
  const names = [...left, ...right];
  if (names.length === 0) return 'none';
  if (names.some((name) => name.startsWith('g'))) return 'garbled';
  const [own, other] = half === 'left' ? [left, right] : [right, left];
  return own.size === 1 && own.has('f') && other.size === 0 ? 'bit' : 'bits';
}
