import { describe, expect, it } from 'vitest';
import {
  decodeUtf8,
  encodeUtf8,
  firstLoneSurrogate,
  fromHex,
  isWellFormed,
  utf8Length,
} from '../../src/lib/bytes/index.ts';
import { seededRandom } from '../support/random.ts';

const TEXTS = [
  '',
  'plain',
  'e\u0301 \u00e9',
  '\u0645\u0631\u062d\u0628\u0627',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}',
  '\0\t\r\n\x7f\x85',
  '\ufeffmark',
  '\u07ff\u0800\uffff\u{10000}\u{10ffff}',
];

describe('encodeUtf8 and decodeUtf8', () => {
  it.each(TEXTS)('give back %j, and find nothing bad in it', (text) => {
    expect(decodeUtf8(encodeUtf8(text))).toEqual({ text, valid: true, bad: [] });
  });

  it('spell characters as RFC 3629 does', () => {
    expect(encodeUtf8('A\u2262\u0391.')).toEqual(fromHex('41 e2 89 a2 ce 91 2e'));
  });
});

describe('isWellFormed', () => {
  it.each(TEXTS)('is true of %j', (text) => expect(isWellFormed(text)).toBe(true));

  it.each([
    ['\ud83d', 0],
    ['ab\udc00', 2],
    ['\u{1f511}\ud83d', 2],
    ['\udc00\ud83d', 0],
  ])('is false of %j, and firstLoneSurrogate says where', (text, index) => {
    expect(isWellFormed(text)).toBe(false);
    expect(firstLoneSurrogate(text)).toBe(index);
  });

  it('has no lone surrogate to point at in well-formed text', () => {
    expect(firstLoneSurrogate('\u{1f511}')).toBe(-1);
  });
});

describe('decodeUtf8 of bytes that are not UTF-8', () => {
  it.each([
    ['a byte that begins nothing', '41 ff 42', [[1, 2]]],
    ['a trailing byte without a lead', '80', [[0, 1]]],
    ['a character cut at the end', '41 f0 9f 94', [[1, 4]]],
    ['a character cut in the middle', 'e2 82 41', [[0, 2]]],
    [
      'an overlong slash',
      'c0 af',
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      'a surrogate',
      'ed a0 80',
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
    ],
    [
      'a lead that UTF-8 has no use for',
      'f5 80',
      [
        [0, 1],
        [1, 2],
      ],
    ],
    [
      'a code point past U+10FFFF',
      'f4 90 80 80',
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
    ],
  ])('marks %s', (_, hex, ranges) => {
    const { valid, bad } = decodeUtf8(fromHex(hex));
    expect(valid).toBe(false);
    expect(bad.map(({ start, end }) => [start, end])).toEqual(ranges);
  });

  it('puts one U+FFFD for each bad range and keeps the rest', () => {
    expect(decodeUtf8(fromHex('41 ff e2 82 42')).text).toBe('A\ufffd\ufffdB');
  });

  it('agrees with a strict decoder about validity, and with a lossy one about each range', () => {
    const random = seededRandom('utf8');
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const leads = [0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xa0, 0x9f, 0x90];
    for (let i = 0; i < 5000; i++) {
      const length = random.integer(12);
      const bytes = Uint8Array.from({ length }, () => random.pick(leads));
      const { text, valid, bad } = decodeUtf8(bytes);
      expect(valid).toBe(decodes(strict, bytes));
      expect([...text].filter((character) => character === '\ufffd')).toHaveLength(bad.length);
      expect(withoutRanges(bytes, bad)).toEqual(encodeUtf8(text.replaceAll('\ufffd', '')));
    }
  });
});

describe('utf8Length', () => {
  it('counts the bytes of the character at an index, and below zero where there is none', () => {
    const bytes = encodeUtf8('a\u00e9\u20ac\u{1f511}');
    expect([0, 1, 3, 6].map((at) => utf8Length(bytes, at))).toEqual([1, 2, 3, 4]);
    expect(utf8Length(bytes, 2)).toBe(-1);
    expect(utf8Length(bytes.subarray(0, 8), 6)).toBe(-2);
  });
});

function decodes(strict: TextDecoder, bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function withoutRanges(bytes: Uint8Array, bad: readonly { start: number; end: number }[]) {
  return bytes.filter((_, i) => !bad.some(({ start, end }) => i >= start && i < end));
}
