import { cbc } from './cbc.ts';
import { cfb } from './cfb.ts';
import { ctr } from './ctr.ts';
import { ecb } from './ecb.ts';
import { gcm } from './gcm.ts';
import { ofb } from './ofb.ts';
import { ModeError } from './errors.ts';
import { MODE_IDS, type ModeId } from './facts.ts';
import type { Mode, Settings } from './types.ts';

/** Every mode by its id, in the order of its facts. */
export const modes: Readonly<Record<ModeId, Mode>> = { ecb, cbc, cfb, ofb, ctr, gcm };

/** The mode of some settings, by itself or looked up by its id. Throws `ModeError` where there is none of that name. */
export function modeOf({ mode }: Pick<Settings, 'mode'>): Mode {
  if (typeof mode !== 'string') return mode;
  if (Object.hasOwn(modes, mode)) return modes[mode];
  throw new ModeError('mode', `The modes are ${MODE_IDS.join(', ')}; there is no "${mode}".`);
}

/** True where the mode can be named by its id alone, as links and wire frames do. */
export const isListed = (mode: Mode): mode is Mode & { readonly id: ModeId } =>
  Object.hasOwn(modes, mode.id) && modes[mode.id as ModeId] === mode;
