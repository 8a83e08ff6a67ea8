import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countOf,
  encryptPicture,
  entropy,
  gallery,
  heatOf,
  heatPixels,
  indexBlocks,
  type Layout,
  leakOf,
  maskOfKind,
  measure,
  mostFrequent,
  neighbourCorrelation,
  pixelsOfBlock,
  runWish,
  toBytes,
  twinsOf,
  whatEveLearns,
} from './library.ts';
import { someBytes } from '../bulk/openssl.ts';

/** Blocks named by letters: equal letters are equal blocks. */
const blocksOfText = (text: string) =>
  Uint8Array.from([...text].flatMap((letter) => [...new Uint8Array(15), letter.charCodeAt(0)]));
const secret = { key: someBytes(16, 4), iv: someBytes(16, 5) };
const layoutOf = (width: number, height: number): Layout => ({
  width,
  height,
  format: 'rgba',
  shift: 0,
  rowPadding: 0,
});
const drawing = (id: string) => gallery.find((picture) => picture.id === id)!.draw();

describe('equal blocks', () => {
  test('are found as a Map of their bytes finds them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'abcdefg'), { maxLength: 60 }), (letters) => {
        const index = indexBlocks(blocksOfText(letters.join('')));
        const kinds = [...new Set(letters)];
        expect(index.distinct).toBe(kinds.length);
        expect([...index.kinds]).toEqual(letters.map((letter) => kinds.indexOf(letter)));
        expect([...index.first]).toEqual(kinds.map((letter) => letters.indexOf(letter)));
        expect([...index.counts]).toEqual(
          kinds.map((kind) => letters.filter((letter) => letter === kind).length),
        );
      }),
    );
  });

  test('blocks that differ in one bit anywhere are not equal, also where bytes are not aligned', () => {
    const bytes = new Uint8Array(16 * 129 + 1).subarray(1);
    for (let bit = 0; bit < 128; bit++) bytes[16 * bit + (bit >> 3)] = 1 << (bit & 7);
    expect(indexBlocks(bytes).distinct).toBe(129);
  });

  test('twins, counts and the most frequent agree', () => {
    const index = indexBlocks(blocksOfText('abacabad'));
    expect(twinsOf(index, 2)).toEqual([0, 2, 4, 6]);
    expect(twinsOf(index, 6, 2)).toEqual([0, 2]);
    expect(twinsOf(index, 7)).toEqual([7]);
    expect(countOf(index, 5)).toBe(2);
    expect(mostFrequent(index, 2)).toEqual([0, 1]);
    expect(mostFrequent(index, 9)).toEqual([0, 1, 2, 3]);
  });

  test('heat is none where a block occurs once and most where it occurs most', () => {
    expect([...heatOf(indexBlocks(blocksOfText('aaaabbc')))]).toEqual([
      255, 255, 255, 255, 128, 128, 0,
    ]);
  });

  test('a million different blocks are told apart', () => {
    const noise = someBytes(1 << 24, 3);
    for (let i = 0; i < noise.length; i += 16) noise.set([i >> 4, i >> 12, i >> 20], i);
    expect(indexBlocks(noise).distinct).toBe(1 << 20);
  });
});

