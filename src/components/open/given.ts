import { toHex } from '../../lib/bytes/index.ts';
import type { Given } from '../../lib/doctor/index.ts';
import { type FormId, readForms } from '../../lib/forms/index.ts';
import { FIELD_IDS, type Wish } from './fields.ts';

/**
 * A text so that it can be read in one way only, the chosen one: `0x` and its bytes as hex. Left as it is where it can’t be
 * read so.
 */
export function pinned(text: string, form: FormId | undefined): string {
  const reading = form && readForms(text).find((one) => one.form === form);
  return reading ? `0x${toHex(reading.bytes)}` : text;
}

/** What the doctor is given: every text as it was pasted, but for those whose form the reader chose. */
export function givenOf({ texts, forms, mode, padding }: Wish): Given {
  const filled = FIELD_IDS.filter((id) => texts[id] !== '' || id === 'ciphertext');
  const strings = Object.fromEntries(filled.map((id) => [id, pinned(texts[id], forms[id])]));
  return {
    ciphertext: '',
    ...strings,
    ...(mode ? { mode } : {}),
    ...(padding ? { padding } : {}),
  };
}
