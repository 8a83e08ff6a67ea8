import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEED } from '../support/random.ts';
import { checkImage, decodePnm, ImageError, type Picture, sniffImage } from './library.ts';

console.log(`pnm: TEST_SEED=${SEED}`);

const file = (head: string, body: readonly number[] = []): Uint8Array =>
  Uint8Array.from([...Buffer.from(head, 'latin1'), ...body]);

const decode = (bytes: Uint8Array) => decodePnm(bytes, () => Promise.resolve());

/** The pixels of a file that can be read: their red, green and blue. */
async function pixels(bytes: Uint8Array): Promise<number[][]> {
  const { rgba } = (await decode(bytes)) as Picture;
  return Array.from({ length: rgba.length / 4 }, (_, i) => {
    expect(rgba[4 * i + 3]).toBe(255);
    return [...rgba.subarray(4 * i, 4 * i + 3)];
  });
}

async function says(bytes: Uint8Array, name = 'cat.ppm'): Promise<string> {
  try {
    checkImage(bytes, name);
  } catch (error) {
    expect(error).toBeInstanceOf(ImageError);
    return (error as Error).message;
  }
  const picture = await decode(bytes);
  return 'problem' in picture ? picture.problem : '';
}

const [BLACK, WHITE] = [
  [0, 0, 0],
  [255, 255, 255],
];

