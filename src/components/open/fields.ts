import type { FormId } from '../../lib/forms/index.ts';
import type { ModeId, PaddingId } from '../../lib/modes/index.ts';

/** What somebody may have, in the order in which the page asks for it. */
export const FIELD_IDS = [
  ...(['ciphertext', 'key', 'passphrase', 'iv', 'aad', 'tag', 'begins'] as const),
] as const;
/** One of them. */
export type FieldId = (typeof FIELD_IDS)[number];

/** The names of the text boxes. */
export const FIELD_NAMES: Readonly<Record<FieldId, string>> = {
  ciphertext: 'Ciphertext',
  key: 'Key',
  passphrase: 'Passphrase',
  iv: 'IV or nonce',
  aad: 'Additional data',
  tag: 'Tag',
  begins: 'The text begins with',
};

/** What stands in the text boxes. */
export type Texts = Readonly<Record<FieldId, string>>;
/** An empty page. */
export const NOTHING: Texts = {
  ciphertext: '',
  key: '',
  passphrase: '',
  iv: '',
  aad: '',
  tag: '',
  begins: '',
};

/** How the reader says that a field is to be read; what isn’t in here is found out. */
export type Forms = Readonly<Partial<Record<FieldId, FormId>>>;

/** All that the reader says, as the worker and a link take it. */
export interface Wish {
  readonly texts: Texts;
  readonly forms: Forms;
  readonly mode: ModeId | undefined;
  readonly padding: PaddingId | undefined;
  /** In place of the ciphertext’s text: a file too large for it. */
  readonly file?: File | undefined;
}
