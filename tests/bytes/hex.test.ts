import { describe, expect, it } from 'vitest';
import { fromHex, HexError, toHex } from '../../src/lib/bytes/index.ts';
import { seededRandom } from '../support/random.ts';

/** The message of the `HexError` that `text` causes. */
function complaint(text: string): string {
  return caught(text).message;
}

function caught(text: string): HexError {
  try {
    fromHex(text);
  } catch (error) {
    if (error instanceof HexError) return error;
  }
  throw new Error(`"${text}" was accepted, or failed with another error`);
}

describe('toHex', () => {
  it('writes two lower-case digits a byte', () => {
    expect(toHex(Uint8Array.of(0, 9, 0xab, 0xff))).toBe('0009abff');
  });

  it('writes nothing for no bytes', () => {
    expect(toHex(new Uint8Array(0))).toBe('');
  });
});

describe('fromHex', () => {
  it('reads back what toHex wrote, for every byte and for random ones', () => {
    const random = seededRandom('hex round trip');
    const all = Uint8Array.from({ length: 256 }, (_, i) => i);
    for (const bytes of [all, ...Array.from({ length: 200 }, (_, n) => random.bytes(n))])
      expect(fromHex(toHex(bytes))).toEqual(bytes);
  });

  it.each([
    '00112233aabb',
    '0x00112233AABB',
    '0X00112233aabb',
    '00:11:22:33:AA:BB',
    ' 00 11 22 33\taa bb\r\n',
    '0x00, 0x11, 0x22,\n0x33, 0xaa, 0xbb',
  ])('accepts %j', (text) => {
    expect(toHex(fromHex(text))).toBe('00112233aabb');
  });

  it.each(['', ' ', '0x', '\n'])('reads no bytes from %j', (text) => {
    expect(fromHex(text)).toEqual(new Uint8Array(0));
  });

  it.each([
    ['a visible letter', '0011g2', 'character 5 ("g", U+0067) isn\'t a hex digit'],
    ['a Cyrillic letter', '00aabb\u0430a', 'character 7 ("\u0430", U+0430) isn\'t a hex digit'],
    ['a full-width digit', '\uff11', 'character 1 ("\uff11", U+FF11) isn\'t a hex digit'],
    [
      'a character past U+FFFF',
      '0\u{1f511}',
      'character 2 ("\u{1f511}", U+1F511) isn\'t a hex digit',
    ],
    ['an accented letter', '\u00e9', 'character 1 ("\u00e9", U+00E9) isn\'t a hex digit'],
    ['an x that begins nothing', '00x1', 'character 3 ("x", U+0078) isn\'t a hex digit'],
    ['a hyphen', '00-1', 'character 3 ("-", U+002D) isn\'t a hex digit'],
  ])('names %s, with its code point and its position from 1', (_, text, message) => {
    expect(complaint(text)).toBe(message);
  });

  it.each([
    ['zero-width space', '\u200b', 'U+200B'],
    ['no-break space', '\u00a0', 'U+00A0'],
    ['right-to-left override', '\u202e', 'U+202E'],
    ['byte order mark', '\ufeff', 'U+FEFF'],
    ['NUL', '\0', 'U+0000'],
    ['Hangul filler', '\u3164', 'U+3164'],
    ['Braille blank', '\u2800', 'U+2800'],
    ['lone surrogate', '\ud800', 'U+D800'],
    ['combining accent', '\u0301', 'U+0301'],
  ])('names a %s by its code point alone', (_, character, code) => {
    expect(complaint(`00 1${character}`)).toBe(`character 5 (${code}) isn't a hex digit`);
  });

  it('tells the position of the first wrong character', () => {
    expect(caught('00 zz').position).toBe(4);
  });

  it.each([1, 31, 33])('counts digits where half a byte is left over: %i', (digits) => {
    const error = caught('a'.repeat(digits));
    expect(error.message).toBe(
      `a byte is two hex digits; this has ${digits}, one too few or too many`,
    );
    expect(error.position).toBeUndefined();
  });

  it('does not count separators or 0x as digits', () => {
    expect(complaint('0x00:1')).toContain('this has 3,');
  });
});
