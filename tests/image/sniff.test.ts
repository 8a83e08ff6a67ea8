import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  animatedGif,
  cutPng,
  deepPng,
  evilSvg,
  htmlPage,
  hugePng,
  isobmff,
  jpeg,
  palettePng,
  smallPng,
  twoHalves,
  webpHeader,
} from './files.ts';
import {
  blank,
  checkFileSize,
  checkImage,
  encodeBmp,
  gallery,
  ImageError,
  sniffImage,
  toBytes,
} from './library.ts';
import { chunk } from './png.ts';

const says = (bytes: Uint8Array, name = 'cat.png') => {
  try {
    checkImage(bytes, name);
  } catch (error) {
    expect(error).toBeInstanceOf(ImageError);
    return (error as Error).message;
  }
  return '';
};
const bmp = () => {
  const layout = { width: 12, height: 5, format: 'rgba' as const, shift: 0, rowPadding: 0 };
  return encodeBmp(layout, toBytes(blank(12, 5, '#ffffff'), layout));
};
const svg = (attributes: string) => Buffer.from(`<svg ${attributes}><rect/></svg>`);

describe('what a file is, from its first bytes', () => {
  test.each([
    ['PNG', smallPng(), { type: 'png', width: 33, height: 17, truncated: false }],
    [
      'PNG, 16 bits',
      deepPng(),
      { type: 'png', notes: ['16 bits a channel were brought down to 8.'] },
    ],
    ['PNG, palette', palettePng(), { type: 'png', width: 3, height: 1, notes: [] }],
    [
      'JPEG',
      jpeg([10, 200]),
      { type: 'jpeg', width: 16, height: 8, orientation: 1, truncated: false },
    ],
    ['JPEG, EXIF big-endian', jpeg([10, 200], { orientation: 6 }), { orientation: 6 }],
    ['JPEG, EXIF little-endian', jpeg([9], { orientation: 3, little: true }), { orientation: 3 }],
    ['JPEG, EXIF nonsense', jpeg([9], { orientation: 99 }), { orientation: 1 }],
    [
      'JPEG, CMYK',
      jpeg([9], { components: 4 }),
      { type: 'jpeg', notes: [expect.stringMatching(/CMYK/)] },
    ],
    [
      'GIF that moves',
      animatedGif(),
      { type: 'gif', width: 1, height: 1, animated: true, truncated: false },
    ],
    ['WebP', webpHeader(4000, 300), { type: 'webp', width: 4000, height: 300, animated: false }],
    ['WebP, a real one', twoHalves.webp, { type: 'webp', width: 24, height: 16, truncated: false }],
    ['AVIF, a real one', twoHalves.avif, { type: 'avif', width: 24, height: 16, truncated: false }],
    ['WebP that moves', webpHeader(40, 30, 2), { animated: true }],
    [
      'AVIF',
      isobmff('avif', 640, 480),
      { type: 'avif', width: 640, height: 480, truncated: false },
    ],
    ['BMP', bmp(), { type: 'bmp', width: 12, height: 5, truncated: false }],
    ['SVG', evilSvg('http://x'), { type: 'svg', width: 64, height: 32, truncated: false }],
    ['SVG, view box alone', svg('viewBox="0 0 30 40"'), { type: 'svg', width: 30, height: 40 }],
    ['SVG, percent', svg('width="100%" height="100%"'), { type: 'svg', width: 0, height: 0 }],
  ])('%s', (_, bytes, want) => {
    expect(sniffImage(bytes)).toMatchObject(want);
    expect(() => checkImage(bytes)).not.toThrow();
  });

  test('an APNG moves', () => {
    const png = smallPng();
    const moving = Buffer.concat([
      png.subarray(0, 33),
      chunk('acTL', Buffer.alloc(8)),
      png.subarray(33),
    ]);
    expect(sniffImage(moving)?.animated).toBe(true);
    expect(sniffImage(png)?.animated).toBe(false);
  });
});

