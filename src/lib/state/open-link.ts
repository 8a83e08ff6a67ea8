import * as v from 'valibot';
import { encodeUtf8 } from '../bytes/index.ts';
import { FORM_IDS } from '../forms/names.ts';
import type { FormId } from '../forms/types.ts';
import { MODE_IDS, PADDING_IDS } from '../modes/facts.ts';
import type { ModeId, PaddingId } from '../modes/types.ts';
import { packFragment } from './fragment.ts';
import { readChecked } from './read-checked.ts';
import { objectRule } from './schema.ts';

/** The fields of the page that opens anything. */
type Field = 'ciphertext' | 'key' | 'passphrase' | 'iv' | 'aad' | 'tag' | 'begins';

/** What a link to that page holds: what was typed, as it was typed; nothing that came of it. */
export interface OpenState {
  readonly page: 'open';
  readonly texts: { readonly ciphertext: string } & {
    readonly [field in Exclude<Field, 'ciphertext'>]?: string;
  };
  /** How fields are to be read, where the reader chose. */
  readonly forms?: { readonly [field in Field]?: FormId };
  readonly mode?: ModeId;
  readonly padding?: PaddingId;
}

/** What came of reading one. */
export type ReadOpen = { readonly state: OpenState } | { readonly problem: string };

/** A field’s most characters: `MAX_INFLATED` bounds them all together. */
const MOST = 65_536;
const TEXT_RULE = 'has to be a text of at most 65,536 characters';
const ONE_OF = 'has to be one that this page knows';
const text = v.pipe(v.string(TEXT_RULE), v.maxLength(MOST, TEXT_RULE));
const form = v.optional(v.picklist(FORM_IDS, ONE_OF));
const given = v.optional(text);

/** Own keys only, each in its range; anything else in a link refuses the link. */
const schema = v.strictObject(
  {
    page: v.literal('open', 'has to be “open”'),
    texts: v.strictObject(
      {
        ...{ ciphertext: text, key: given, passphrase: given },
        ...{ iv: given, aad: given, tag: given, begins: given },
      },
      objectRule,
    ),
    forms: v.optional(
      v.strictObject(
        {
          ...{ ciphertext: form, key: form, passphrase: form },
          ...{ iv: form, aad: form, tag: form, begins: form },
        },
        objectRule,
      ),
    ),
    mode: v.optional(v.picklist(MODE_IDS, ONE_OF)),
    padding: v.optional(v.picklist(PADDING_IDS, ONE_OF)),
  },
  objectRule,
) satisfies v.GenericSchema<OpenState>;

/** The fragment of a link to the page, without `#`. Undefined where it would be too long for a link. */
export const writeOpen = (state: OpenState): Promise<string | undefined> =>
  packFragment(encodeUtf8(JSON.stringify(state)));

/** Reads what `writeOpen` wrote; of anything else it says in words what is wrong. Never throws. */
export const readOpen = (fragment: string): Promise<ReadOpen> => readChecked(fragment, schema);
