import { BLOCK_BYTES, utf8Length } from '../../bytes/index.ts';

/** What a byte of text shows: a character on its first byte, and on the others that they belong to it. */
export interface Glyph {
  readonly text: string;
  /** `cut`: of a character that a block boundary cuts; a broken bar stands where it does. */
  readonly kind: 'character' | 'more' | 'control' | 'cut' | 'bad';
}

const MORE: Glyph = { text: '‥', kind: 'more' };
const BAD: Glyph = { text: '×', kind: 'bad' };
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Control characters as control pictures, the space as an open box, marks that combine on a dotted circle. */
function shown(character: string): Glyph {
  const code = character.codePointAt(0)!;
  if (code > 0x20 && code < 0x7f) return { text: character, kind: 'character' };
  if (code === 0x20) return { text: '␣', kind: 'character' };
  if (code < 0x20) return { text: String.fromCodePoint(0x2400 + code), kind: 'control' };
  if (code === 0x7f) return { text: '␡', kind: 'control' };
  // What leaves no ink: controls, spaces, fillers, joiners, variation selectors, the empty Braille cell.
  if (/[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(character))
    return { text: '◇', kind: 'control' };
  return { text: /\p{M}/u.test(character) ? `◌${character}` : character, kind: 'character' };
}

/** The same glyph for a byte at the offset `at` of a character that is cut, with the bar on the side of the cut. */
function cutGlyph(text: string, at: number, isFirst: boolean, isLast: boolean): Glyph {
  const before = !isFirst && at % BLOCK_BYTES === 0 ? '¦' : '';
  const after = !isLast && at % BLOCK_BYTES === BLOCK_BYTES - 1 ? '¦' : '';
  return { text: before + text + after, kind: 'cut' };
}

/** The glyphs of the character of `length` bytes at `at`. */
function characterGlyphs(bytes: Uint8Array, at: number, length: number): Glyph[] {
  const first = shown(decoder.decode(bytes.subarray(at, at + length)));
  const glyphs = [first, ...Array<Glyph>(length - 1).fill(MORE)];
  const isCut = Math.floor(at / BLOCK_BYTES) < Math.floor((at + length - 1) / BLOCK_BYTES);
  if (!isCut) return glyphs;
  return glyphs.map(({ text }, i) => cutGlyph(text, at + i, i === 0, i === length - 1));
}

/** Where the character (or the beginning of one) that holds the byte at `at` begins: at most three bytes earlier. */
function characterStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && at - start < 3 && isTrailing(bytes[start])) start -= 1;
  return start + Math.abs(utf8Length(bytes, start)) > at ? start : at;
}

const isTrailing = (byte: number): boolean => byte >= 0x80 && byte < 0xc0;

/**
 * The glyphs of the bytes from `start` up to `end`, one a byte, read as UTF-8; never throws. Blocks are counted from the
 * first byte of `bytes`.
 */
export function glyphsOf(bytes: Uint8Array, start = 0, end = bytes.length): Glyph[] {
  const glyphs: Glyph[] = [];
  const from = start < end ? characterStart(bytes, start) : start;
  for (let at = from; at < end;) {
    const length = utf8Length(bytes, at);
    if (length > 0) glyphs.push(...characterGlyphs(bytes, at, length));
    else glyphs.push(...Array<Glyph>(-length).fill(BAD));
    at += Math.abs(length);
  }
  return glyphs.slice(start - from, end - from);
}
