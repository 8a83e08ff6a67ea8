import { readFileSync } from 'node:fs';
import { createCipheriv } from 'node:crypto';
import type { Download } from '@playwright/test';
import { expect, open, type Locator, type Page, test } from './fixtures.ts';
import { addNoise, blank, gallery, type Picture } from '../image/library.ts';
import { encodePng } from '../image/png.ts';
import {
  animatedGif,
  cutPng,
  evilSvg,
  htmlPage,
  hugePng,
  jpeg,
  transparentPng,
} from '../image/files.ts';

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

/** The pixels of a large picture's strips, one after another. */
async function stripsOf(figure: Locator): Promise<Buffer> {
  const parts = await figure.locator('canvas').evaluateAll((canvases) =>
    (canvases as HTMLCanvasElement[]).map((canvas) => {
      const { width, height } = canvas;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      let text = '';
      for (const byte of data) text += String.fromCharCode(byte);
      return btoa(text);
    }),
  );
  return Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
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

const cipher = (mode: string, plain: Uint8Array) => {
  const key = Buffer.from(KEY, 'hex');
  const iv = mode === 'ecb' ? null : Buffer.from(IV, 'hex');
  const c = createCipheriv(`aes-128-${mode}`, key, iv).setAutoPadding(false);
  return Buffer.concat([c.update(plain), c.final()]);
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
  for (const [name, mode] of [
    ['ECB', 'ecb'],
    ['CBC', 'cbc'],
    ['CTR', 'ctr'],
  ])
    expect(
      (await pixelsOf(at.figure(name))).equals(opaque(cipher(mode, plain)).subarray(0, 1092)),
    ).toBe(true);
  expect((await pixelsOf(at.figure('Original'))).equals(Buffer.from(picture.rgba.buffer))).toBe(
    true,
  );
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
  await expect(at.count('ECB')).toContainText(/\d+ of 25,600/);
  const counts = await at.count('Original').innerText();
  expect(await at.count('ECB').innerText()).toBe(counts);
  await expect(at.count('CBC')).toContainText('25,600 of 25,600');
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
  await expect.poll(distinct).toBeGreaterThan(25_000);
  await at.slider('Noise, low bits').fill('0');
  await at.slider('Shift').fill('4');
  await expect(at.count('ECB')).toContainText('of 25,601');
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
  const plain = Buffer.from(picture.rgba.buffer);
  expect((await bytesOf(bmp)).subarray(122).equals(cipher('cbc', plain))).toBe(true);
  await expect(page.getByLabel('OpenSSL commands')).toContainText(
    `openssl enc -d -aes-128-cbc -K ${KEY} -iv ${IV} -nopad -in encrypted.bin -out pixels.bin`,
  );
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
  await page.getByRole('radio', { name: 'Wrong key' }).check({ force: true });
  await says(/of 25,600 blocks are wrong/);
});

