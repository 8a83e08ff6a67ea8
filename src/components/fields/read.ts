import {
  BLOCK_BYTES,
  encodeUtf8,
  firstLoneSurrogate,
  fromHex,
  type HexError,
  toHex,
} from '../../lib/bytes/index.ts';
import { plural } from '../../lib/words/index.ts';
import { digitsIn, isNoHex, type Reading, sentenceOf } from './reading.ts';

/** FIPS 197 §5: the lengths of a key. */
const KEY_BYTES = [16, 24, 32];

/** A key typed as hex: 32, 48 or 64 digits. A text that isn't hex gets the offer to be used as it is. */
export function readKey(text: string): Reading {
  const digits = digitsIn(text);
  try {
    const bytes = fromHex(text);
    if (KEY_BYTES.includes(bytes.length))
      return { bytes, count: `${digits} digits: AES-${bytes.length * 8}` };
  } catch (error) {
    if (isNoHex(error)) return notHex(text, error, digits);
  }
  const problem = `AES keys have 32, 48 or 64 hex digits (16, 24 or 32 bytes). This one has ${digits}.`;
  return { problem, count: plural(digits, 'digit') };
}

function notHex(text: string, error: HexError, digits: number): Reading {
  const bytes = encodeUtf8(text);
  const count = plural(digits, 'hex digit');
  const advice = `As text it is ${plural(bytes.length, 'byte')} of UTF-8. A password isn't a key: real programs derive one with a function made for it.`;
  if (!KEY_BYTES.includes(bytes.length))
    return { problem: `${sentenceOf(error)} ${advice} A key has 16, 24 or 32 bytes.`, count };
  const offer = { hex: toHex(bytes), text: `Use the text's ${bytes.length} bytes` };
  return { problem: `${sentenceOf(error)} ${advice}`, offer, count };
}

/** An IV typed as hex: 32 digits. `what` is the mode's own word for it, with its article: `The IV`. */
export function readIv(text: string, what: string): Reading {
  const digits = digitsIn(text);
  const count = plural(digits, 'digit');
  try {
    const bytes = fromHex(text);
    if (bytes.length === BLOCK_BYTES) return { bytes, count };
  } catch (error) {
    if (isNoHex(error)) return { problem: sentenceOf(error), count };
  }
  return { problem: `${what} has 32 hex digits (16 bytes). This one has ${digits}.`, count };
}

/** Why a message can't be sent as it is typed, as a sentence; undefined where it can. */
export function messageProblem(text: string): string | undefined {
  const at = firstLoneSurrogate(text);
  if (at < 0) return undefined;
  const code = text.charCodeAt(at).toString(16).toUpperCase();
  return `Character ${at + 1} is half of a character (U+${code}, a lone surrogate) and has no UTF-8 bytes. Delete it, or type the whole character.`;
}
