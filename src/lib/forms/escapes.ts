import { encodeUtf8 } from '../bytes/index.ts';
import type { Found, Source } from './types.ts';

const LITERAL = /^(?:(?:bytes|bytearray)\(\s*)?[bB][rR]?(["'])([^]*)\1\s*\)?[;,]?$/;
const ESCAPE = /\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{4})|([0-7]{1,3})|([^]))/y;
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
  const bytes: number[] = [];
  for (let at = 0; at < body.length;) {
    if (body[at] !== '\\') {
      const character = String.fromCodePoint(body.codePointAt(at) ?? 0);
      if (literal && character > '\u007f') return undefined; // Python allows ASCII alone in there
      bytes.push(...encodeUtf8(character));
      at += character.length;
      continue;
    }
    ESCAPE.lastIndex = at;
    const match = ESCAPE.exec(body);
    if (!match) return undefined;
    const [whole, hex, unit, octal, one] = match;
    if (hex) bytes.push(parseInt(hex, 16));
    else if (unit) bytes.push(...encodeUtf8(String.fromCharCode(parseInt(unit, 16))));
    else if (octal) bytes.push(parseInt(octal, 8) & 255);
    else if (one === '\n') bytes.push();
    else if (one in SIMPLE) bytes.push(SIMPLE[one]);
    else bytes.push(92, ...encodeUtf8(one));
    at += whole.length;
  }
  return Uint8Array.from(bytes);
}
