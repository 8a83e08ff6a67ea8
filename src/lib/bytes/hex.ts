const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** What people put between bytes: space, tab, line ends, colon, comma. All else has to be a digit. */
const SEPARATOR = /[ \t\r\n:,]/;
const PREFIX = /0[xX]/y;
/** Letters, digits, marks of all kinds that can be seen; no space, control, direction or filler. */
const VISIBLE = /^(?!\p{Default_Ignorable_Code_Point}|\u2800)[\p{L}\p{N}\p{P}\p{S}]$/u;

/** Text that isn't hex. The message says which character, or how many digits, in words for the page. */
export class HexError extends Error {
  override readonly name = 'HexError';
  /** The wrong character, counted from 1; undefined where the number of digits is what is wrong. */
  readonly position: number | undefined;

  constructor(message: string, position?: number) {
    super(message);
    this.position = position;
  }
}

/** One byte, 0 to 255, as two lower-case digits. */
export const hexOfByte = (byte: number): string => HEX[byte];

/** Two lower-case digits a byte, nothing between them. */
export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/**
 * The bytes that `text` spells. Capitals, `0x` before any group, and spaces, line ends, colons and commas
 * are accepted. Throws `HexError` on any other character and on half a byte.
 */
export function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length >> 1);
  let digits = 0;
  for (let at = skip(text, 0, true); at < text.length; at = skip(text, at + 1)) {
    bytes[digits >> 1] = (bytes[digits >> 1] << 4) | digit(text, at);
    digits += 1;
  }
  if (digits % 2 === 1) throw new HexError(oddDigits(digits));
  return bytes.slice(0, digits / 2);
}

/** Where the next digit stands: past separators, and past `0x` where a group begins. */
function skip(text: string, at: number, atStart = false): number {
  const begin = at;
  while (at < text.length && SEPARATOR.test(text[at])) at += 1;
  PREFIX.lastIndex = at;
  return (atStart || at > begin) && PREFIX.test(text) ? skip(text, at + 2) : at;
}

function digit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  if (letter >= 0x61 && letter <= 0x66) return letter - 0x57;
  throw new HexError(`character ${at + 1} (${named(text, at)}) isn't a hex digit`, at + 1);
}

/** The character itself where it can be seen, and always its code point. */
function named(text: string, at: number): string {
  const point = text.codePointAt(at) ?? 0;
  const character = String.fromCodePoint(point);
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return VISIBLE.test(character) ? `"${character}", ${code}` : code;
}

function oddDigits(digits: number): string {
  return `a byte is two hex digits; this has ${digits}, one too few or too many`;
}