describe('what can’t be used is refused in a sentence of its own', () => {
  test.each([
    ['0 bytes', new Uint8Array(), /^cat\.png is empty: it has 0 bytes\. Choose another picture\.$/],
    ['HTML', htmlPage(), /isn't an image that this browser can read: it is a web page \(HTML\)/],
    ['PDF', Buffer.from('%PDF-1.7'), /it is a PDF/],
    ['a video', isobmff('isom', 1, 1), /it is a video/],
    [
      'anything',
      Buffer.from('hello'),
      /^cat\.png isn't an image that this browser can read\. Choose a PNG/,
    ],
    ['HEIC', isobmff('heic', 64, 64), /is a HEIC picture.*Save it as JPEG or PNG/],
    ['a cut PNG', cutPng(gallery[4].draw()), /is cut short: the PNG file ends before/],
    ['a cut JPEG', jpeg([1, 2, 3]).subarray(0, -3), /is cut short: the JPEG file/],
    ['a cut GIF', animatedGif().subarray(0, -4), /is cut short: the GIF file/],
    ['a cut BMP', bmp().subarray(0, -9), /is cut short: the BMP file/],
    [
      'no pixels',
      Uint8Array.from(animatedGif(), (byte, i) => (i > 5 && i < 10 ? 0 : byte)),
      /0 × 0 pixels: there is nothing to show/,
    ],
  ])('%s', (_, bytes, sentence) => {
    expect(says(bytes)).toMatch(sentence);
  });

  test('20,000 × 20,000 in 40 KB is known from 24 bytes', () => {
    const file = hugePng();
    expect(file.length).toBeLessThan(40_000);
    expect(says(file)).toBe(
      'Pictures may have up to 16 million pixels. cat.png says it has 20,000 × 20,000 pixels; choose a smaller one.',
    );
    expect(sniffImage(file.subarray(0, 24))).toMatchObject({ width: 20_000, height: 20_000 });
  });

  test('more than 20 MB', () => {
    expect(() => checkFileSize(20 * 1024 * 1024)).not.toThrow();
    expect(() => checkFileSize(20 * 1024 * 1024 + 1, 'a.png')).toThrow(
      /20 MB\. a\.png has 20\.0 MB/,
    );
  });

  test('a compressed bomb of text isn’t inflated to be looked at', () => {
    expect(says(deflateSync(Buffer.alloc(1 << 20)))).toMatch(/isn't an image/);
  });
});

test('whatever stands before an SVG is passed over once: what never ends is no SVG, and takes no time', () => {
  const facts = (text: string) => {
    try {
      return sniffImage(Buffer.from(text));
    } catch {
      return undefined;
    }
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"></svg>';
  const before = `\uFEFF <?xml version="1.0"?>\n<!-- > --><!DOCTYPE svg [<!ENTITY a "<svg>">]>`;
  expect(facts(before + svg)).toMatchObject({ width: 3, height: 4 });
  expect(facts('<!---->'.repeat(9_000) + svg)).toMatchObject({ width: 3, height: 4 });
  // Forty of these held the page for more than twenty seconds.
  for (const end of ['', '<p>', '<!-', '<!DOCTYPE [', '<?'])
    expect(facts('<!---->'.repeat(9_000) + end)).toBeUndefined();
});

test('no bytes at all make it throw anything but its own error', () => {
  const starts = [
    smallPng(),
    jpeg([9], { orientation: 6 }),
    animatedGif(),
    bmp(),
    webpHeader(9, 9),
  ];
  const more = [isobmff('avif', 9, 9), evilSvg('http://x')];
  fc.assert(
    fc.property(
      fc.constantFrom(...starts, ...more),
      fc.nat({ max: 200 }),
      fc.uint8Array({ maxLength: 80 }),
      (file, at, garbage) => {
        says(Buffer.concat([file.subarray(0, at), garbage, file.subarray(at + garbage.length)]));
      },
    ),
    { numRuns: 3000 },
  );
});
