import { expect, lab, open, test } from './fixtures.ts';

const LONG = 'The quick brown fox jumps over the lazy dog, and the dog does not mind. '.repeat(3);

for (const [mode, direction] of [
  ['ECB', 'Encrypt'],
  ['CBC', 'Encrypt'],
  ['CBC', 'Decrypt'],
  ['CTR', 'Encrypt'],
] as const) {
  test(`${mode}, ${direction}: an instant reached by stepping, stepping back and seeking is the same picture`, async ({
    page,
  }) => {
    await open(page, 'lab/');
    const at = lab(page);
    await at.mode(at.client, mode).check({ force: true });
    await at.send(at.client, LONG);
    await expect(at.items).toHaveCount(1);
    await at.part(direction);
    await at.stage.focus();
    await page.keyboard.press('Home');
    const steps = Math.min(
      6,
      Number((await at.stage.getByText(/^step 0 of/).innerText()).split(' of ')[1]),
    );
    const seen: { ms: string; picture: string }[] = [];
    for (let i = 0; i <= steps; i++) {
      seen.push({ ms: await at.playhead.inputValue(), picture: await at.picture() });
      await page.keyboard.press('ArrowRight');
    }
    expect(new Set(seen.map(({ picture }) => picture)).size).toBe(steps + 1);
    await page.keyboard.press('End');
    for (const { ms, picture } of [...seen].reverse()) {
      await at.playhead.fill(ms);
      expect(await at.picture()).toBe(picture);
    }
    for (let i = 1; i <= steps; i++) {
      await page.keyboard.press('ArrowRight');
      expect(await at.picture()).toBe(seen[i].picture);
    }
    for (let i = steps - 1; i >= 0; i--) {
      await page.keyboard.press('ArrowLeft');
      expect(await at.picture()).toBe(seen[i].picture);
    }
  });
}

test('playing moves the playhead, pausing stops it where it is, and the end is the end', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.send(at.client, 'short');
  await expect(at.stage.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.waitForFunction(
    () => Number(document.querySelector<HTMLInputElement>('[aria-label="Playhead"]')!.value) > 300,
  );
  await at.stage.getByRole('button', { name: 'Pause' }).click();
  const paused = await at.playhead.inputValue();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await at.playhead.inputValue()).toBe(paused);
  await at.stage.getByRole('button', { name: 'Speed' }).click();
  await at.stage.getByRole('button', { name: 'Speed' }).click();
  await expect(at.stage.getByRole('button', { name: 'Speed' })).toHaveText('4×');
  await at.stage.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(at.stage.getByText('step 5 of 5')).toBeVisible();
  await expect(at.stage.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(await at.playhead.inputValue()).toBe(await at.playhead.getAttribute('max'));
});

test('the buttons, Space, the arrows, Home and End do what they say; Shift goes by block', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.send(at.client, LONG);
  await expect(at.items).toHaveCount(1);
  await at.stage.focus();
  await page.keyboard.press('Home');
  const step = () =>
    at.stage
      .getByText(/^step [\d,]+ of/)
      .innerText()
      .then((text) => Number(text.split(' ')[1]));
  expect(await step()).toBe(0);
  await at.stage.getByRole('button', { name: 'Next step' }).click();
  expect(await step()).toBe(1);
  await page.keyboard.press('ArrowRight');
  expect(await step()).toBe(2);
  await at.stage.getByRole('button', { name: 'Previous step' }).click();
  expect(await step()).toBe(1);
  await at.stage.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await step()).toBe(2);
  await page.keyboard.press('Shift+ArrowRight');
  expect(await step()).toBe(4);
  await page.keyboard.press('Shift+ArrowLeft');
  expect(await step()).toBe(2);
  await page.keyboard.press('End');
  expect(await at.playhead.inputValue()).toBe(await at.playhead.getAttribute('max'));
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await expect(at.stage.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(at.stage.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('with reduced motion the playhead rests at the ends of steps and nowhere else', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'lab/');
  const at = lab(page);
  await at.send(at.client, 'two blocks need five');
  await page.evaluate(() => {
    const head = document.querySelector<HTMLInputElement>('[aria-label="Playhead"]')!;
    const seen = ((window as unknown as { seen: Set<string> }).seen = new Set<string>());
    const look = () => {
      seen.add(head.value);
      requestAnimationFrame(look);
    };
    look();
  });
  // Two blocks one after another, the wire, and two at once.
  await expect(at.stage.getByText('step 7 of 7')).toBeVisible();
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  const stops = [...seen.values()].map(Number);
  await at.stage.focus();
  await page.keyboard.press('Home');
  const allowed = [0];
  for (let i = 0; i < 7; i++) {
    await page.keyboard.press('ArrowRight');
    allowed.push(Number(await at.playhead.inputValue()));
  }
  expect(stops.filter((stop) => !allowed.includes(stop))).toEqual([]);
  expect(stops.length).toBeGreaterThan(2);
});

