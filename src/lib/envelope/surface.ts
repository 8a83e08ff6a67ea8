import { encodeUtf8 } from '../bytes/index.ts';
import { capital } from '../words/index.ts';
import type { Reading } from '../forms/index.ts';
import { readForms } from '../forms/index.ts';
import type { Whole } from './assemble.ts';
import type { Fields } from './format.ts';
import { loneText } from './read/lone.ts';
import { readObject } from './read/object.ts';
import { signedBytes } from './read/signed.ts';

/** A text that formats are looked for in: the one that was given, or one that was found written inside it. */
export interface Surface {
  /** What offsets count in; where `whole.bytes` is there, a character a byte. */
  readonly text: string;
  readonly whole: Whole;
  /** The text as bytes, in each form that fits; read when first asked for. */
  readonly readings: () => readonly Reading[];
  readonly fields: Fields;
}

/** A text in a text in a text: deeper nobody writes. */
const MOST = 4;
/** A form that is less likely isn’t looked into. */
const LEAST = 0.3;

/** The text as it was given, and the texts inside it: JSON in base64, hex of hex, the one long value of an object. */
export function surfacesOf(given: string): readonly Surface[] {
  const surfaces = [surface(given, { text: given, likely: 1, damage: [] })];
  for (let i = 0; i < surfaces.length && surfaces.length < MOST; i++)
    surfaces.push(...inside(surfaces[i]));
  return surfaces.slice(0, MOST);
}

function surface(text: string, whole: Whole): Surface {
  return {
    text,
    whole,
    readings: once(() => readForms(text)),
    fields: once(() => readObject(text)),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function inside({ text, whole, readings, fields }: Surface): Surface[] {
  const lone = loneText(fields());
  if (lone !== undefined) return [inner(whole, encodeUtf8(lone), 0.98, [])];
  const signed = signedBytes(text);
  if (signed) return [inner(whole, signed, 1, [])];
  return readings()
    .filter(({ form, likely }) => form !== 'text' && form !== 'latin1' && likely >= LEAST)
    .filter(({ bytes }) => isText(bytes))
    .map(({ bytes, likely, damage }) => inner(whole, bytes, likely, damage.map(sentence), true));
}

function inner(
  { text, likely, damage }: Whole,
  bytes: Uint8Array,
  each: number,
  more: readonly string[],
  twice = false,
): Surface {
  const whole = { text, bytes, twice, likely: likely * each, damage: [...damage, ...more] };
  return surface(characters(bytes), whole);
}

/** What a reading says of a damage is a clause; here it is a sentence. */
export const sentence = ({ says }: { readonly says: string }): string => `${capital(says)}.`;

const latin1 = new TextDecoder('latin1');

/** A character a byte, so that offsets are the same in both. */
const characters = (bytes: Uint8Array): string => latin1.decode(bytes);

/** Whether bytes are nothing but what can be typed: eight random bytes are so once in 2,200 times, sixteen once in five million. */
export function isText(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false;
  for (const byte of bytes)
    if (byte > 0x7e || (byte < 0x20 && byte !== 10 && byte !== 13 && byte !== 9)) return false;
  return true;
}
