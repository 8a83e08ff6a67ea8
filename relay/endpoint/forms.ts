import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { bytesOfBase64, bytesOfHex, readForms } from '../../src/lib/forms/index.ts';

/** The bytes of `hex:…`, `base64:…` or `text:…`; undefined where the text begins with none of these, or isn’t what it says. */
export function readPrefixed(text: string): Uint8Array | undefined {
  const [, form, rest] = /^(hex|base64|text):([^]*)$/.exec(text) ?? [];
  if (form === 'text') return encodeUtf8(rest);
  const digits = rest?.replace(/\s/g, '') ?? '';
  if (form === 'hex') return /^(?:[0-9a-fA-F]{2})+$/.test(digits) ? bytesOfHex(digits) : undefined;
  return form === 'base64' && digits !== '' ? bytesOfBase64(digits.replace(/=+$/, '')) : undefined;
}

/** The bytes of a text in whichever form gives the first of these lengths, else the next; undefined where none does. */
export function readOfLength(text: string, lengths: readonly number[]): Uint8Array | undefined {
  const said = readPrefixed(text);
  if (said) return lengths.includes(said.length) ? said : undefined;
  const readings = readForms(text);
  const found = lengths.map((length) => readings.find(({ bytes }) => bytes.length === length));
  return found.find((one) => one !== undefined)?.bytes;
}
