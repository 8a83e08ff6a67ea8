import { MODE_IDS, type ModeId } from '../modes/index.ts';
import type { Envelope } from '../envelope/index.ts';

/** How often a mode is met, in bits less than CBC; those not named are met less than all of them. */
const SELDOM: Readonly<Partial<Record<ModeId, number>>> = {
  cbc: 0,
  ecb: 1,
  gcm: 1,
  ctr: 2,
  cfb8: 3,
  cfb: 3,
  ofb: 3,
};
const RARE = 6;

/** What it costs to believe in a mode, in bits. */
export const costOf = (mode: ModeId): number => SELDOM[mode] ?? RARE;

/** The modes that a ciphertext can be in: the given one, those that the envelope says, or all, the usual ones first. */
export function modesToTry(envelope: Envelope, given?: ModeId): readonly ModeId[] {
  if (given) return envelope.modes && !envelope.modes.includes(given) ? [] : [given];
  const modes = envelope.modes ?? MODE_IDS;
  return [...modes].sort((a, b) => costOf(a) - costOf(b));
}
