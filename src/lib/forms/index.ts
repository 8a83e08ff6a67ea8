/** Bytes as people write them: every reading of a text, ranked. */
export { readForms } from './read-forms.ts';
export type { Damage, FormId, Reading } from './types.ts';
