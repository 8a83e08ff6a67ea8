import { expect, lab, open, type Page, test } from './fixtures.ts';

/** The bytes of a value on the stage, read off the picture. */
const bytesOf = (page: Page, value: string) =>
  page
    .locator(`.picture-box [data-part="cell"][data-id^="${value}.b"]`)
    .evaluateAll((cells) => cells.length);
const inside = (page: Page) => page.getByRole('region', { name: 'Inside AES' });

for (const [mode, direction, block, from, to, words] of [
  ['ECB', 'Encrypt', 2, 'P2', 'C2', 'the cipher'],
  ['ECB', 'Decrypt', 2, 'C2', 'P2', 'the inverse cipher'],
  ['CBC', 'Encrypt', 2, 'I2', 'C2', 'the cipher'],
  ['CBC', 'Decrypt', 2, 'C2', 'O2', 'the inverse cipher'],
  ['CFB', 'Encrypt', 2, 'C1', 'O2', 'the cipher'],
  ['CFB', 'Decrypt', 2, 'C1', 'O2', 'the cipher'],
  ['OFB', 'Encrypt', 2, 'O1', 'O2', 'the cipher'],
  ['OFB', 'Decrypt', 2, 'O1', 'O2', 'the cipher'],
  ['CTR', 'Encrypt', 2, 'T2', 'O2', 'the cipher'],
  ['CTR', 'Decrypt', 2, 'T2', 'O2', 'the cipher'],
  ['GCM', 'Encrypt', 2, 'CB2', 'O2', 'the cipher'],
  ['GCM', 'Decrypt', 2, 'CB2', 'O2', 'the cipher'],
] as const) {
  test(`${mode}, ${direction}: a click on AES of block ${block} opens the rounds of that very block`, async ({
    page,
  }) => {
    await open(page, 'lab/');
    const at = lab(page);
    await at.mode(at.client, mode).check({ force: true });
    await at.part(direction);
    const half = direction === 'Decrypt' ? 'r.' : '';
    expect(await bytesOf(page, `${half}p2`)).toBe(16);
    const table = at.stage.getByRole('table', { name: 'Trace' });
    const bytes = async (name: string) => {
      const row = table
        .getByRole('row')
        .filter({ has: page.locator(`td:nth-child(2)`, { hasText: new RegExp(`^${name}$`) }) });
      return (await row.getByRole('cell').last().innerText()).replaceAll(/\s/g, '');
    };
    const [input, output] = [await bytes(from), await bytes(to)];
    await at.stage.locator(`.picture-box [data-id="${half}aes2"]`).click();
    await expect(inside(page).getByRole('heading').first()).toHaveText(
      `AES-128 of block 2: ${from} to ${to}`,
    );
    await expect(inside(page)).toContainText(`${words}, 10 rounds`);
    const run = inside(page).getByRole('table').last();
    const states = (await run.innerText()).replaceAll(/\s/g, '');
    expect(states).toContain(input);
    expect(states).toContain(output);
  });
}

test('by keyboard: Enter on a byte opens its block’s AES, Escape goes back, and nothing has moved', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('x1y2z3w4'.repeat(40));
  const view = at.stage.getByRole('slider', { name: 'Blocks in view' });
  await view.focus();
  for (const key of ['Home', 'PageDown']) await page.keyboard.press(key);
  await at.stage.getByRole('group', { name: /^Bytes/ }).focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const before = { picture: await at.picture(), ms: await at.playhead.inputValue() };
  expect(before.picture).toContain('data-lit="self"');
  await page.keyboard.press('Enter');
  await expect(inside(page)).toBeFocused();
  await expect(inside(page).getByRole('heading').first()).toHaveText(
    'AES-128 of block 5: I5 to C5',
  );
  await expect(at.stage.locator('.picture-box[role=group]')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(inside(page)).toHaveCount(0);
  await expect(at.stage.getByRole('group', { name: /^Bytes/ })).toBeFocused();
  expect({ picture: await at.picture(), ms: await at.playhead.inputValue() }).toEqual(before);
});

test('the button under the picture opens the block that the instant is about; another message closes it', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.send(at.client, 'a first message of three blocks, or nearly so');
  await expect(at.items.first()).toBeVisible();
  await at.stage.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  const button = at.stage.getByRole('button', { name: 'Look inside AES, block 2' });
  await button.click();
  await expect(inside(page).getByRole('heading').first()).toContainText('block 2');
  await inside(page).getByRole('button', { name: 'Back to the chain' }).click();
  await expect(button).toBeFocused();
  await button.click();
  await expect(inside(page)).toBeVisible();
  await at.send(at.client, 'and another');
  await expect(inside(page)).toHaveCount(0);
});
