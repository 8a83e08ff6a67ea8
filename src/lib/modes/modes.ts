import { cbc } from './cbc.ts';
import { ctr } from './ctr.ts';
import { ecb } from './ecb.ts';
import type { Mode, ModeId } from './types.ts';

/** Every mode by its id: the one place, beside `ModeId`, that a new mode is entered in. */
export const modes: Readonly<Record<ModeId, Mode>> = { ecb, cbc, ctr };

/** The ids, in the order in which they are shown. */
export const MODE_IDS = Object.keys(modes) as readonly ModeId[];
