import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createCipheriv, createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { Download } from '@playwright/test';
import { expect, open, type Locator, type Page, test } from './fixtures.ts';
import { addNoise, blank, flipped, gallery, type Picture } from '../image/library.ts';
import { encodePng } from '../image/png.ts';
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
  transparentPng,
  twoHalves,
} from '../image/files.ts';

// These tests read canvases back until they hold what they should: that is what the browser remarks.
test.use({ expected: /willReadFrequently/ });

const KEY = '2b7e151628aed2a6abf7158809cf4f3c';
const IV = '000102030405060708090a0b0c0d0e0f';

/** The places of the image lab, by the names that people and assistive technology use. */
function imageLab(page: Page) {
  const figure = (name: string) => page.getByRole('figure', { name, exact: true });
  return {
    figure,
    file: page.getByLabel('Choose a picture'),
    problem: page.locator('[role=status][id$=-problem]'),
    mode: (name: string) =>
      page.getByRole('group', { name: 'Mode', exact: true }).getByRole('radio', { name }),
    slider: (name: string) => page.getByRole('slider', { name, exact: true }),
    count: (name: string) => figure(name).getByText('Distinct blocks'),
    async give(name: string, buffer: Buffer, mimeType = 'image/png') {
      await this.file.setInputFiles({ name, mimeType, buffer });
    },
  };
}

/** SHA-256 of a large picture's pixels: a worker paints it, so that its canvas has to be copied to be read. */
async function largeDigestOf(figure: Locator): Promise<string> {
  const digest = await figure.getByRole('img').evaluate(async (canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(canvas as HTMLCanvasElement, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', data))];
  });
  return Buffer.from(digest).toString('hex');
}

/** The pixels of a figure's canvas, RGBA. */
async function pixelsOf(figure: Locator): Promise<Buffer> {
  const base64 = await figure
    .getByRole('img')
    .first()
    .evaluate((canvas) => {
      const { width, height } = canvas as HTMLCanvasElement;
      const { data } = (canvas as HTMLCanvasElement)
        .getContext('2d')!
        .getImageData(0, 0, width, height);
      let text = '';
      for (const byte of data) text += String.fromCharCode(byte);
      return btoa(text);
    });
  return Buffer.from(base64, 'base64');
}

/** A figure's pixels once they hold: its count and its notes are told from the start, its pixels when they are made. */
async function pixelsWhen(figure: Locator, holds: (rgba: Buffer) => boolean): Promise<Buffer> {
  let rgba: Buffer = Buffer.alloc(0);
  await expect.poll(async () => holds((rgba = await pixelsOf(figure)))).toBe(true);
  return rgba;
}

/** Holds when a figure's canvas has come to have these pixels. */
const drawn = (figure: Locator, rgba: Uint8Array) =>
  expect.poll(async () => (await pixelsOf(figure)).equals(rgba)).toBe(true);

const cipher = (mode: string, plain: Uint8Array) => {
  const key = Buffer.from(KEY, 'hex');
  const iv = Buffer.from(IV, 'hex').subarray(0, { ecb: 0, gcm: 12 }[mode] ?? 16);
  const c = createCipheriv(`aes-128-${mode}`, key, iv).setAutoPadding(false);
  return Buffer.concat([c.update(plain), c.final()]);
};
/** The compressed data of a PNG that has one piece of it. */
const idatOf = (png: Buffer) => {
  const at = png.indexOf('IDAT');
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
};
const opaque = (bytes: Buffer) => bytes.map((byte, i) => (i % 4 === 3 ? 255 : byte));
const bytesOf = async (download: Download) => readFileSync(await download.path());
const noisy = (width: number, height: number): Picture =>
  addNoise(blank(width, height, '#336699'), 6, 5);
const nothing = (bytes: Buffer) => Buffer.alloc(Math.ceil(bytes.length / 16) * 16);
const whole = (bytes: Uint8Array) => {
  const out = nothing(Buffer.from(bytes));
  out.set(bytes);
  return out;
};

test('an own PNG: what each mode shows is what OpenSSL makes of the same pixel bytes', async ({
  page,
}) => {
  await open(page, 'image/');
  const at = imageLab(page);
  const picture = noisy(21, 13);
  await at.give('own.png', encodePng(picture));
  await expect(at.count('ECB')).toContainText('69 of 69');
  const plain = whole(Buffer.from(picture.rgba.buffer));
  await page.getByRole('checkbox', { name: 'All six side by side' }).check();
  await expect(at.count('OFB')).toContainText('69 of 69');
  for (const [name, mode] of [
    ['ECB', 'ecb'],
    ['CBC', 'cbc'],
    ['CTR', 'ctr'],
    ['GCM', 'gcm'],
    ['CFB', 'cfb'],
    ['OFB', 'ofb'],
  ])
    await drawn(at.figure(name), opaque(cipher(mode, plain)).subarray(0, 1092));
  await drawn(at.figure('Original'), Buffer.from(picture.rgba.buffer));
});

test('block counts are right for odd sizes and each pixel format', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await at.give('odd.png', encodePng(blank(33, 17, '#336699')));
  for (const [value, blocks] of [
    ['0', 36],
    ['1', 106],
    ['2', 141],
  ] as const) {
    await at.slider('Bytes per pixel').fill(value);
    await expect(at.count('CBC')).toContainText(`${blocks} of ${blocks}`);
  }
  await at.give('one.png', encodePng(blank(1, 1, '#336699')));
  await expect(at.count('ECB')).toContainText('1 of 1');
});

