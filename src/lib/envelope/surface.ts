import { encodeUtf8 } from '../bytes/index.ts';
import { capital } from '../words/index.ts';
import type { Reading } from '../forms/index.ts';
import { isOwnText, readForms } from '../forms/index.ts';
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
  /** How likely it is that this text was meant, before a format is looked for. */
  readonly likely: number;
  /** The text was written in one form, and that in another: so ciphertexts come that were encoded once too often. */
  readonly twice: boolean;
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
  const surfaces = [surface(given, { text: given, damage: [] }, 1)];
  for (let i = 0; i < surfaces.length && surfaces.length < MOST; i++)
    surfaces.push(...inside(surfaces[i]));
  return surfaces.slice(0, MOST);
}

function surface(text: string, whole: Whole, likely: number, twice = false): Surface {
  const readings = once(() => readForms(text));
  const fields = once(() => readObject(text));
  return { text, whole, likely, twice, readings, fields };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function inside({ text, whole, likely, readings, fields }: Surface): Surface[] {
  const within = (bytes: Uint8Array, each: number, damage: readonly string[], twice: boolean) =>
    surface(
      characters(bytes),
      { text: whole.text, bytes, damage: [...whole.damage, ...damage] },
      likely * each,
      twice,
    );
  const lone = loneText(fields());
  if (lone !== undefined) return [within(encodeUtf8(lone), 0.98, [], false)];
  const signed = signedBytes(text);
  if (signed) return [within(signed, 1, [], false)];
  return readings()
    .filter((one) => !isOwnText(one.form) && one.likely >= LEAST)
    .filter(({ bytes }) => isText(bytes))
    .map((one) => within(one.bytes, one.likely, one.damage.map(sentence), true));
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
