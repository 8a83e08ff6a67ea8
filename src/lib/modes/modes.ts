import { cbc } from './cbc.ts';
import { cbcCs1 } from './cbc-cs1.ts';
import { cbcCs2 } from './cbc-cs2.ts';
import { cbcCs3 } from './cbc-cs3.ts';
import { ccm } from './ccm.ts';
import { cfb } from './cfb.ts';
import { cfb8 } from './cfb8.ts';
import { ctr } from './ctr.ts';
import { ecb } from './ecb.ts';
import { gcm } from './gcm.ts';
import { ofb } from './ofb.ts';
import { xts } from './xts.ts';
import { ModeError } from './errors.ts';
import { MODE_IDS, type ModeId } from './facts.ts';
import type { Mode, Settings } from './types.ts';

/** Every mode by its id, in the order of its facts. */
export const modes: Readonly<Record<ModeId, Mode>> = {
  ...{ ecb, cbc, cfb, ofb, ctr, gcm, cfb8, ccm },
  ...{ 'cbc-cs1': cbcCs1, 'cbc-cs2': cbcCs2, 'cbc-cs3': cbcCs3, xts },
};

/** The mode of some settings, by itself or looked up by its id. Throws `ModeError` where there is none of that name. */
export function modeOf({ mode }: Pick<Settings, 'mode'>): Mode {
  if (typeof mode !== 'string') return mode;
  if (Object.hasOwn(modes, mode)) return modes[mode];
  throw new ModeError('mode', `The modes are ${MODE_IDS.join(', ')}; there is no "${mode}".`);
}

/** True where the mode can be named by its id alone, as links and wire frames do. */
export const isListed = (mode: Mode): mode is Mode & { readonly id: ModeId } =>
  Object.hasOwn(modes, mode.id) && modes[mode.id as ModeId] === mode;