describe('measures', () => {
  test('entropy is 0 of one value, 8 bits of all byte values alike, 1 of a coin', () => {
    expect(entropy(Uint32Array.of(9), 9)).toBe(0);
    expect(entropy(new Uint32Array(256).fill(3), 768)).toBeCloseTo(8);
    expect(entropy(Uint32Array.of(5, 5, 0), 10)).toBeCloseTo(1);
    expect(entropy(new Uint32Array(3), 0)).toBe(0);
  });

  test('correlation is 1 of a ramp, -1 of a comb, and leaves padding and shift out', () => {
    const layout: Layout = { width: 8, height: 1, format: 'grey', shift: 4, rowPadding: 4 };
    const ramp = Uint8Array.of(9, 0, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 200, 0, 200, 0);
    const comb = Uint8Array.of(9, 0, 9, 0, 1, 9, 1, 9, 1, 9, 1, 9, 200, 0, 200, 0);
    expect(neighbourCorrelation(ramp, layout)).toBeCloseTo(1);
    expect(neighbourCorrelation(comb, layout)).toBeCloseTo(-1);
    expect(neighbourCorrelation(new Uint8Array(16), layout)).toBe(1);
    expect(neighbourCorrelation(ramp, { ...layout, width: 1 })).toBe(0);
  });

  test.each([
    ['aaaa', 1],
    ['aabb', 2 / 3],
    ['aab', 1 / 2],
    ['abab', 0],
    ['a', 0],
  ])(
    'of the blocks %s, of those that have one before them %d are the same as it',
    (text, share) => {
      const layout: Layout = {
        width: text.length * 16,
        height: 1,
        format: 'grey',
        shift: 0,
        rowPadding: 0,
      };
      expect(measure(blocksOfText(text), layout).sameAsBefore).toBe(share);
    },
  );

  test('of ciphertext: CBC and CTR look random, ECB repeats exactly where the picture does', () => {
    const picture = drawing('pip');
    const layout = layoutOf(288, 288);
    const wish = { picture, layout, noise: 0, colours: 0, secret, modes: ['ecb', 'cbc', 'ctr'] };
    const { plain, modes } = runWish(wish as Parameters<typeof runWish>[0]);
    expect(modes.ecb!.index.kinds).toEqual(plain.index.kinds);
    expect(plain.measures.distinct).toBeLessThan(60);
    for (const mode of ['cbc', 'ctr'] as const) {
      expect(modes[mode]!.measures.distinct).toBe(20_736);
      expect(modes[mode]!.measures.byteEntropy).toBeGreaterThan(7.99);
      expect(Math.abs(modes[mode]!.measures.correlation)).toBeLessThan(0.02);
    }
  });
});

describe('what Eve learns', () => {
  const of = (id: string, mode: 'ecb' | 'cbc') => {
    const picture = drawing(id);
    const layout = layoutOf(picture.width, picture.height);
    return measure(encryptPicture(picture, layout, mode, secret).bytes, layout);
  };

  test.each(['pip', 'chart', 'sprite', 'text'])('%s in ECB: the outline', (id) => {
    const measures = of(id, 'ecb');
    expect(leakOf(measures)).toBe('outline');
    expect(whatEveLearns(measures)).toMatch(
      /^The outline of the picture is still recognisable: \d+ distinct blocks of [\d,]+/,
    );
  });

  test.each(['pip', 'noise'])('%s in CBC: the size and nothing else', (id) => {
    expect(whatEveLearns(of(id, 'cbc'))).toMatch(
      /^No block occurs twice, .*: ([\d,]+) distinct blocks of \1\.$/,
    );
  });

  test('a picture of one colour, few repeats and scattered ones have sentences of their own', () => {
    const base = { blocks: 1000, sameAsBefore: 0 };
    expect(leakOf({ ...base, distinct: 1 })).toBe('one block');
    expect(leakOf({ ...base, distinct: 990 })).toBe('specks');
    expect(leakOf({ ...base, distinct: 900 })).toBe('patches');
    const sentences = [1, 990, 900, 1000].map((distinct) => whatEveLearns({ ...base, distinct }));
    expect(new Set(sentences.map((text) => text.slice(0, 20))).size).toBe(4);
  });
});

test('masks and heat maps colour a pixel by the block that holds its first byte', () => {
  const layout: Layout = { width: 6, height: 2, format: 'rgba', shift: 8, rowPadding: 0 };
  const picture = { width: 6, height: 2, rgba: new Uint8ClampedArray(48) };
  const index = indexBlocks(toBytes(picture, layout));
  expect(index.blocks).toBe(4);
  expect(index.distinct).toBe(1);
  expect([...maskOfKind(index, layout, 0)]).toEqual(new Array(12).fill(1));
  const ramp = Uint32Array.from({ length: 256 }, (_, i) => i);
  expect(new Set(new Uint32Array(heatPixels(index, layout, ramp).buffer))).toEqual(new Set([255]));
  expect(pixelsOfBlock(layout, 0)).toEqual([{ x: 0, y: 0, length: 2 }]);
});
