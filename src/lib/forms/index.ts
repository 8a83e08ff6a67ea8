/** Bytes as people write them: every reading of a text, ranked; and the two forms that formats are made of. */
export { bytesOfBase64 } from './base64.ts';
export { bytesOf as bytesOfHex } from './hex.ts';
export { FORM_NAMES, isOwnText } from './names.ts';
export { readForms } from './read-forms.ts';
export type { Damage, FormId, Reading } from './types.ts';