describe('a PNM picture', () => {
  test.each([
    ['P1, digits apart', file('P1\n3 1\n1 0 1\n'), [BLACK, WHITE, BLACK]],
    ['P1, digits together, and a comment', file('P1 # two\n3 1\n10#x\n1'), [BLACK, WHITE, BLACK]],
    ['P2', file('P2 3 1 4  0 2 4'), [BLACK, [128, 128, 128], WHITE]],
    [
      'P3',
      file('P3\n#c\n1 2\n255\n1 2 3\n4 5 6'),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    [
      'P4, rows end at whole bytes',
      file('P4 9 2\n', [0xff, 0x80, 0, 0]),
      [...Array(9).fill(BLACK), ...Array(9).fill(WHITE)],
    ],
    ['P5', file('P5\n2 1\n255\n', [7, 255]), [[7, 7, 7], WHITE]],
    [
      'P5 of two bytes a value',
      file('P5 2 1 65535\n', [0xff, 0xff, 0x80, 0]),
      [WHITE, [128, 128, 128]],
    ],
    [
      'P6, whose first byte looks like white space',
      file('P6\n1 1\n255\n', [10, 35, 32]),
      [[10, 35, 32]],
    ],
    [
      'P6 with a greatest value of its own, and one above it',
      file('P6 1 1 100\n', [50, 100, 200]),
      [[128, 255, 255]],
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await says(bytes)).toBe('');
    expect(await pixels(bytes)).toEqual(expected);
  });

  test.each([
    ['cut', file('P6\n2 2\n255\n', [1, 2, 3]), /is cut short: the PNM file ends before/],
    ['cut, as text', file('P2 4 4 255 1 2 3 4 5'), /is cut short/],
    [
      'text that ends after some values',
      file('P2 2 2 255 1000 10000 '),
      /^it ends after 2 of 4 values$/,
    ],
    [
      'text with letters',
      file('P3 1 1 255 1 2 x'),
      /^no digit but “x” stands after 2 of 3 values$/,
    ],
    ['no width', file('P6\nhello 3 255\n'), /its width is a number, and this file has “hello”/],
    ['no height', file('P5 3'), /its height is a number, and this file has “nothing”/],
    [
      'a greatest value of 0',
      file('P5 1 1 0\n', [0]),
      /greatest value is 1 to 65,535, and this file has 0/,
    ],
    ['a greatest value that is too great', file('P5 1 1 65536\n', [0, 0]), /this file has 65536/],
    [
      'too many pixels',
      file('P5 5000 5000 255\n'),
      /up to 16 million pixels. cat.ppm says it has 5,000 × 5,000/,
    ],
    ['a number without an end', file(`P5 ${'9'.repeat(50)} 1 255\n`), /its width is a number/],
    [
      'a value without an end',
      file(`P3 1 1 255 ${'9'.repeat(50)}`),
      /^a value of more than 5 digits stands after 0 of 3/,
    ],
    [
      'a comment without an end',
      file(`P5 #${'x'.repeat(70_000)}`),
      /before its width stand more than 64 KiB of comment/,
    ],
    [
      'a gap without an end',
      file(`P3 1 1 255 1 ${' '.repeat(70_000)}1 1`),
      /^more than 64 KiB of white space or comment stand after 1 of 3/,
    ],
    ['no pixels', file('P5 0 4 255\n'), /there is nothing to show/],
  ])('is refused with a sentence: %s', async (_, bytes, expected) => {
    expect(await says(bytes)).toMatch(expected);
  });

  test('is none where it begins otherwise', () => {
    for (const head of ['P0 1 1 1', 'P8 1 1 1', 'P5x1 1 255', 'p6 1 1 255', ''])
      expect(sniffImage(file(head))).toBeUndefined();
  });

  test('of any bytes gives a picture or a sentence, and reads nothing past its end', async () => {
    const head = fc.tuple(
      fc.constantFrom(1, 2, 3, 4, 5, 6),
      fc.nat(20),
      fc.nat(20),
      fc.nat(70_000),
    );
    await fc.assert(
      fc.asyncProperty(
        head,
        fc.uint8Array({ maxLength: 400 }),
        async ([kind, width, height, most], body) => {
          const bytes = file(`P${kind} ${width} ${height} ${kind % 3 === 1 ? '' : most}\n`, [
            ...body,
          ]);
          let picture: Awaited<ReturnType<typeof decode>> | undefined;
          try {
            if (checkImage(bytes).type === 'pnm') picture = await decode(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(ImageError);
          }
          if (picture && 'rgba' in picture) expect(picture.rgba).toHaveLength(4 * width * height);
        },
      ),
      { seed: SEED | 0, numRuns: 3_000 },
    );
  });
});

test('as text lets others work after each half MiB, also where it is refused at its end', async () => {
  const bytes = file('P2 700 700 255 ', Array<number>(700 * 700 * 4 - 1).fill(0x20));
  for (let i = 15; i < bytes.length; i += 4) bytes[i] = 0x37;
  bytes[bytes.length - 3] = 0x78;
  let pauses = 0;
  const pause = () => Promise.resolve(void pauses++);
  expect(await decodePnm(bytes, pause)).toEqual({
    problem: 'no digit but “x” stands after 489999 of 490000 values',
  });
  expect(pauses).toBe(Math.floor((bytes.length - 15) / (512 * 1024)));
});

describe('a picture that no browser reads', () => {
  test.each([
    ['a TIFF', 'scan 1.tif', file('II*\0\x08\0\0\0')],
    ['a TIFF', 'scan.tiff', file('MM\0*\0\0\0\x08')],
    ['a TGA', 'old.tga', file(`\0\0\x02${'\0'.repeat(40)}`)],
    ['a TGA', 'renamed', file(`\0\0\x02${'\0'.repeat(40)}TRUEVISION-XFILE.\0`)],
    ['a PAM (P7)', 'x.pam', file('P7\nWIDTH 1\n')],
    ['a Photoshop', 'x.psd', file('8BPS\0\x01')],
    ['a JPEG XL', 'x.jxl', file('\xff\x0a\0\0')],
    ['a JPEG 2000', 'x.jp2', file('\0\0\0\x0cjP  ')],
    ['a Windows icon', 'x.ico', file('\0\0\x01\0\x01\0')],
  ])('is named, %s, and it is said how to convert it', async (kind, name, bytes) => {
    const png = name.replace(/\.\w+$/, '');
    expect(await says(bytes, name)).toBe(
      `${name} is ${kind} picture, which this page can't read. Convert it, with ImageMagick: magick "${name}" "${png}.png"; or open it in GIMP, Photoshop or Preview and export it as PNG.`,
    );
  });
});
