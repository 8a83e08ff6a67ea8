import { describe, expect, test } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { glyphsOf } from '../../src/lib/scene/index.ts';
import { seededRandom } from '../support/random.ts';
import { byId, textOf } from './marks.ts';
import { run, sceneOf } from './runs.ts';

const of = (bytes: Uint8Array | readonly number[], start?: number, end?: number): string =>
  glyphsOf(Uint8Array.from(bytes), start, end)
    .map(({ text, kind }) => (kind === 'character' ? text : `${text}(${kind})`))
    .join(' ');
const ofText = (text: string, start?: number, end?: number): string =>
  of(encodeUtf8(text), start, end);

describe('a byte of text shows', () => {
  test('its character, where that is one byte', () => {
    expect(ofText('Az09~')).toBe('A z 0 9 ~');
  });

  test('an open box for the space', () => {
    expect(ofText('a b')).toBe('a ␣ b');
  });

  test('a control picture for each control character, DEL too', () => {
    const controls = [...Array(32).keys()].map((code) => String.fromCharCode(0x2400 + code));
    expect(of([...Array(32).keys()])).toBe(controls.map((sign) => `${sign}(control)`).join(' '));
    expect(of([0x7f])).toBe('␡(control)');
  });

  test('a character of 2, 3 or 4 bytes on its first byte, and on the others that they belong to it', () => {
    expect(ofText('é')).toBe('é ‥(more)');
    expect(ofText('漢')).toBe('漢 ‥(more) ‥(more)');
    expect(ofText('🐧')).toBe('🐧 ‥(more) ‥(more) ‥(more)');
  });

  test('a combining mark on a dotted circle, so that it doesn’t fall on its neighbour', () => {
    expect(ofText('e\u0301')).toBe('e ◌\u0301 ‥(more)');
  });

  test('letters that run from right to left as they are', () => {
    expect(ofText('שלום')).toBe('ש ‥(more) ל ‥(more) ו ‥(more) ם ‥(more)');
  });

  test.each([
    ['a C1 control', '\u0085'],
    ['a no-break space', '\u00a0'],
    ['a zero-width joiner', '\u200d'],
    ['a byte order mark', '\ufeff'],
    ['a direction mark', '\u202e'],
    ['a variation selector', '\ufe0f'],
    ['a Hangul filler', '\u3164'],
    ['an empty Braille cell', '\u2800'],
    ['a private character', '\ue000'],
    ['a noncharacter', '\uffff'],
  ])('%s, which leaves no ink, as a sign that something is there', (_what, character) => {
    expect(glyphsOf(encodeUtf8(character))[0]).toEqual({ text: '◇', kind: 'control' });
  });

  test('a cross for every byte that isn’t UTF-8', () => {
    expect(of([0xff])).toBe('×(bad)');
    expect(of([0x41, 0x80, 0x42])).toBe('A ×(bad) B');
    expect(of([0xc0, 0xaf])).toBe('×(bad) ×(bad)');
    expect(of([0xed, 0xa0, 0x80])).toBe('×(bad) ×(bad) ×(bad)');
    expect(of([0xe6, 0xbc])).toBe('×(bad) ×(bad)');
  });
});

describe('a character that a block boundary cuts', () => {
  const fifteen = 'x'.repeat(15);

  test('is shown as cut on both sides, with a broken bar where the cut is', () => {
    expect(ofText(`${fifteen}é`, 15, 16)).toBe('é¦(cut)');
    expect(ofText(`${fifteen}é`, 16, 17)).toBe('¦‥(cut)');
  });

  test('is shown whole on its first byte, wherever the cut is', () => {
    expect(ofText(`${fifteen}🐧`, 14)).toBe('x 🐧¦(cut) ¦‥(cut) ‥(cut) ‥(cut)');
    expect(ofText(`${'x'.repeat(14)}🐧`, 14)).toBe('🐧(cut) ‥¦(cut) ¦‥(cut) ‥(cut)');
    expect(ofText(`${'x'.repeat(13)}🐧`, 13)).toBe('🐧(cut) ‥(cut) ‥¦(cut) ¦‥(cut)');
  });

  test('is no other than one that ends or begins at the boundary', () => {
    expect(ofText(`${'x'.repeat(14)}éé`, 14)).toBe('é ‥(more) é ‥(more)');
  });

  test('is cut at every block boundary, counted from the first byte', () => {
    expect(ofText(`${'x'.repeat(31)}é`, 31)).toBe('é¦(cut) ¦‥(cut)');
  });

  test('stays cut where it leaves no ink', () => {
    expect(ofText(`${fifteen}\u00a0`, 15)).toBe('◇¦(cut) ¦‥(cut)');
  });

  test('has a part of its own in the picture, in the last cell of one card and the first of the next', () => {
    const scene = sceneOf(run('ecb', 'encrypt', `${fifteen}é and more`));
    expect(textOf(scene, 'p1.b15.cut')).toBe('é¦');
    expect(textOf(scene, 'p2.b00.cut')).toBe('¦‥');
    expect(byId(scene).get('p1.b15.cut')?.part).toBe('cell-cut');
  });
});

describe('a part of some bytes', () => {
  const random = seededRandom('glyphs');
  /** Text of all lengths of characters, with a few bytes broken. */
  const samples = Array.from({ length: 50 }, () => {
    const text = Array.from({ length: 30 }, () => random.pick([...'aé漢🐧 \n\u0301'])).join('');
    const bytes = encodeUtf8(text);
    for (let i = random.integer(4); i > 0; i--)
      bytes[random.integer(bytes.length)] = random.integer(256);
    return bytes;
  });

  test('has the same glyphs as in the whole, wherever it begins and ends', () => {
    for (const bytes of samples) {
      const whole = glyphsOf(bytes);
      for (let start = 0; start <= bytes.length; start++) {
        const end = Math.min(start + 16, bytes.length);
        expect(glyphsOf(bytes, start, end)).toEqual(whole.slice(start, end));
      }
    }
  });

  test('has one glyph a byte', () => {
    for (const bytes of samples) expect(glyphsOf(bytes)).toHaveLength(bytes.length);
    expect(glyphsOf(new Uint8Array(0))).toEqual([]);
  });

  test('marks as bad just the bytes that the UTF-8 reader refuses', () => {
    for (const bytes of samples) {
      const bad = new Set(
        decodeUtf8(bytes).bad.flatMap(({ start, end }) =>
          [...Array(end - start).keys()].map((i) => start + i),
        ),
      );
      const marked = glyphsOf(bytes).flatMap(({ kind }, i) => (kind === 'bad' ? [i] : []));
      expect(marked).toEqual([...bad]);
    }
  });

  test('any 10,000 random bytes have 10,000 glyphs', () => {
    expect(glyphsOf(random.bytes(10_000))).toHaveLength(10_000);
  });
});
