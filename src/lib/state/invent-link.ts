import * as v from 'valibot';
import { encodeUtf8 } from '../bytes/index.ts';
import { MODE_IDS } from '../modes/facts.ts';
import type { Direction, ModeId } from '../modes/types.ts';
import { packFragment } from './fragment.ts';
import { readChecked } from './read-checked.ts';
import { objectRule } from './schema.ts';

/** What a link to the page on which modes are written holds: the equations as they were typed, and nothing that came of them. */
export interface InventState {
  readonly page: 'invent';
  readonly equations: string;
  readonly text: string;
  readonly direction: Direction;
  /** The mode that is compared with. */
  readonly beside?: ModeId;
}

/** What came of reading one. */
export type ReadInvent = { readonly state: InventState } | { readonly problem: string };

const bounded = (most: number, rule: string) => v.pipe(v.string(rule), v.maxLength(most, rule));

const schema = v.strictObject(
  {
    page: v.literal('invent', 'has to be “invent”'),
    equations: bounded(4000, 'has to be a text of at most 4,000 characters'),
    text: bounded(400, 'has to be a text of at most 400 characters'),
    direction: v.picklist(['encrypt', 'decrypt'], 'has to be encrypt or decrypt'),
    beside: v.optional(v.picklist(MODE_IDS, 'has to be the id of a mode')),
  },
  objectRule,
) satisfies v.GenericSchema<InventState>;

/** The fragment of a link to the page, without `#`. Undefined where it would be too long for one. */
export const writeInvent = (state: InventState): Promise<string | undefined> =>
  packFragment(encodeUtf8(JSON.stringify(state)));

/** Reads what `writeInvent` wrote; of anything else it says in words what is wrong. Never throws. */
export const readInvent = (fragment: string): Promise<ReadInvent> => readChecked(fragment, schema);
