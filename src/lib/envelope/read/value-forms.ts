import type { Reading } from '../../forms/index.ts';
import { bytesOfBase64, isOwnText, readForms } from '../../forms/index.ts';

/** A reading that needs no sentence. */
export type ValueForm = Omit<Reading, 'says'>;

/** Beside other values a short one is seldom a word: a nonce whose base64 looks like one is still a nonce. */
const AS_BASE64 = 0.35;
const BASE64 = /^[A-Za-z0-9+/_-]{2,}={0,2}$/;
/** A longer one is told by itself. */
const SHORT = 64;

/** The forms of a text that stands among other values: those of any text, and base64 where it could be that and looks like a word. */
export function formsOfValue(text: string): readonly ValueForm[] {
  const readings = readForms(text);
  if (text.length > SHORT || !BASE64.test(text) || text.replace(/=+$/, '').length % 4 === 1)
    return readings;
  if (readings.some(({ form, likely }) => !isOwnText(form) && likely >= AS_BASE64)) return readings;
  const bytes = bytesOfBase64(text.replace(/=+$/, ''));
  const form = /[-_]/.test(text) ? 'base64url' : 'base64';
  const found: ValueForm = { form, bytes, likely: AS_BASE64, damage: [] };
  return [found, ...readings.filter((one) => one.form !== form)];
}
