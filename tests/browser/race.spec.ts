import { expect, open, type Page, test } from './fixtures.ts';

const lane = (page: Page, name: string) => page.getByRole('figure', { name, exact: true });
const done = async (page: Page, name: string) =>
  Number(await lane(page, name).getByRole('progressbar').getAttribute('value'));

test('CBC encryption crawls, while CBC decryption keeps up with ECB', async ({ page }) => {
  await open(page, 'race/');
  await page.getByRole('button', { name: 'Next step' }).click();
  expect(await done(page, 'ECB encryption')).toBe(0);
  await page.getByRole('slider', { name: 'Playhead' }).fill('3000');
  expect(await done(page, 'ECB encryption')).toBe(8);
  expect(await done(page, 'CBC decryption')).toBe(8);
  expect(await done(page, 'CBC encryption')).toBe(1);
  await expect(lane(page, 'CBC encryption')).toContainText('1 of 8 blocks complete');
});

test('with one cipher all have to wait, and CBC encryption loses nothing', async ({ page }) => {
  await open(page, 'race/');
  const playhead = page.getByRole('slider', { name: 'Playhead' });
  const end = async (name: string) => {
    await playhead.fill((await playhead.getAttribute('max'))!);
    return Number(/after ([\d.]+) s/.exec(await lane(page, name).innerText())![1]);
  };
  const parallel = { ecb: await end('ECB encryption'), cbc: await end('CBC encryption') };
  await page.getByRole('radio', { name: 'One cipher at a time' }).check({ force: true });
  const serial = { ecb: await end('ECB encryption'), cbc: await end('CBC encryption') };
  expect(serial.cbc).toBe(parallel.cbc);
  expect(serial.ecb).toBeGreaterThan(6 * parallel.ecb);
});

test('two or three lanes, of every mode both ways; the last two stay', async ({ page }) => {
  await open(page, 'race/');
  const boxes = page.getByRole('group', { name: /Modes in the race/ });
  await boxes.getByLabel('CTR encryption').click();
  await expect(page.getByRole('figure')).toHaveCount(3);
  await expect(lane(page, 'CTR encryption')).toBeVisible();
  await expect(lane(page, 'ECB encryption')).toHaveCount(0);
  await boxes.getByLabel('CTR encryption').click();
  await expect(page.getByRole('figure')).toHaveCount(2);
  await boxes.getByLabel('CBC encryption').click();
  await expect(page.getByRole('figure')).toHaveCount(2);
  await expect(boxes.getByLabel('CBC encryption')).toBeChecked();
});

test('the playhead goes by steps and blocks by keyboard, as on a stage', async ({ page }) => {
  await open(page, 'race/');
  const playhead = page.getByRole('slider', { name: 'Playhead' });
  await playhead.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText('step 1 of 16')).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('step 2 of 16')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText('step 16 of 16')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.getByText('step 0 of 16')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('all eight blocks are in view, whatever the width @phone', async ({ page }) => {
  await open(page, 'race/');
  for (const box of await page.getByRole('group', { name: 'Picture, scrolls' }).all())
    expect(await box.evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0);
  await expect(page.locator('svg.picture')).toHaveCount(3);
});