test('twins in ECB are twins in the original; CBC has none', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await expect(at.count('ECB')).toContainText(/\d+ of 20,736/);
  const counts = await at.count('Original').innerText();
  expect(await at.count('ECB').innerText()).toBe(counts);
  await expect(at.count('CBC')).toContainText('20,736 of 20,736');
  await page.getByRole('spinbutton', { name: 'Block' }).fill('8000');
  const original = await at.figure('Original').getByText('This block:').innerText();
  expect(original).toMatch(/[\d,]+ times/);
  expect(await at.figure('ECB').getByText('This block:').innerText()).toBe(original);
  expect(await at.figure('CBC').getByText('This block:').innerText()).toBe('This block: once.');
});

test('noise hides repeats, a shift moves them, fewer colours bring them back', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  const distinct = async () =>
    Number((await at.count('ECB').innerText()).match(/([\d,]+) of/)?.[1].replace(',', ''));
  await expect.poll(distinct).toBeLessThan(100);
  await at.slider('Noise, low bits').fill('3');
  await expect.poll(distinct).toBeGreaterThan(20_000);
  await at.slider('Noise, low bits').fill('0');
  await at.slider('Shift').fill('4');
  await expect(at.count('ECB')).toContainText('of 20,737');
  await at.slider('Shift').fill('0');
  await page.getByRole('radio', { name: 'Dusk' }).check({ force: true });
  await expect.poll(distinct).toBeGreaterThan(15_000);
  await at.slider('Colours').fill('7');
  await expect.poll(distinct).toBeLessThan(2000);
});

test('the downloaded BMP’s pixel bytes are the ciphertext, and the PNG shows the same', async ({
  page,
}) => {
  await open(page, 'image/');
  const at = imageLab(page);
  const picture = noisy(32, 8);
  await at.give('own.png', encodePng(picture));
  await expect(at.count('ECB')).toContainText('64 of 64');
  await at.mode('CBC').check();
  const [bmp] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download BMP' }).click(),
  ]);
  expect(bmp.suggestedFilename()).toBe('own-cbc.bmp');
  // Everybody's BMP has its bottom row first.
  const plain = Buffer.from(flipped(picture).rgba.buffer);
  expect((await bytesOf(bmp)).subarray(122).equals(cipher('cbc', plain))).toBe(true);
  const commands = await page.getByLabel('OpenSSL commands').innerText();
  const cwd = mkdtempSync(join(tmpdir(), 'bmp-'));
  writeFileSync(join(cwd, 'own-cbc.bmp'), await bytesOf(bmp));
  execFileSync('sh', ['-ec', commands], { cwd });
  expect(readFileSync(join(cwd, 'pixels.bin')).equals(plain)).toBe(true);
  rmSync(cwd, { recursive: true });
  const [png] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download PNG' }).click(),
  ]);
  await at.give('again.png', await bytesOf(png));
  await expect(page.getByRole('radio', { name: 'Pip' })).not.toBeChecked();
  await drawn(at.figure('Original'), opaque(cipher('cbc', Buffer.from(picture.rgba.buffer))));
});

