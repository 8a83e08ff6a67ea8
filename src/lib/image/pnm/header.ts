/** P1 to P3 are digits as text, P4 to P6 the same as bytes: black and white, grey, colour. Netpbm's pbm(5), pgm(5), ppm(5). */
export type PnmKind = 1 | 2 | 3 | 4 | 5 | 6;

/** What stands before the samples of a PNM file. */
export interface PnmHeader {
  readonly kind: PnmKind;
  readonly width: number;
  readonly height: number;
  /** The greatest value of a sample, 1 to 65,535. */
  readonly most: number;
  /** Where the samples begin, in bytes. */
  readonly end: number;
}

/** A header, or in words what is wrong with it; undefined where the bytes don't begin as a PNM file does. */
export function pnmHeader(bytes: Uint8Array): PnmHeader | { readonly problem: string } | undefined {
  const kind = bytes[1] - 0x30;
  if (bytes[0] !== 0x50 || !(kind >= 1 && kind <= 6)) return undefined;
  if (!isSpace(bytes[2]) && bytes[2] !== HASH) return undefined;
  const names = kind === 1 || kind === 4 ? NAMES.slice(0, 2) : NAMES;
  const values: number[] = [];
  let at = 2;
  for (const name of names) {
    const token = nextToken(bytes, at);
    if (!token) return { problem: `before its ${name} stand more than 64 KiB of comment` };
    if (!/^\d{1,9}$/.test(token.text))
      return { problem: `its ${name} is a number, and this file has “${shown(token.text)}”` };
    values.push(Number(token.text));
    at = token.end;
  }
  const [width, height, most = 1] = values;
  if (most < 1 || most > 65_535)
    return { problem: `its greatest value is 1 to 65,535, and this file has ${most}` };
  // Exactly one white space stands between the header and the samples: the next byte may look like one.
  return { kind: kind as PnmKind, width, height, most, end: at + 1 };
}

const NAMES = ['width', 'height', 'greatest value'] as const;
const HASH = 0x23;
const LINE_END = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Space, tab, line feed, vertical tab, form feed, carriage return. */
export const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** Longer stretches of white space and comments are no picture's: what is refused for them is refused at once. */
const MOST_SPACE = 65_536;

/** Past white space and comments, which run from # to the line's end; −1 where there are more than 64 KiB of them. */
export function skipSpace(bytes: Uint8Array, from: number): number {
  const end = Math.min(bytes.length, from + MOST_SPACE);
  let isComment = false;
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (isComment) isComment = byte !== LINE_END && byte !== CARRIAGE_RETURN;
    else if (byte === HASH) isComment = true;
    else if (!isSpace(byte)) return at;
  }
  return end === bytes.length ? end : -1;
}

/** What stands up to the next white space, of which no more than a few bytes are looked at. */
function nextToken(bytes: Uint8Array, from: number): { text: string; end: number } | undefined {
  const start = skipSpace(bytes, from);
  if (start < 0) return undefined;
  let end = start;
  while (end < bytes.length && end < start + 12 && !isSpace(bytes[end]) && bytes[end] !== HASH)
    end++;
  return { text: String.fromCharCode(...bytes.subarray(start, end)), end };
}

const shown = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?') || 'nothing';

/** How many samples a pixel has. */
export const samplesPerPixel = (kind: PnmKind): 1 | 3 => (kind === 3 || kind === 6 ? 3 : 1);

/** How many bytes the samples have at least: as bytes exactly so many, as text a digit each and what parts them. */
export function leastBytes({ kind, width, height, most }: PnmHeader): number {
  const samples = width * height * samplesPerPixel(kind);
  if (kind === 1) return samples;
  if (kind < 4) return Math.max(0, 2 * samples - 1);
  return kind === 4 ? Math.ceil(width / 8) * height : samples * (most > 255 ? 2 : 1);
}
