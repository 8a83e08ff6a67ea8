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
  type Layout,
  MODES_FOR_TEST,
  settingsFor,
  toBytes,
} from './library.ts';
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

  test('rows that a BMP can’t hold are refused, and `bmpLayout` makes them fit', () => {
    const layout: Layout = { width: 5, height: 2, format: 'rgb', shift: 0, rowPadding: 0 };
    const bytes = toBytes(blank(5, 2, '#ffffff'), layout);
    expect(() => encodeBmp(layout, bytes)).toThrow(/whole words/);
    expect(bmpLayout(layout).rowPadding).toBe(1);
    expect(() => encodeBmp(bmpLayout(layout), bytes.subarray(0, 16))).toThrow(/another layout/);
  });
});
