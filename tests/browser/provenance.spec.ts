import { expect, lab, open, type Page, test } from './fixtures.ts';

/** Ids of the lit cells, by how they are lit. */
const lit = (page: Page, as: string) =>
  page
    .locator(`svg.picture [data-part="cell"][data-lit="${as}"]`)
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-id')!));
const bytes = (value: string): string[] =>
  Array.from({ length: 16 }, (_, i) => `${value}.b${String(i).padStart(2, '0')}`);

async function message(page: Page, mode: string, text = 'x'.repeat(48)) {
  await open(page, 'lab/');
  const at = lab(page);
  await at.mode(at.client, mode).check({ force: true });
  await at.message(at.client).fill(text);
  return at;
}

test('CBC: a byte of P₂ reaches one byte of the XOR, all of C₂ and all that follow, and nothing before', async ({
  page,
}) => {
  const at = await message(page, 'CBC');
  await at.stage.locator('[data-id="p2.b05"]').hover();
  expect(await lit(page, 'self')).toEqual(['p2.b05']);
  expect(await lit(page, 'source')).toEqual([]);
  const reach = ['i2.b05', ...['c2', 'i3', 'c3', 'i4', 'c4'].flatMap(bytes)];
  expect((await lit(page, 'reach')).sort()).toEqual(reach.sort());
  await expect(at.stage).toContainText(
    'Byte 5 of P2 is 78. It was given. A change of it reaches 1 byte of I2, all 16 bytes of C2,',
  );
});

test('ECB: a byte of P₂ reaches all of C₂ and nothing else', async ({ page }) => {
  const at = await message(page, 'ECB');
  await at.stage.locator('[data-id="p2.b05"]').hover();
  expect((await lit(page, 'reach')).sort()).toEqual(bytes('c2').sort());
});

test('CBC: what made a byte of C₂ is its whole input block, P₂ and C₁, and the key', async ({
  page,
}) => {
  const at = await message(page, 'CBC');
  await at.stage.locator('[data-id="c2.b03"]').hover();
  expect((await lit(page, 'source')).sort()).toEqual(['i2', 'p2', 'c1'].flatMap(bytes).sort());
  await expect(at.stage).toContainText('all 16 bytes of P2');
  await expect(at.stage).toContainText('and the key');
});

test('by keyboard: one tab stop for all bytes, arrows inside, Escape leaves; the playhead doesn’t move', async ({
  page,
}) => {
  const at = await message(page, 'CTR');
  const before = await at.playhead.inputValue();
  await at.stage.getByRole('group', { name: /^Bytes/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await lit(page, 'self')).toEqual(['p1.b02']);
  expect(await lit(page, 'reach')).toEqual(['c1.b02']);
  await page.keyboard.press('ArrowDown');
  expect(await lit(page, 'self')).toEqual(['p1.b10']);
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  expect(await lit(page, 'self')).toEqual(['p2.b08']);
  await page.keyboard.press('ArrowUp');
  expect(await lit(page, 'self')).toEqual(['p2.b00']);
  expect(await at.playhead.inputValue()).toBe(before);
  await page.keyboard.press('Escape');
  expect(await lit(page, 'self')).toEqual([]);
});

test('what isn’t computed yet says nothing when it is pointed at', async ({ page }) => {
  const at = await message(page, 'CBC');
  await at.stage.focus();
  await page.keyboard.press('Home');
  await at.stage.locator('[data-id="c2"]').hover({ force: true });
  expect(await lit(page, 'self')).toEqual([]);
});