test('the trace table names every value, what made it and its bytes', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.policy(at.client, 'Fixed');
  await at.send(at.client, 'YELLOW SUBMARINE');
  await expect(at.items).toHaveCount(1);
  const { ciphertext } = await at.onWire(0);
  const rows = at.stage.getByRole('table', { name: 'Trace' }).getByRole('row');
  await expect(rows).toHaveCount(1 + 1 + 2 * 3);
  await expect(rows.nth(1)).toContainText('00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f');
  const bytes = async (row: number) =>
    (await rows.nth(row).getByRole('cell').last().innerText()).replaceAll(' ', '');
  expect((await bytes(4)) + (await bytes(7))).toBe(ciphertext);
});

test('what happens is narrated in a live region, step by step, with the real names and bytes', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.policy(at.client, 'Fixed');
  await at.send(at.client, 'Attack at dawn!');
  await at.stage.focus();
  await page.keyboard.press('Home');
  const live = at.stage.locator('[aria-live="polite"].visually-hidden');
  await expect(live).toHaveText(
    'CBC encryption with AES-128. 15 bytes of message and 1 byte of padding, 01: 1 block of 16.',
  );
  await page.keyboard.press('ArrowRight');
  await expect(live).toHaveText(
    'P₁ ⊕ IV gives I₁, byte by byte: 41 ⊕ 00 = 41, 74 ⊕ 01 = 75, and so on. No block comes before the first, so the IV stands in for it.',
  );
  await page.keyboard.press('ArrowRight');
  await expect(live).toHaveText(
    /^AES-128 turns I₁ into C₁ under the key K, in 10 rounds\. C₁ begins with (?:[0-9a-f]{2} ?){4}\. That was the last: the IV and 1 block of ciphertext are sent\.$/,
  );
});

test('only what is in view is drawn: 4,000 blocks have as many marks as 8', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  const marks = async (bytes: number) => {
    await at.message(at.client).fill('x1y2z3w4'.repeat(bytes / 8));
    await at.stage.focus();
    await page.keyboard.press('Home');
    return at.stage.locator('svg.picture > g > *:not([data-id^="caption"])').count();
  };
  const few = await marks(8 * 16);
  expect(await marks(4000 * 16)).toBe(few);
});

test('other blocks can be brought into view without moving the playhead', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('x1y2z3w4'.repeat(200));
  await at.stage.focus();
  await page.keyboard.press('Home');
  const view = at.stage.getByRole('slider', { name: 'Blocks in view' });
  await view.focus();
  await page.keyboard.press('Home');
  for (let i = 0; i < 39; i++) await page.keyboard.press('ArrowRight');
  await expect(at.stage.locator('[data-id="p40"]')).toHaveCount(1);
  await expect(at.stage.locator('[data-id="g.c39"]')).toHaveCount(1);
  await expect(at.playhead).toHaveValue('0');
  await at.stage.focus();
  await page.keyboard.press('ArrowRight');
  await expect(at.stage.locator('[data-id="p1"]')).toHaveCount(1);
});
