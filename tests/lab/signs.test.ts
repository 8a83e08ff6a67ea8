import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { runsOf, signsOf } from '../../src/components/parts/message-text.ts';
import { seededRandom } from '../support/random.ts';

const textOf = (bytes: Uint8Array): string =>
  runsOf(bytes)
    .map(({ text }) => text)
    .join('');
const signs = (bytes: Uint8Array): string[] => {
  const { start, end } = signsOf(bytes);
  const text = textOf(bytes);
  return [...bytes.keys()].map((i) => text.slice(start(i), end(i)));
};

describe('where a byte’s sign stands in the text of a message', () => {
  test('a character of several bytes is the sign of each of them', () => {
    expect(signs(encodeUtf8('aé€🐧z'))).toEqual([
      'a',
      'é',
      'é',
      '€',
      '€',
      '€',
      '🐧',
      '🐧',
      '🐧',
      '🐧',
      'z',
    ]);
  });

  test('a control character is the picture that is shown for it', () => {
    expect(signs(encodeUtf8('a\r\n\tb\u0001\u007f\r'))).toEqual([
      'a',
      '\r',
      '\n',
      '\t',
      'b',
      '␁',
      '␡',
      '␍',
    ]);
  });

  test('bytes that aren’t UTF-8 are their hex, also where two such stretches touch', () => {
    expect(signs(Uint8Array.of(0x61, 0xff, 0xfe, 0x62, 0xc3))).toEqual([
      'a',
      'ff',
      'fe',
      'b',
      'c3',
    ]);
    expect(signs(Uint8Array.of(0xe2, 0x82, 0xff, 0x61))).toEqual(['e2', '82', 'ff', 'a']);
  });

  test('of any bytes each has a sign, they cover the text in order, and a sign leads back to its byte', () => {
    const random = seededRandom('signs');
    for (let n = 0; n < 300; n++) {
      const bytes =
        n % 2
          ? random.bytes(40)
          : encodeUtf8(
              String.fromCodePoint(...Array.from(random.bytes(20), (b) => b * 200)).replace(
                /\p{Surrogate}/gu,
                '',
              ),
            );
      const { start, end, byteAt } = signsOf(bytes);
      let covered = 0;
      for (const i of bytes.keys()) {
        expect(start(i)).toBeGreaterThanOrEqual(i > 0 ? start(i - 1) : 0);
        expect(end(i)).toBeGreaterThan(start(i));
        const back = byteAt(start(i));
        expect(start(back)).toBe(start(i));
        covered = end(i);
      }
      expect(covered).toBe(textOf(bytes).length);
    }
  });
});
