import { cbc } from './cbc.ts';
import { cfb } from './cfb.ts';
import { ctr } from './ctr.ts';
import { ecb } from './ecb.ts';
import { gcm } from './gcm.ts';
import { ofb } from './ofb.ts';
import type { Mode, ModeId } from './types.ts';

/** Every mode by its id: the one place, beside `ModeId`, that a new mode is entered in. */
export const modes: Readonly<Record<ModeId, Mode>> = { ecb, cbc, cfb, ofb, ctr, gcm };

/** The ids, in the order in which they are shown. */
export const MODE_IDS = Object.keys(modes) as readonly ModeId[];
