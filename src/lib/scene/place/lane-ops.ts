import type { Op } from '../../modes/types.ts';

/** Operations that stand in the lane, on the way into their value's strip, and what their sign is. */
export const LANE_SIGNS: Partial<Readonly<Record<Op, string>>> = {
  increment: '+1',
  double: '•α',
  halve: '÷α',
  rotate: '⋘',
  shiftIn: '≪',
  tweakCipher: 'K₂',
};
