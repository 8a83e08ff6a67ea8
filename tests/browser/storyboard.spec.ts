import { expect, lab, open, type Page, test } from './fixtures.ts';

const story = (page: Page) => page.getByRole('list', { name: 'Storyboard' });

test('where motion is unwelcome a storyboard of the run stands under the stage, each picture with its sentence', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'lab/');
  const at = lab(page);
  await at.policy(at.client, 'Fixed');
  await at.message(at.client).fill('Attack at dawn! Bring penguins.');
  const pictures = story(page).getByRole('listitem');
  await expect(pictures).toHaveCount(5);
  await expect(pictures.first()).toContainText('31 bytes of message and 1 byte of padding');
  await expect(pictures.nth(1)).toContainText('P1 ⊕ IV gives I1');
  await expect(pictures.last()).toContainText('AES-128 turns I2 into C2');
  const shown = (n: number) =>
    pictures
      .nth(n)
      .locator('[data-part="cell"][data-id^="c"]')
      .evaluateAll(
        (cells) => cells.filter((cell) => !cell.matches('[visibility], [opacity]')).length,
      );
  expect([await shown(0), await shown(2), await shown(4)]).toEqual([0, 16, 32]);
});

test('elsewhere it is offered', async ({ page }) => {
  await open(page, 'lab/');
  await expect(story(page)).toHaveCount(0);
  const button = lab(page).stage.getByRole('button', { name: 'Storyboard' });
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(story(page).getByRole('listitem')).toHaveCount(6);
});

test('paper gets the picture, the storyboard and the whole table, in ink on white, and nothing to press', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page, 'lab/');
  const at = lab(page);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(story(page).getByRole('listitem')).toHaveCount(6);
  await expect(at.stage.locator('.picture-box svg.picture')).toBeVisible();
  await expect(at.stage.getByRole('button', { name: 'Play' })).toBeHidden();
  await expect(at.stage.getByRole('button', { name: 'Copy link' })).toBeHidden();
  const table = at.stage.getByRole('group', { name: /^Trace table/ });
  expect(await table.evaluate((box) => box.scrollHeight <= box.clientHeight + 1)).toBe(true);
  expect(
    await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
  ).toBe('rgb(251, 250, 247)');
  await page.emulateMedia({ media: 'screen' });
  await expect(story(page)).toHaveCount(0);
});

test('presenting: the stage fills the screen, larger, without what leads away; Escape or the button leave it', async ({
  page,
}) => {
  await open(page, 'lab/');
  const { stage } = lab(page);
  await stage.focus();
  await page.keyboard.press('Home');
  const byte = stage.locator('.picture-box [data-id="p1.b00"]');
  const { width } = (await byte.boundingBox())!;
  await stage.getByRole('button', { name: 'Present' }).click();
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.ariaLabel)).toBe('Stage');
  await expect(stage.getByRole('table', { name: 'Trace' })).toBeHidden();
  await expect(stage.getByRole('button', { name: 'Copy link' })).toBeHidden();
  await expect(stage.getByRole('slider', { name: 'Playhead' })).toBeVisible();
  await stage.focus();
  await page.keyboard.press('Home');
  expect((await byte.boundingBox())!.width).toBeGreaterThan(1.3 * width);
  await page.evaluate(() => document.exitFullscreen());
  await expect(stage.getByRole('table', { name: 'Trace' })).toBeVisible();
});
