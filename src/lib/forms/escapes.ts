import { encodeUtf8 } from '../bytes/index.ts';
import type { Found, Source } from './types.ts';

const LITERAL = /^(?:(?:bytes|bytearray)\(\s*)?[bB][rR]?(["'])([^]*)\1\s*\)?[;,]?$/;
const ESCAPE = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|([0-7]{1,3})|([^]))/y;
const BACKSLASH = 92;
const SIMPLE: Readonly<Record<string, number>> = {
  n: 10,
  r: 13,
  t: 9,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  e: 27,
  '\\': 92,
  "'": 39,
  '"': 34,
  '?': 63,
};

/** A string as C, Python, JavaScript and printf write it: `\x00`, `\n`, `\012`, and Python’s `b'…'` around it. */
export function readEscapes({ raw, text }: Source): readonly Found[] {
  const literal = LITERAL.exec(raw.trim());
  const body = literal?.[2] ?? text.replace(/"\s*[\r\n]+\s*"/g, '');
  if (!literal && !/\\(?:x[0-9a-f]|[0-7]{3}|u[0-9a-f]{4})/i.test(body)) return [];
  const bytes = bytesOf(body, literal !== null);
  return bytes ? [{ form: 'escapes', bytes, likely: literal ? 0.98 : 0.95 }] : [];
}

function bytesOf(body: string, literal: boolean): Uint8Array | undefined {
  // No unit of UTF-16 has more than three bytes, and no escape more than it has characters.
  const bytes = new Uint8Array(3 * body.length);
  let length = 0;
  const put = (more: ArrayLike<number>) => {
    bytes.set(more, length);
    length += more.length;
  };
  for (let at = 0; at < body.length;) {
    const code = body.codePointAt(at)!;
    if (code !== BACKSLASH && code < 0x80) {
      bytes[length++] = code;
      at += 1;
    } else if (code !== BACKSLASH) {
      if (literal) return undefined; // Python allows ASCII alone in there
      const character = String.fromCodePoint(code);
      put(encodeUtf8(character));
      at += character.length;
    } else {
      ESCAPE.lastIndex = at;
      const match = ESCAPE.exec(body);
      if (!match) return undefined;
      put(meantBy(match));
      at += match[0].length;
    }
  }
  return bytes.slice(0, length);
}

/** The bytes of one escape; a backslash before a line end stands for nothing, before what it doesn’t change for itself. */
function meantBy([, hex, unit, octal, one]: RegExpExecArray): ArrayLike<number> {
  if (hex) return [parseInt(hex, 16)];
  if (unit) return encodeUtf8(String.fromCharCode(parseInt(unit, 16)));
  if (octal) return [parseInt(octal, 8) & 255];
  if (one === '\n') return [];
  return one in SIMPLE ? [SIMPLE[one]] : [BACKSLASH, ...encodeUtf8(one)];
}
