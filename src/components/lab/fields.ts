import { plural } from '../../lib/words/index.ts';
import { encodeUtf8, fromHex, toHex } from '../../lib/bytes/index.ts';

/** What a hex field holds: bytes, or what is wrong in words. */
export interface Reading {
  readonly bytes?: Uint8Array;
  readonly problem?: string;
  /** The text's own UTF-8 bytes as hex, where they would do and the reader may have meant that. */
  readonly offer?: { readonly hex: string; readonly text: string };
  /** A live count for the line below the field. */
  readonly count: string;
}

const KEY_BYTES = [16, 24, 32];

/** Digits of hex in a text that may hold separators; what isn't hex isn't counted. */
const digitsIn = (text: string): number =>
  text.replace(/0x/gi, '').replace(/[^0-9a-f]/gi, '').length;

const sentence = (words: string): string => `${words[0].toUpperCase()}${words.slice(1)}.`;

/** A key typed as hex: 32, 48 or 64 digits. A text that isn't hex gets the offer to be used as it is. */
export function readKey(text: string): Reading {
  const digits = digitsIn(text);
  try {
    const bytes = fromHex(text);
    if (KEY_BYTES.includes(bytes.length))
      return { bytes, count: `${digits} digits: AES-${bytes.length * 8}` };
  } catch (error) {
    const words = (error as Error).message;
    if (!words.startsWith('a byte')) return notHex(text, words, digits);
  }
  const problem = `AES keys have 32, 48 or 64 hex digits (16, 24 or 32 bytes). This one has ${digits}.`;
  return { problem, count: plural(digits, 'digit') };
}

function notHex(text: string, words: string, digits: number): Reading {
  const bytes = encodeUtf8(text);
  const count = plural(digits, 'hex digit');
  const advice = `As text it is ${plural(bytes.length, 'byte')} of UTF-8. A password isn't a key: real programs derive one with a function made for it.`;
  if (!KEY_BYTES.includes(bytes.length))
    return { problem: `${sentence(words)} ${advice} A key has 16, 24 or 32 bytes.`, count };
  const offer = { hex: toHex(bytes), text: `Use the text's ${bytes.length} bytes` };
  return { problem: `${sentence(words)} ${advice}`, offer, count };
}

/** An IV typed as hex: 32 digits. `what` is the mode's own word for it. */
export function readIv(text: string, what: string): Reading {
  const digits = digitsIn(text);
  const count = plural(digits, 'digit');
  try {
    const bytes = fromHex(text);
    if (bytes.length === 16) return { bytes, count };
  } catch (error) {
    const words = (error as Error).message;
    if (!words.startsWith('a byte')) return { problem: sentence(words), count };
  }
  return { problem: `${what} has 32 hex digits (16 bytes). This one has ${digits}.`, count };
}

/** Why a message can't be sent as it is typed; undefined where it can. */
export function messageProblem(text: string): string | undefined {
  const at = text.search(/\p{Surrogate}/u);
  if (at < 0) return undefined;
  const code = text.charCodeAt(at).toString(16).toUpperCase();
  return `Character ${at + 1} is half of a character (U+${code}, a lone surrogate) and has no UTF-8 bytes. Delete it, or type the whole character.`;
}
