import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addNoise,
  blank,
  bmpHeaderLength,
  bmpLayout,
  decryptRecipe,
  encodeBmp,
  encryptPicture,
  encryptRecipe,
  flipped,
  type Layout,
  MODES_FOR_TEST,
  type Picture,
  settingsFor,
  toBytes,
} from './library.ts';
import { toHex } from '../../src/lib/bytes/index.ts';
import { someBytes } from '../bulk/openssl.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bmp-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (lines: string[]) => execFileSync('sh', ['-ec', lines.join('\n')], { cwd: folder });
const read = (name: string) => Uint8Array.from(readFileSync(join(folder, name)));
const layouts: Omit<Layout, 'format'>[] = [
  { width: 32, height: 16, shift: 0, rowPadding: 0 },
  { width: 33, height: 7, shift: 5, rowPadding: 3 },
  { width: 1, height: 1, shift: 0, rowPadding: 0 },
];
const cases = MODES_FOR_TEST.flatMap((mode) =>
  (['grey', 'rgb', 'rgba'] as const).flatMap((format) =>
    layouts.map((layout, i) => ({ mode, format, layout, keyBytes: [16, 24, 32][i] })),
  ),
);

describe('a BMP whose pixel bytes are the ciphertext', () => {
  test.each(cases)(
    '$mode, $format, $layout.width × $layout.height: the commands shown give back the pixels',
    ({ mode, format, layout: rest, keyBytes }) => {
      const layout = bmpLayout({ ...rest, format });
      const picture = addNoise(blank(layout.width, layout.height, '#336699'), 8, 3);
      const secret = { key: someBytes(keyBytes, 2), iv: someBytes(16, 5) };
      const plain = toBytes(picture, layout);
      const { bytes } = encryptPicture(picture, layout, mode, secret);
      const file = encodeBmp(layout, bytes);
      expect(file.subarray(bmpHeaderLength(layout))).toEqual(bytes);
      writeFileSync(join(folder, 'pip.bmp'), file);
      const settings = settingsFor(mode, secret);
      run(decryptRecipe(settings, layout, 'pip'));
      expect(read('pixels.bin')).toEqual(plain);
      expect(read('original.bmp')).toEqual(encodeBmp(layout, plain));
      run(encryptRecipe(settings));
      expect(read('encrypted.bin')).toEqual(bytes);
    },
  );

  /** The rows of an uncompressed BMP of 24 bits, read by its specification: the bottom one first, blue before red. */
  function pictureOf(file: Uint8Array): Picture {
    const view = new DataView(file.buffer);
    const [start, width, height] = [10, 18, 22].map((at) => view.getInt32(at, true));
    const stride = 4 * Math.ceil((3 * width) / 4);
    const rgba = new Uint8ClampedArray(4 * width * height).fill(255);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (const channel of [0, 1, 2])
          rgba[4 * (y * width + x) + channel] =
            file[start + (height - 1 - y) * stride + 3 * x + 2 - channel];
    return { width, height, rgba };
  }

  test.each(['ecb', 'cbc', 'ctr'] as const)(
    'is everybody’s: what another program wrote comes out the same, and its body in %s is `openssl enc` of that body',
    (mode) => {
      const theirs = Uint8Array.from(readFileSync(new URL('sealed/plain.bmp', import.meta.url)));
      const picture = flipped(pictureOf(theirs));
      const layout = bmpLayout({ width: 96, height: 48, format: 'rgb', shift: 0, rowPadding: 0 });
      const plain = encodeBmp(layout, toBytes(picture, layout));
      expect(plain.subarray(54)).toEqual(theirs.subarray(54));
      expect(plain.subarray(10, 30)).toEqual(theirs.subarray(10, 30));
      const secret = { key: someBytes(16, 2), iv: someBytes(16, 5) };
      const mine = encodeBmp(layout, encryptPicture(picture, layout, mode, secret).bytes);
      writeFileSync(join(folder, 'body.bin'), theirs.subarray(54));
      const iv = mode === 'ecb' ? '' : `-iv ${toHex(secret.iv)}`;
      run([
        `openssl enc -aes-128-${mode} -nopad -K ${toHex(secret.key)} ${iv} -in body.bin -out enc.bin`,
      ]);
      expect(mine.subarray(54)).toEqual(read('enc.bin'));
    },
  );

  test('says its own width where its rows only end at whole words, and a greater one where the layout pads more', () => {
    const widthOf = (rowPadding: number): number => {
      const layout = bmpLayout({ width: 5, height: 2, format: 'rgb', shift: 0, rowPadding });
      const file = encodeBmp(layout, toBytes(blank(5, 2, '#ffffff'), layout));
      return new DataView(file.buffer).getInt32(18, true);
    };
    expect([0, 1, 2, 5].map(widthOf)).toEqual([5, 5, 6, 6]);
  });

  test('rows that a BMP can’t hold are refused, and `bmpLayout` makes them fit', () => {
    const layout: Layout = { width: 5, height: 2, format: 'rgb', shift: 0, rowPadding: 0 };
    const bytes = toBytes(blank(5, 2, '#ffffff'), layout);
    expect(() => encodeBmp(layout, bytes)).toThrow(/whole words/);
    expect(bmpLayout(layout).rowPadding).toBe(1);
    expect(() => encodeBmp(bmpLayout(layout), bytes.subarray(0, 16))).toThrow(/another layout/);
  });
});
