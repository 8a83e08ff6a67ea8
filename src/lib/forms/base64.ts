import { plural } from '../words/index.ts';
import { looksRandom } from './looks-random.ts';
import type { Damage, Found, Source } from './types.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128).fill(255);
for (let i = 0; i < 64; i++) VALUES[ALPHABET.charCodeAt(i)] = i;
VALUES['-'.charCodeAt(0)] = 62;
VALUES['_'.charCodeAt(0)] = 63;

const PEM = /-----BEGIN [A-Z0-9 ]+-----([^]*?)(?:-----END [A-Z0-9 ]+-----|$)/;
const HEADERS = /^\s*(?:[A-Za-z-]+:[^\n]*\n)+\s*\n/;
const ONLY = /^[A-Za-z0-9+/\-_\s]+={0,2}$/;
/** The same with what `withoutSpaces` mends: what fails here is taken apart no further. */
const COULD_BE = /^[A-Za-z0-9+/\-_\s\\]+={0,2}\s*$/;
const WRITTEN_NEWLINE = /\\r\\n|\\n|\\r/g;

/** RFC 4648 §4 and §5, with or without `=`, on one line or on many, after `base64:`, or between the lines of a PEM file. */
export function readBase64(source: Source): readonly Found[] {
  const pem = PEM.exec(source.text);
  if (pem) {
    const found = read(pem[1].replace(HEADERS, '').replace(/\s+/g, ''), []);
    return found ? [{ ...found, form: 'pem', likely: 0.99 }] : [];
  }
  const prefixed = /^base64:/i.test(source.text);
  const given = prefixed ? source.text.slice(7).trim() : withEnds(source);
  if (!COULD_BE.test(given)) return [];
  const damage: Damage[] = [];
  const found = read(withoutSpaces(given, damage), damage);
  if (!found) return [];
  return [prefixed ? { ...found, likely: 0.99 } : found];
}

/**
 * A `+` that became a space can be the first character or the last: it is a part of the text where that makes whole groups of
 * four. At the end only where there are such spaces inside too: else it is a space that was pasted along.
 */
function withEnds({ raw, text }: Source): string {
  if (/[^\S ]/.test(text)) return text;
  const lacks = (4 - (text.length % 4)) % 4;
  const first = /^ {0,3}/.exec(raw)?.[0].length ?? 0;
  const last = text.includes(' ') ? (/ {0,3}$/.exec(raw)?.[0].length ?? 0) : 0;
  const takes = [
    [first, last],
    [first, 0],
    [0, last],
  ].find(([before, after]) => lacks > 0 && before + after === lacks);
  return takes ? ' '.repeat(takes[0]) + text + ' '.repeat(takes[1]) : text;
}

/** Line ends go. A space that is left was a `+` before it came through a form or a link. */
function withoutSpaces(given: string, damage: Damage[]): string {
  let text = given.replace(WRITTEN_NEWLINE, '');
  if (text !== given)
    damage.push({
      kind: 'newline',
      says: 'line ends written as \\n in its middle are left out',
      repaired: true,
    });
  text = text
    .split(/[\r\n]+/)
    .map((line, i) => (i > 0 ? line.trimStart() : line))
    .map((line, i, { length }) => (i < length - 1 ? line.trimEnd() : line))
    .join('');
  const spaces = text.split(' ').length - 1;
  if (spaces === 0) return text;
  damage.push({
    kind: 'plus-became-space',
    says: `${spaces === 1 ? 'a + had become a space' : `${spaces} times a + had become a space`}, and is put back`,
    repaired: true,
  });
  return text.replaceAll(' ', '+');
}

function read(text: string, damage: Damage[]): Found | undefined {
  if (!ONLY.test(text) || /\s/.test(text)) return undefined;
  const digits = text.replace(/=+$/, '');
  const url = /[-_]/.test(digits);
  if (digits.length < 2 || (url && /[+/]/.test(digits))) return undefined;
  const over = digits.length % 4 === 1;
  const wrongEnd = digits.length !== text.length && text.length % 4 !== 0;
  const spaced = damage.some(({ kind }) => kind === 'plus-became-space');
  // A sentence of words and spaces would be base64 as well, if every space could be a plus.
  if (spaced && (text.length % 4 !== 0 || looksRandom(digits) < 0.9)) return undefined;
  if (over)
    damage.push({
      kind: 'cut',
      says: `${plural(digits.length, 'character')} aren’t whole groups of 4, and the last one is left out: its end is cut off`,
      repaired: false,
    });
  return {
    form: url ? 'base64url' : 'base64',
    bytes: bytesOfBase64(digits),
    damage,
    likely: likelyBase64(digits, text, over || wrongEnd),
  };
}

function likelyBase64(digits: string, text: string, broken: boolean): number {
  if (/^[0-9a-f]+$/.test(digits) || /^[0-9A-F]+$/.test(digits))
    return digits.length > 15 ? 0 : 0.05;
  const random = looksRandom(digits);
  if (broken) return digits.length > 15 ? random * 0.6 : 0;
  if (text.length % 4 !== 0) return random * (digits.length > 15 ? 0.7 : 0.2);
  if (text.endsWith('=')) return Math.max(0.9, random);
  return random * (digits.length > 7 ? 0.92 : 0.3);
}

/** Six bits a character, of both alphabets; what is left over at the end is dropped. */
export function bytesOfBase64(digits: string): Uint8Array {
  const bytes = new Uint8Array((digits.length * 6) >> 3);
  let bits = 0;
  let count = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    bits = (bits << 6) | VALUES[digits.charCodeAt(i)];
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes[at++] = bits >> count;
    bits &= (1 << count) - 1;
  }
  return bytes;
}
