import { readFile } from 'node:fs/promises';
import { expect, lab, open, type Page, test } from './fixtures.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

for (const [mode, direction] of [
  ['CBC', 'Encrypt'],
  ['ECB', 'Encrypt'],
  ['CTR', 'Encrypt'],
  ['CBC', 'Decrypt'],
] as const) {
  test(`a link to ${mode}, ${direction}, reproduces exactly this instant`, async ({
    page,
    context,
  }) => {
    await open(page, 'lab/');
    const at = lab(page);
    await at.mode(at.client, mode).check({ force: true });
    await at.send(
      at.client,
      'The same instant, wherever it is opened. 🐧 And a few more blocks, so that it scrolls on a wide page as well.',
    );
    await expect(at.items).toHaveCount(1);
    if (direction === 'Decrypt') await at.part('Decrypt');
    await at.stage.focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await at.playhead.fill(String(Math.max(0, Number(await at.playhead.inputValue()) - 123)));
    const picture = await at.picture();
    await at.stage.getByRole('button', { name: 'Copy link' }).click();
    await expect(at.stage.getByRole('status')).toHaveText('Link copied.');
    const link = await copied(page);
    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByText('From a link')).toBeVisible();
    expect(await lab(other).picture()).toBe(picture);
    await other.close();
  });
}

test('a link to a view that was moved and zoomed shows the same blocks as large', async ({
  page,
  context,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('x1y2z3w4'.repeat(100));
  const view = at.stage.getByRole('slider', { name: 'Blocks in view' });
  await view.focus();
  for (const key of ['Home', 'PageDown', '-', '-']) await page.keyboard.press(key);
  const blocks = (await view.getAttribute('aria-valuetext'))!;
  const picture = await at.picture();
  expect(picture).not.toContain('cell-hex');
  await at.stage.getByRole('button', { name: 'Copy link' }).click();
  await expect(at.stage.getByRole('status')).toHaveText('Link copied.');
  const link = await copied(page);
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByText('From a link')).toBeVisible();
  await expect(lab(other).stage.getByRole('slider', { name: 'Blocks in view' })).toHaveAttribute(
    'aria-valuetext',
    blocks,
  );
  expect(await lab(other).picture()).toBe(picture);
  await other.close();
});

test('a link that can’t be read says why, and the lab is as it was', async ({ page }) => {
  await open(page, 'lab/#v9j.AAAA');
  const at = lab(page);
  await expect(at.stage).toContainText(
    'This link couldn’t be read: it is of version 9, and this page reads version 1.',
  );
  await expect(at.stage).toContainText('What the client is writing');
  await at.send(at.client, 'and goes on');
  await expect(at.log(at.server)).toContainText('and goes on');
});

test('the skip link leads to the content and isn’t taken for a link to an instant', async ({
  page,
}) => {
  await open(page, 'lab/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await expect(lab(page).stage).not.toContainText('couldn’t be read');
});

test('a clipboard that is refused: the link is there to copy by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
  });
  await open(page, 'lab/');
  const at = lab(page);
  await at.stage.getByRole('button', { name: 'Copy link' }).click();
  await expect(at.stage.getByLabel('To copy by hand')).toHaveValue(/\/lab\/#v1[jz]\./);
});

test('a saved SVG holds the frame, its looks and its faces, and needs nothing from elsewhere', async ({
  page,
  context,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    at.stage.getByRole('button', { name: 'Save SVG' }).click(),
  ]);
  const svg = await readFile(await download.path(), 'utf8');
  expect(download.suggestedFilename()).toBe('blockwise-cbc-encrypt.svg');
  expect(svg.match(/@font-face/g)!.length).toBeGreaterThan(3);
  expect(svg).not.toMatch(/url\((?!data:)/);
  expect(svg).not.toContain('light-dark(');
  const marks = await at.stage.locator('svg.picture > g > *').count();
  const other = await context.newPage();
  await other.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
  expect(await other.locator('[data-id]').count()).toBe(marks);
  await other.close();
});

test('a saved PNG has two pixels a unit', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  const width = Number(await at.stage.locator('svg.picture').getAttribute('width'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    at.stage.getByRole('button', { name: 'Save PNG' }).click(),
  ]);
  const png = await readFile(await download.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(2 * Math.round(width + 32));
});

test('the embedded stage shows the link’s instant in a frame on another page, without controls, and loops', async ({
  page,
  baseURL,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('Embedded, and seen from somewhere else.');
  await at.stage.getByRole('button', { name: 'Copy embed code' }).click();
  await expect(at.stage.getByRole('status')).toHaveText('Embed code copied.');
  const src = /src="([^"]+)"/.exec(await copied(page))![1];
  expect(src).toContain(`${baseURL}embed/stage/#v1`);
  await page.goto(`${src}&controls=0&loop=1&from=2&to=4`);
  const stage = page.getByRole('region', { name: 'Stage' });
  await expect(stage.locator('[data-id="p1.b00.char"]')).toHaveText('E');
  await expect(stage.getByRole('slider', { name: 'Playhead' })).toHaveCount(0);
  const light = stage.locator('[data-id="aes2.r5"]');
  await expect(light).toBeVisible();
  await expect(light).toBeHidden();
  await expect(light).toBeVisible();
});

