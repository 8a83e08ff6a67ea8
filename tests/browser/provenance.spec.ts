import { expect, lab, type Locator, open, type Page, test } from './fixtures.ts';

/** Ids of the lit cells, by how they are lit. */
const allLit = (page: Page, as: string) =>
  page
    .locator(`svg.picture [data-part="cell"][data-lit="${as}"]`)
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-id')!));
/** The same at the sender's end, and of the ciphertext. */
const lit = async (page: Page, as: string) =>
  (await allLit(page, as)).filter((id) => !id.startsWith('r.'));
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
  // Through the wire it is read as that one byte again.
  expect((await allLit(page, 'reach')).filter((id) => id.startsWith('r.'))).toEqual(['r.p2.b05']);
  await expect(at.stage).toContainText('The receiver reads the same as byte 5 of P2′.');
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

/** The texts that are lit outside the picture, by how they are lit. */
const litText = (page: Page, as: string) =>
  page.evaluate(
    (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
    `byte-${as}`,
  );
/** Points at the character with this index of an element's text. */
async function pointAt(page: Page, within: Locator, index: number) {
  const { x, y } = await within.evaluate((element, at) => {
    element.scrollIntoView({ block: 'nearest' });
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let passed = 0;
    while (walker.nextNode()) {
      const text = walker.currentNode as Text;
      if (at < passed + text.length) {
        const range = new Range();
        range.setStart(text, at - passed);
        range.setEnd(text, at - passed + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      passed += text.length;
    }
    throw new Error(`there is no character ${at}`);
  }, index);
  await page.mouse.move(x, y);
}

async function sent(page: Page, mode: string, text: string) {
  await open(page, 'lab/');
  const at = lab(page);
  await at.mode(at.client, mode).check({ force: true });
  await at.send(at.client, text);
  // A long message may cross a second time, where the machine is slow to answer it.
  await expect(at.items.first()).toBeVisible();
  await at.stage.focus();
  await page.keyboard.press('End');
  return at;
}

test('a byte of the ciphertext on the wire lights up with what made it, on the wire, in the chat and on the stage', async ({
  page,
}) => {
  const text = 'Every byte has its place, wherever it is shown. 🐧';
  const at = await sent(page, 'CBC', text);
  const { ciphertext } = await at.onWire(0);
  await pointAt(page, at.items.first().getByLabel('Ciphertext'), 2 * (16 + 3));
  expect(await lit(page, 'self')).toEqual(['c2.b03']);
  expect((await litText(page, 'self'))[0]).toBe(ciphertext.slice(38, 40));
  // C₁ on the wire, P₂ where it was written; where it is read it is what the byte reaches.
  const sources = await litText(page, 'source');
  expect(sources.filter((hex) => hex === ciphertext.slice(0, 32))).toHaveLength(1);
  expect(sources.filter((part) => part === text.slice(16, 32))).toHaveLength(1);
  const reach = (await litText(page, 'reach')).join(' ');
  expect(reach).toContain(ciphertext.slice(64));
  expect(reach).toContain(text.slice(16, 32));
  await expect(at.stage).toContainText(`Byte 3 of C2 is ${ciphertext.slice(38, 40)}.`);
  await page.mouse.move(2, 2);
  expect(await litText(page, 'self')).toEqual([]);
});

test('a character of the chat lights up its own byte, and one of the IV all that it reaches', async ({
  page,
}) => {
  const at = await sent(page, 'CTR', 'penguins 🐧 march at dawn, and they know why');
  await pointAt(page, at.log(at.server).getByLabel('Text of the message on the stage'), 9);
  expect(await allLit(page, 'self')).toEqual(['r.p1.b09']);
  // It was made of the ciphertext's byte, and is the byte that was written.
  expect(await lit(page, 'source')).toEqual(expect.arrayContaining(['c1.b09', 'p1.b09']));
  expect(await litText(page, 'self')).toContain('🐧');
  expect(await litText(page, 'source')).toContain('🐧');
  await pointAt(page, at.items.first().getByLabel('IV', { exact: true }), 31);
  expect(await lit(page, 'self')).toEqual(['t1.b15']);
  await expect(at.stage).toContainText('Byte 15 of T1 is');
});

test('by keyboard: the hex on the wire is one tab stop, arrows go by byte and by block; only what is on the stage is one', async ({
  page,
}) => {
  const at = await sent(page, 'CBC', 'x'.repeat(50));
  await at.send(at.client, 'and another one');
  await expect(at.items).toHaveCount(2);
  const [first, second] = [0, 1].map((i) => at.items.nth(i).getByLabel('Ciphertext'));
  await expect(first).not.toHaveAttribute('tabindex');
  await expect(second).toHaveAttribute('tabindex', '0');
  await at.items.first().getByRole('button').first().click();
  await expect(first).toHaveAttribute('tabindex', '0');
  await at.stage.focus();
  await page.keyboard.press('End');
  await first.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  expect(await lit(page, 'self')).toEqual(['c2.b01']);
  await page.keyboard.press('End');
  expect(await lit(page, 'self')).toEqual(['c4.b15']);
  await page.keyboard.press('Escape');
  expect(await lit(page, 'self')).toEqual([]);
});

test('a byte far down a message of 60,000 bytes brings its block into view, the view goes back, and no byte is an element', async ({
  page,
}) => {
  const words = Array.from({ length: 4000 }, (_, i) => String(i).padStart(15, '0')).join('');
  const at = await sent(page, 'CBC', words);
  const ciphertext = at.items.first().getByLabel('Ciphertext');
  await page.keyboard.press('Home');
  await expect(at.stage.locator('[data-id="c1"]')).toHaveCount(1);
  await ciphertext.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  const last = Math.floor((60_000 + 16) / 16);
  await expect(at.stage.locator(`[data-id="c${last}"]`)).toHaveCount(1);
  expect(await ciphertext.locator('*').count()).toBe(0);
  const box = (await ciphertext.locator('xpath=../..').boundingBox())!;
  const lit = await page.evaluate(() => {
    const [range] = CSS.highlights.get('byte-self')!;
    return (range as Range).getBoundingClientRect().y;
  });
  expect(lit).toBeGreaterThanOrEqual(box.y - 1);
  expect(lit).toBeLessThan(box.y + box.height);
  await page.keyboard.press('Escape');
  await expect(at.stage.locator('[data-id="c1"]')).toHaveCount(1);
});

test('the table and the formula light up too: a byte of a row, a value of the formula', async ({
  page,
}) => {
  const at = await message(page, 'CBC');
  const table = at.stage.getByRole('group', { name: /^Trace table/ });
  await pointAt(
    page,
    table.getByRole('row').filter({ hasText: 'C1' }).last().getByRole('cell').last(),
    3,
  );
  expect(await lit(page, 'self')).toHaveLength(1);
  await page.mouse.move(2, 2);
  await table.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  expect(await lit(page, 'self')).toEqual(['p1.b01']);
  await at.stage.getByRole('group', { name: /^Formula/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const whole = await lit(page, 'self');
  expect(whole).toHaveLength(16);
  await expect(at.stage.locator('.formula [data-lit="self"]')).toHaveCount(1);
});
