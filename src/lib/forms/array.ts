import { plural } from '../words/index.ts';
import type { Damage, Found, Source } from './types.ts';

/** One element: decimal, hex, binary or octal as programming languages write them, with a Java cast or a C suffix. */
const ELEMENT =
  /^(?:\(\s*byte\s*\)\s*|byte\()?([-+]?)(0x[0-9a-f]+|0b[01]+|0o[0-7]+|\d+)\)?(?:[ui]8|[uUL]+)?$/i;
/** Most elements of most lists, read without more ado. */
const SIMPLE = /^(?:0|[1-9]\d{0,2})$/;
/** How a list begins; what doesn’t is never taken apart. */
const BEGINS = /^\s*(?:\(\s*byte\s*\)|byte\()?\s*[-+]?\d/i;
const BUFFER = /<Buffer((?: [0-9a-f]{2})*)(?: \.\.\. (\d+) more bytes?)?>/;

/** A list of bytes as C, Java, JavaScript, Python, Go and Rust write it, signed bytes too, and what Node prints of a Buffer. */
export function readArray({ text }: Source): readonly Found[] {
  const buffer = BUFFER.exec(text);
  if (buffer) return [ofBuffer(buffer[1], buffer[2])];
  const { body, bracketed, cut } = listIn(text);
  if (!BEGINS.test(body)) return [];
  const tokens = body.split(bracketed ? /[,;]/ : /[,;\s]+/).map((token) => token.trim());
  if (tokens.at(-1) === '') tokens.pop();
  if (tokens.length < (bracketed ? 1 : 2)) return [];
  const bytes = new Uint8Array(tokens.length);
  let [hex, leadingZero, twoDigits] = [false, false, true];
  for (const [i, token] of tokens.entries()) {
    if (SIMPLE.test(token)) {
      bytes[i] = Number(token);
      if (Number(token) > 255) return [];
      twoDigits &&= token.length === 2;
      continue;
    }
    const match = ELEMENT.exec(token);
    if (!match) return [];
    const value = Number(match[2]) * (match[1] === '-' ? -1 : 1);
    if (value < -128 || value > 255) return [];
    bytes[i] = value;
    hex ||= /^0x/i.test(match[2]);
    leadingZero ||= /^0\d/.test(match[2]);
    twoDigits &&= /^\d\d$/.test(token);
  }
  const damage = cut ? [cutOff(tokens.length)] : [];
  return [{ form: 'array', bytes, damage, likely: likelyOf() }];

  function likelyOf(): number {
    if (hex) return 0.98;
    if (leadingZero) return 0.2;
    if (!twoDigits) return 0.95;
    return bracketed || body.includes(',') ? 0.7 : 0.35;
  }
}

/** What stands in the last pair of brackets that begins like a list; the whole text where there is none. */
function listIn(text: string): { body: string; bracketed: boolean; cut: boolean } {
  const begins = /[[{(]\s*(?=(?:\(byte\)|byte\()?\s*[-+]?\d)(?!\d+\s*[\])]\s*[[{])/gi;
  let at = -1;
  for (const match of text.matchAll(begins)) {
    const inside = text.slice(match.index + 1, match.index + 40);
    if (/^\s*\d+\s*[\])}]\s*\S/.test(inside) && !/^\s*\d+\s*[\])}]\s*[;,)]*$/.test(inside))
      continue;
    at = match.index;
    break;
  }
  if (at < 0) return { body: text, bracketed: false, cut: false };
  const end = text.slice(at + 1).search(/[\]}]/);
  const round = text[at] === '(' ? text.slice(at + 1).search(/\)\s*;?$/) : -1;
  const to = end < 0 ? round : end;
  const body = to < 0 ? text.slice(at + 1) : text.slice(at + 1, at + 1 + to);
  return { body, bracketed: true, cut: to < 0 };
}

const cutOff = (count: number): Damage => ({
  kind: 'cut',
  says: `the list isn’t closed after ${plural(count, 'element')}: its end may be missing`,
  repaired: false,
});

function ofBuffer(pairs: string, more: string | undefined): Found {
  const bytes = Uint8Array.from(pairs.trim().split(' ').filter(Boolean), (pair) =>
    parseInt(pair, 16),
  );
  const missing = Number(more ?? 0);
  const says = `Node left out ${plural(missing, 'byte')} when it printed this: print toString('hex') instead`;
  const damage: readonly Damage[] = missing ? [{ kind: 'cut', says, repaired: false }] : [];
  return { form: 'array', name: 'A Buffer as Node prints it', bytes, damage, likely: 0.99 };
}