test('a loop goes round between its two steps', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('three blocks of text, no more, no less');
  await at.stage.getByRole('button', { name: 'Loop' }).click();
  await at.stage.getByLabel(/^Loop from step/).fill('1');
  await at.stage.getByLabel(/^to step/).fill('2');
  for (let i = 0; i < 2; i++) await at.stage.getByRole('button', { name: 'Speed' }).click();
  await at.stage.getByRole('button', { name: 'Play', exact: true }).click();
  // Watched in the page, frame by frame: a poll from outside may miss the moment at either end.
  const heads = await at.playhead.evaluate(
    (slider: HTMLInputElement) =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = [];
        let rounds = 0;
        const look = () => {
          seen.push(Number(slider.value));
          if (seen.at(-1) < (seen.at(-2) ?? 0)) rounds += 1;
          if (rounds === 2) resolve(seen);
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
  await at.stage.getByRole('button', { name: 'Pause' }).click();
  await at.stage.getByRole('button', { name: 'Loop' }).click();
  await at.stage.press('Home');
  await at.stage.press('ArrowRight');
  await at.stage.press('ArrowRight');
  await expect(at.stage.getByText('step 2 of')).toBeVisible();
  expect(Math.max(...heads)).toBe(Number(await at.playhead.inputValue()));
});

test('markers stand at the ends of blocks, and say what happens there', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('three blocks of text, no more, no less');
  const markers = at.stage.locator('.marker');
  // Each block's end as it is encrypted, and the end of all that are decrypted at once.
  await expect(markers).toHaveCount(4);
  await expect(markers.nth(1)).toHaveAttribute('title', 'C₂ is complete');
  await markers.nth(1).click();
  await expect(at.stage.getByText('step 4 of 9')).toBeVisible();
});

test('the strip shows the whole message; its window is moved by keyboard and by pointer, and zoomed', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('x1y2z3w4'.repeat(200));
  const view = at.stage.getByRole('slider', { name: 'Blocks in view' });
  await view.focus();
  await page.keyboard.press('Home');
  await expect(view).toHaveAttribute('aria-valuetext', 'Blocks 1 to 4 of 101');
  await page.keyboard.press('PageDown');
  await expect(view).toHaveAttribute('aria-valuetext', 'Blocks 5 to 8 of 101');
  await expect(at.stage.locator('[data-id="p5"]')).toHaveCount(1);
  await page.keyboard.press('-');
  await expect(view).toHaveAttribute('aria-valuetext', /^Blocks \d+ to \d+ of 101$/);
  const box = (await view.boundingBox())!;
  await page.mouse.move(box.x + 6, box.y + 12);
  const selection = (await view.locator('.selection').boundingBox())!;
  await page.mouse.move(selection.x + selection.width / 2, selection.y + 10);
  await page.mouse.down();
  await page.mouse.move(selection.x + 400, selection.y + 10, { steps: 5 });
  await page.mouse.up();
  const first = Number(await view.getAttribute('aria-valuenow'));
  expect(first).toBeGreaterThan(20);
  await expect(at.stage.locator(`[data-id="p${first}"]`)).toHaveCount(1);
});

test('what Eve learns is counted and said', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.mode(at.client, 'ECB').check({ force: true });
  await at
    .message(at.client)
    .fill('Attack at dawn! Bring penguins. Attack at dawn! Bring penguins. ');
  const meter = at.stage.getByRole('group', { name: 'What Eve learns' });
  await expect(meter).toContainText('3 distinct of 5 blocks');
  await expect(meter).toContainText('longest repeated run: 2 blocks');
  await expect(meter).toContainText('C1 and C3 are equal, and 1 more group of equal blocks');
});

test('wheel with Ctrl and the buttons show more blocks, tinted cells and then bars; "Fit" shows all that fit; the place is kept', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('x1y2z3w4'.repeat(60));
  const view = at.stage.getByRole('slider', { name: 'Blocks in view' });
  await view.focus();
  await page.keyboard.press('Home');
  const count = async () => {
    const [, first, last] = /Blocks (\d+) to (\d+)/.exec(
      (await view.getAttribute('aria-valuetext'))!,
    )!;
    return Number(last) - Number(first) + 1;
  };
  expect(await count()).toBe(4);
  await expect(at.stage.locator('[data-id="p1.b00.small"]')).toHaveCount(1);
  await at.stage.locator('[data-id="aes2"]').hover();
  await page.keyboard.down('Control');
  for (let i = 0; i < 8; i++) await page.mouse.wheel(0, 120);
  await page.keyboard.up('Control');
  await expect.poll(count).toBeGreaterThan(4);
  await expect(at.stage.locator('[data-id="p1.b00.small"]')).toHaveCount(0);
  await at.stage.getByRole('button', { name: 'Fit' }).click();
  expect(await count()).toBeGreaterThan(20);
  await expect(at.stage.locator('[data-id="p1.bar"]')).toHaveCount(1);
  await expect(at.stage.locator('[data-id="p1.b00"]')).toHaveCount(0);
  const fewer = at.stage.getByRole('button', { name: 'Show fewer blocks' });
  while (await fewer.isEnabled()) await fewer.click();
  expect(await count()).toBe(1);
});
