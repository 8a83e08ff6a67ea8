import { decodeUtf8 } from '../bytes/index.ts';
import { FORM_NAMES, isOwnText, readForms } from '../forms/index.ts';

/** One value that may have been meant, and how it comes from what was given. */
export interface Candidate {
  readonly bytes: Uint8Array;
  /** In bits: how seldom it is so. 0 for what was plainly meant. */
  readonly cost: number;
  /** How it comes about, a clause: `the key read as hex`. */
  readonly says: string;
  /** What isn’t as its giver thinks, a whole sentence; undefined where nothing is. */
  readonly wrong?: string;
}

/** Written twice over, a form in a form, is seldom. */
const TWICE = 4;
/** A longer text isn’t a key, an IV or a tag, and is read once only. */
const SHORT = 4096;

/** Every reading of a text, and the readings of what spells a text again; `what` is its name: `the key`. */
export function candidatesOf(text: string | undefined, what: string): readonly Candidate[] {
  if (!text || text.trim() === '') return [];
  const readings = readForms(text);
  const found: Candidate[] = readings.map((reading) => ({
    bytes: reading.bytes,
    cost: Math.log2(readings[0].likely / reading.likely),
    says: `${what} read as ${FORM_NAMES[reading.form]}`,
  }));
  for (const { form, bytes } of readings) {
    if (isOwnText(form) || bytes.length > SHORT || bytes.length < 8) continue;
    const { text: inner, valid } = decodeUtf8(bytes);
    if (!valid || /[^\x20-\x7e\s]/.test(inner)) continue;
    const [again] = readForms(inner);
    if (isOwnText(again.form)) continue;
    const says = `${what} read as ${FORM_NAMES[form]}, which spells ${FORM_NAMES[again.form]}, read again`;
    found.push({ bytes: again.bytes, cost: TWICE, says });
  }
  return found;
}