test('a PNM is read; a BMP whose body was encrypted comes back with the key, and what no browser reads is told how to convert', async ({
  page,
}) => {
  const sealed = (name: string) =>
    readFileSync(new URL(`../image/sealed/${name}`, import.meta.url));
  await open(page, 'image/');
  const at = imageLab(page);
  await at.give('p6.ppm', sealed('p6.ppm'), 'image/x-portable-pixmap');
  const [width, rgb] = [96, sealed('p6.ppm').subarray(13)];
  const rgba = Buffer.alloc((rgb.length / 3) * 4, 255);
  for (let i = 0; i < rgb.length; i++) rgba[4 * Math.floor(i / 3) + (i % 3)] = rgb[i];
  await drawn(at.figure('Original'), rgba);
  await at.give('ecb.bmp', sealed('ecb-header-put-back.bmp'), 'image/bmp');
  const offer = page.getByRole('group', { name: 'Encrypted pixels' });
  await expect(offer).toContainText('The pixels of ecb.bmp look encrypted');
  await offer.getByRole('button').click();
  await expect(page.getByText(/In ECB with this key no picture comes out/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Key' }).fill('00112233445566778899aabbccddeeff');
  await offer.getByRole('button').click();
  await expect(
    page.getByText(/10 bytes of padding behind the pixels were taken off/),
  ).toBeVisible();
  await expect(offer).toBeHidden();
  // All but the four pixels at the bottom left, of which the header had taken bytes.
  const isBack = (found: Buffer): boolean =>
    found.every((byte, i) => byte === rgba[i] || (i >= 4 * width * 47 && i < 4 * width * 47 + 16));
  await pixelsWhen(at.figure('Original'), isBack);
  await at.give('scan.tif', Buffer.from('II*\0\x08\0\0\0'), 'image/tiff');
  await expect(
    page.getByText(/scan\.tif is a TIFF picture.*magick "scan\.tif" "scan\.png"/),
  ).toBeVisible();
});

test('the header trap: with the header a picture, without it the browser’s own error', async ({
  page,
}) => {
  await open(page, 'image/');
  await page.getByRole('button', { name: 'Keep the header' }).click();
  await expect(page.getByRole('img', { name: /encrypted BMP file/ })).toBeVisible();
  await page.getByRole('button', { name: 'Encrypt the whole file' }).click();
  await expect(
    page.getByText(/The browser’s error, as it is: “.*could not be decoded/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Encrypt it as PNG' }).click();
  await expect(
    page.getByText(/Encrypted in ECB: ([\d,]+) of \1 blocks are distinct/),
  ).toBeVisible();
});

test('damage: a block in ECB, a block and a bit in CBC, a bit in CTR', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  const says = (text: RegExp) => expect(page.getByText(text)).toBeVisible();
  await says(/^The lowest bit .* Block [\d,]+ is garbled \(\d+ bits\); all others/);
  await at.mode('CBC').check();
  await says(/Block [\d,]+ is garbled \(\d+ bits\), and 1 bit of block/);
  await at.mode('CTR').check();
  await says(/\. 1 bit of block [\d,]+ is flipped; all others/);
  await at.mode('CFB').check();
  await says(/1 bit of block [\d,]+ is flipped, and block [\d,]+ is garbled \(\d+ bits\)/);
  await at.mode('GCM').check();
  await says(/The tag is wrong\. GCM gives back nothing at all/);
  await at.mode('CTR').check();
  await page.getByRole('radio', { name: 'Wrong key' }).check({ force: true });
  await says(/of 20,736 blocks are wrong/);
  await at.mode('CBC').check();
  await page.getByRole('radio', { name: 'Lose a block' }).check({ force: true });
  await says(/what follows moves up\. Block [\d,]+ is garbled \(\d+ bits\); all others/);
  await page.getByRole('radio', { name: 'Wrong IV' }).check({ force: true });
  await says(/One bit of the IV is wrong\. 1 bit of block 1 is flipped/);
});

test('the front sweeps, can be scrubbed and shows the plaintext behind it', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await expect(at.count('ECB')).toContainText('of 20,736');
  await at.slider('Blocks encrypted').fill('8000');
  const pip = Buffer.from(gallery[0].draw().rgba.buffer);
  const done = opaque(cipher('ecb', pip));
  await drawn(at.figure('ECB'), Buffer.concat([done.subarray(0, 128_000), pip.subarray(128_000)]));
  await page.getByRole('button', { name: 'Encrypt block by block' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  const front = Number(await at.slider('Blocks encrypted').inputValue());
  expect(front).toBeGreaterThanOrEqual(8000);
  expect(front).toBeLessThan(20_736);
});

test('a block goes to the stage with its neighbours, and the stage has the picture’s bytes', async ({
  page,
}) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await at.mode('CBC').check();
  await page.getByRole('spinbutton', { name: 'Block' }).fill('812');
  await page.getByRole('button', { name: 'Show this block on the stage' }).click();
  const stage = page.getByRole('region', { name: 'Stage' });
  await expect(stage).toBeVisible();
  expect(await stage.evaluate((node) => getComputedStyle(node).display)).toBe('grid');
  await expect(
    page.getByText(/CBC, blocks 810 to 814 of the picture.*its IV is C809/),
  ).toBeVisible();
  const pip = Buffer.from(gallery[0].draw().rgba.buffer);
  const c810 = cipher('cbc', pip)
    .subarray(16 * 809, 16 * 810)
    .toString('hex');
  expect((await stage.textContent())!.replace(/\s/g, '')).toContain(c810.slice(0, 8));
});

test('keys and IVs of one’s own, and new ones; what is wrong is said beside the field', async ({
  page,
}) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await expect(at.count('ECB')).toContainText('of 20,736');
  const before = opaque(cipher('ecb', Buffer.from(gallery[0].draw().rgba.buffer)));
  await drawn(at.figure('ECB'), before);
  await page.getByRole('button', { name: 'New key' }).click();
  await expect.poll(async () => (await pixelsOf(at.figure('ECB'))).equals(before)).toBe(false);
  const key = page.getByRole('textbox', { name: 'Key' });
  await key.fill(KEY);
  await drawn(at.figure('ECB'), before);
  await key.fill('123');
  await expect(
    page.getByText(/AES keys have 32, 48 or 64 hex digits.*This one has 3/),
  ).toBeVisible();
});

test('a drawing is encrypted as it is drawn, by keyboard too', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await page.getByRole('radio', { name: 'Draw' }).check({ force: true });
  await expect(at.count('ECB')).toContainText('of 9,216');
  const before = await pixelsWhen(at.figure('ECB'), (rgba) => rgba.some((byte) => byte > 0));
  await page.getByRole('application', { name: /^Drawing/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect.poll(async () => (await pixelsOf(at.figure('ECB'))).equals(before)).toBe(false);
});

test.describe('pictures that can’t be used are refused in words, and the one before stays', () => {
  // The test's own recorder asks for a picture that failed to decode once more, which the policy forbids it.
  test.use({ expected: /blob/ });
  const cases: [string, string, () => Buffer, RegExp][] = [
    ['0 bytes', 'empty.png', () => Buffer.alloc(0), /empty\.png is empty: it has 0 bytes/],
    [
      'HTML',
      'page.png',
      htmlPage,
      /page\.png isn't an image that this browser can read: it is a web page/,
    ],
    ['a cut PNG', 'cut.png', () => cutPng(noisy(40, 40)), /cut\.png is cut short/],
    ['20,000 × 20,000', 'huge.png', hugePng, /20,000 × 20,000 pixels; choose a smaller one/],
    [
      'more than 20 MB',
      'film-still.png',
      () => Buffer.concat([smallPng(), Buffer.alloc(21 * 2 ** 20)]),
      /Pictures may have up to 20 MB\. film-still\.png has 21\.0 MB; choose a smaller one/,
    ],
    [
      'bytes that only begin as a PNG',
      'bad.png',
      () => {
        const file = encodePng(noisy(40, 40));
        return file.fill(7, 29, 33);
      },
      /bad\.png isn't an image that this browser can read: it begins as PNG, and decoding it fails/,
    ],
  ];
  for (const [what, name, make, sentence] of cases)
    test(what, async ({ page }) => {
      await open(page, 'image/');
      const at = imageLab(page);
      await expect(at.count('ECB')).toContainText('of 20,736');
      await at.give(name, make());
      await expect(at.problem).toContainText(sentence);
      await expect(at.count('ECB')).toContainText('of 20,736');
      await at.give('good.png', encodePng(blank(8, 8, '#ffffff')));
      await expect(at.problem).toHaveText('');
      await expect(at.count('ECB')).toContainText('1 of 16');
    });
});

/** What is dropped on the lab, or pasted in the page. */
async function hand(page: Page, how: 'drop' | 'paste', files: [string, string, Buffer][]) {
  const parts = files.map(([name, type, bytes]) => ({
    name,
    type,
    text: bytes.toString('base64'),
  }));
  await page.evaluate(
    ({ how, parts }) => {
      const data = new DataTransfer();
      for (const { name, type, text } of parts) {
        const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      if (parts.length === 0) data.setData('text/uri-list', 'https://example.org/cat.png');
      const given = { bubbles: true, cancelable: true };
      const target = document.querySelector('figure')!;
      if (how === 'drop')
        target.dispatchEvent(new DragEvent('drop', { ...given, dataTransfer: data }));
      else
        document.body.dispatchEvent(new ClipboardEvent('paste', { ...given, clipboardData: data }));
    },
    { how, parts },
  );
}

test('a picture comes by drop and by paste; of two the first; an address, a video and others are refused in words', async ({
  page,
}) => {
  await open(page, 'image/');
  const at = imageLab(page);
  const png = (side: number) => encodePng(blank(side, side, '#336699'));
  await hand(page, 'drop', [['a.png', 'image/png', png(8)]]);
  await expect(at.count('ECB')).toContainText('1 of 16');
  await hand(page, 'paste', [['image.png', 'image/png', png(16)]]);
  await expect(at.count('ECB')).toContainText('1 of 64');
  await hand(page, 'drop', [
    ['notes.txt', 'text/plain', Buffer.from('hello')],
    ['b.png', 'image/png', png(12)],
    ['c.png', 'image/png', png(4)],
  ]);
  await expect(at.count('ECB')).toContainText('1 of 36');
  await expect(at.problem).toHaveText('3 files were given; the first picture, b.png, is used.');
  for (const [name, type, bytes, sentence] of [
    ['film.mp4', 'video/mp4', isobmff('isom', 1, 1), /film\.mp4 isn't an image.*: it is a video/],
    ['cat.heic', 'image/heic', isobmff('heic', 64, 64), /cat\.heic is a HEIC picture/],
    ['notes.txt', 'text/plain', Buffer.from('hello'), /notes\.txt isn't an image.*Choose a PNG/],
  ] as [string, string, Buffer, RegExp][]) {
    await hand(page, 'drop', [[name, type, bytes]]);
    await expect(at.problem).toContainText(sentence);
  }
  await hand(page, 'drop', []);
  await expect(at.problem).toContainText('There was no file in that.');
  await expect(at.count('ECB')).toContainText('1 of 36');
});

test('16 bits a channel and a palette come down to 8 bits, the former said', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await at.give('deep.png', deepPng());
  await expect(page.getByText(/16 bits a channel were brought down to 8/)).toBeVisible();
  await drawn(at.figure('Original'), Buffer.from([0x12, 0x56, 0x9a, 255]));
  await at.give('palette.png', palettePng());
  const two = [255, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0, 255];
  await drawn(at.figure('Original'), Buffer.from(two));
});

test('an SVG with a script is a picture: nothing runs, nothing leaves', async ({
  page,
  baseURL,
}) => {
  await open(page, 'image/');
  const at = imageLab(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await at.give('evil.svg', evilSvg(baseURL!.replace('127.0.0.1', 'localhost')), 'image/svg+xml');
  await expect(page.getByText(/The SVG was drawn as a picture/)).toBeVisible();
  await expect(at.count('ECB')).toContainText('1 of 512');
  expect(await page.title()).not.toBe('owned');
  // The page's own scripts may come when they are needed: what may not is what the SVG asks for.
  const own = (url: string) => url.startsWith('blob:') || url.startsWith(`${baseURL}_astro/`);
  expect(asked.filter((url) => !own(url))).toEqual([]);
});

for (const [type, bytes] of Object.entries(twoHalves))
  test(`a real ${type} is decoded: its two colours are two blocks`, async ({ page }) => {
    await open(page, 'image/');
    const at = imageLab(page);
    await at.give(`halves.${type}`, bytes, `image/${type}`);
    await expect(at.count('ECB')).toContainText('2 of 96');
    const size = 4 * 24 * 16;
    const shown = await pixelsWhen(
      at.figure('Original'),
      (rgba) => rgba.length === size && rgba[3] > 0,
    );
    expect([...shown.subarray(0, 4)]).toEqual([0xd8, 0x34, 0x4b, 255]);
    expect([...shown.subarray(4 * 12, 4 * 13)]).toEqual([0x28, 0x5a, 0xc8, 255]);
  });

test('a folder that is dropped is refused in words, and the picture before stays', async ({
  page,
}) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await expect(at.count('ECB')).toContainText('of 20,736');
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const devtools = await page.context().newCDPSession(page);
  const { x, y } = (await at.figure('Original').boundingBox())!;
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', {
      type,
      x: x + 20,
      y: y + 20,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  await expect(at.problem).toContainText(
    `${basename(folder)} can't be read: it is a folder, or it is gone. Choose one file.`,
  );
  await expect(at.count('ECB')).toContainText('of 20,736');
});

test('odd pictures are read and what was done to them is said', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  const notes = (text: RegExp) => expect(page.getByText(text)).toBeVisible();
  await at.give('two.gif', animatedGif(), 'image/gif');
  await notes(/It moves; its first frame is used/);
  await drawn(at.figure('Original'), Buffer.from([255, 0, 0, 255]));
  await at.give('inks.jpg', jpeg([60, 200], { components: 4 }), 'image/jpeg');
  await notes(/four inks \(CMYK\)/);
  await at.give('turned.jpg', jpeg([0, 250], { orientation: 6 }), 'image/jpeg');
  await notes(/turned upright/);
  const size = 4 * 8 * 16;
  const turned = await pixelsWhen(
    at.figure('Original'),
    (rgba) => rgba.length === size && rgba[3] > 0,
  );
  expect(turned[0]).toBeLessThan(40);
  expect(turned[4 * 8 * 15]).toBeGreaterThan(220);
});

test('all transparent: alpha is encrypted, what is shown is opaque, colours are not lost', async ({
  page,
}) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await at.give('clear.png', transparentPng());
  await expect(page.getByText(/It has transparent places/)).toBeVisible();
  await expect(at.count('ECB')).toContainText('1 of 64');
  const starts = (figure: Locator, rgba: Uint8Array) =>
    pixelsWhen(figure, (shown) => shown.subarray(0, rgba.length).equals(rgba));
  await starts(at.figure('Original'), Buffer.from([0xc8, 0x64, 0x32, 255]));
  const plain = Buffer.from(Array.from({ length: 4 }, () => [0xc8, 0x64, 0x32, 0]).flat());
  await starts(at.figure('ECB'), opaque(cipher('ecb', plain)));
});

test.describe('a picture of millions of pixels', () => {
  test('a large picture is offered smaller; whole, it is encrypted in strips and can be cancelled', async ({
    page,
  }) => {
    test.slow();
    await open(page, 'image/');
    const at = imageLab(page);
    const picture = noisy(1700, 1300);
    await at.give('large.png', encodePng(picture));
    await page.getByRole('button', { name: 'Use it whole' }).click();
    await expect(page.getByText('All 1,300 rows are encrypted.')).toBeVisible();
    const plain = Buffer.from(picture.rgba.buffer);
    const shows = (name: string, mode: string) => {
      const want = createHash('sha256')
        .update(opaque(cipher(mode, plain)))
        .digest('hex');
      return expect.poll(() => largeDigestOf(at.figure(name))).toBe(want);
    };
    await shows('ECB', 'ecb');
    await page.getByRole('button', { name: 'Again' }).evaluate(async (again: HTMLElement) => {
      const panel = again.parentElement!;
      again.click();
      await new Promise((resolve) => setTimeout(resolve));
      [...panel.querySelectorAll('button')].find((b) => b.textContent === 'Cancel')!.click();
    });
    await expect(page.getByText('Cancelled.', { exact: true })).toBeVisible();
    for (const name of ['CBC', 'GCM', 'CFB', 'OFB']) {
      await at.mode(name).check();
      await expect(at.figure(name)).toBeVisible();
      await expect(page.getByText('All 1,300 rows are encrypted.')).toBeVisible();
      await shows(name, name.toLowerCase());
    }
    await at.give('large.png', encodePng(picture));
    await page.getByRole('button', { name: 'Make it smaller' }).click();
    await expect(page.getByText(/It was made smaller, to 1617 × 1236 pixels/)).toBeVisible();
    await expect(at.count('OFB')).toBeVisible();
  });
});

test('figures are described in words and the cursor moves by keyboard @phone', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await expect(
    at.figure('ECB').getByRole('img', {
      name: /Pip the penguin.*encrypted with ECB\. The outline of the picture is still recognisable: 52 distinct blocks of 20,736/,
    }),
  ).toBeVisible();
  // Its first picture is there before there are blocks to go to.
  await expect(at.slider('Blocks encrypted')).toBeEnabled();
  await at.figure('ECB').getByRole('group').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('spinbutton', { name: 'Block' })).toHaveValue('74');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('Pip, Pip in ECB and in CBC are there with their counts, made from the same bytes', async ({
    page,
  }) => {
    await page.goto('image/');
    const at = imageLab(page);
    await expect(at.count('ECB')).toHaveText('Distinct blocks 52 of 20,736');
    await expect(at.count('CBC')).toHaveText('Distinct blocks 20,736 of 20,736');
    await expect(at.figure('ECB').getByRole('img', { name: /outline of the/ })).toBeVisible();
    for (const name of ['Original', 'ECB', 'CBC']) {
      const still = at.figure(name).locator('img');
      await expect(still).toBeVisible();
      expect(await still.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBe(288);
    }
    const still = await page.request.get('stills/pip-ecb.png');
    const image = inflateSync(idatOf(await still.body()));
    const ecb = cipher('ecb', Buffer.from(gallery[0].draw().rgba.buffer));
    expect([...image.subarray(1, 13)]).toEqual(
      [...ecb.subarray(0, 16)].filter((_, i) => i % 4 !== 3),
    );
  });
});