test('the front sweeps, can be scrubbed and shows the plaintext behind it', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await expect(at.count('ECB')).toContainText('of 25,600');
  await at.slider('Blocks encrypted').fill('8000');
  const pip = Buffer.from(gallery[0].draw().rgba.buffer);
  const ecb = await pixelsOf(at.figure('ECB'));
  const done = opaque(cipher('ecb', pip));
  expect(ecb.subarray(0, 128_000).equals(done.subarray(0, 128_000))).toBe(true);
  expect(ecb.subarray(128_000).equals(pip.subarray(128_000))).toBe(true);
  await page.getByRole('button', { name: 'Encrypt block by block' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  const front = Number(await at.slider('Blocks encrypted').inputValue());
  expect(front).toBeGreaterThanOrEqual(8000);
  expect(front).toBeLessThan(25_600);
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
  await expect(at.count('ECB')).toContainText('of 25,600');
  const before = await pixelsOf(at.figure('ECB'));
  await page.getByRole('button', { name: 'New key' }).click();
  await expect.poll(async () => (await pixelsOf(at.figure('ECB'))).equals(before)).toBe(false);
  const key = page.getByRole('textbox', { name: 'Key' });
  await key.fill(KEY);
  await expect.poll(async () => (await pixelsOf(at.figure('ECB'))).equals(before)).toBe(true);
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
  const before = await pixelsOf(at.figure('ECB'));
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
      await expect(at.count('ECB')).toContainText('of 25,600');
      await at.give(name, make());
      await expect(at.problem).toContainText(sentence);
      await expect(at.count('ECB')).toContainText('of 25,600');
      await at.give('good.png', encodePng(blank(8, 8, '#ffffff')));
      await expect(at.problem).toHaveText('');
      await expect(at.count('ECB')).toContainText('1 of 16');
    });
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

test('odd pictures are read and what was done to them is said', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  const notes = (text: RegExp) => expect(page.getByText(text)).toBeVisible();
  await at.give('two.gif', animatedGif(), 'image/gif');
  await notes(/It moves; its first frame is used/);
  expect([...(await pixelsOf(at.figure('Original')))]).toEqual([255, 0, 0, 255]);
  await at.give('inks.jpg', jpeg([60, 200], { components: 4 }), 'image/jpeg');
  await notes(/four inks \(CMYK\)/);
  await at.give('turned.jpg', jpeg([0, 250], { orientation: 6 }), 'image/jpeg');
  await notes(/turned upright/);
  const turned = await pixelsOf(at.figure('Original'));
  expect(turned.length).toBe(4 * 8 * 16);
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
  const shown = await pixelsOf(at.figure('Original'));
  expect([...shown.subarray(0, 4)]).toEqual([0xc8, 0x64, 0x32, 255]);
  const plain = Buffer.from(Array.from({ length: 4 }, () => [0xc8, 0x64, 0x32, 0]).flat());
  const ecb = await pixelsOf(at.figure('ECB'));
  expect(ecb.subarray(0, 16).equals(opaque(cipher('ecb', plain)))).toBe(true);
});

test.describe('a picture of millions of pixels', () => {
  // The test reads the canvas back, several times: that is what the browser remarks.
  test.use({ expected: /willReadFrequently/ });
  test('a large picture is offered smaller; whole, it is encrypted in strips and can be cancelled', async ({
    page,
  }) => {
    await open(page, 'image/');
    const at = imageLab(page);
    const picture = noisy(1700, 1300);
    await at.give('large.png', encodePng(picture));
    await page.getByRole('button', { name: 'Use it whole' }).click();
    await expect(page.getByText('All 1,300 rows are encrypted.')).toBeVisible();
    const shown = await stripsOf(at.figure('ECB'));
    expect(shown.equals(opaque(cipher('ecb', Buffer.from(picture.rgba.buffer))))).toBe(true);
    await at.mode('CBC').check();
    await expect(at.figure('CBC')).toBeVisible();
    await expect(page.getByText('All 1,300 rows are encrypted.')).toBeVisible();
    const chained = await stripsOf(at.figure('CBC'));
    expect(chained.equals(opaque(cipher('cbc', Buffer.from(picture.rgba.buffer))))).toBe(true);
    await at.give('large.png', encodePng(picture));
    await page.getByRole('button', { name: 'Make it smaller' }).click();
    await expect(page.getByText(/It was made smaller, to 1617 × 1236 pixels/)).toBeVisible();
    await expect(at.count('CTR')).toBeVisible();
  });
});

test('figures are described in words and the cursor moves by keyboard @phone', async ({ page }) => {
  await open(page, 'image/');
  const at = imageLab(page);
  await expect(
    at.figure('ECB').getByRole('img', {
      name: /Pip the penguin.*encrypted with ECB\. The outline of the picture is still recognisable: 49 distinct blocks of 25,600/,
    }),
  ).toBeVisible();
  await at.figure('ECB').getByRole('group').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('spinbutton', { name: 'Block' })).toHaveValue('82');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('Pip and Pip in ECB are there, made from the same bytes', async ({ page }) => {
    await page.goto('image/');
    const picture = page.getByRole('img', { name: /encrypted with ECB: the outline/ });
    await expect(picture).toBeVisible();
    const file = Buffer.from((await picture.getAttribute('src'))!.split(',')[1], 'base64');
    expect(file.subarray(1, 4).toString()).toBe('PNG');
    expect(file.length).toBeGreaterThan(3000);
  });
});
