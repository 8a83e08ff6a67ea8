import type { FormId } from './types.ts';

/** What each form is called within a sentence. */
export const FORM_NAMES: Readonly<Record<FormId, string>> = {
  hex: 'hex',
  base64: 'base64',
  base64url: 'base64url',
  pem: 'a PEM file',
  escapes: 'a string with escapes',
  array: 'a list of bytes',
  dump: 'a hex dump',
  'data-url': 'a data: URL',
  percent: 'percent-encoding',
  binary: 'binary digits',
  text: 'text',
  verbatim: 'text with all that stands around it',
  latin1: 'text in Latin-1',
};

/** Every form by its id. */
export const FORM_IDS = Object.keys(FORM_NAMES) as readonly FormId[];

/** Whether a form takes a text for its own characters, and not for a way to spell bytes. */
export const isOwnText = (form: FormId): boolean =>
  form === 'text' || form === 'verbatim' || form === 'latin1';
