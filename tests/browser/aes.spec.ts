import AxeBuilder from '@axe-core/playwright';
import { B, C, gf } from '../aes/runs.ts';
import { expect, open, type Page, test } from './fixtures.ts';

/** The places of the page by the names that people and assistive technology use. */
function aes(page: Page) {
  const inside = page.getByRole('region', { name: 'Inside AES' });
  const playhead = inside.getByRole('slider', { name: 'Playhead' });
  return {
    inside,
    playhead,
    example: (name: string) =>
      page.getByRole('radiogroup', { name: 'Example of FIPS 197' }).getByRole('radio', { name }),
    direction: (name: string) =>
      page.getByRole('radiogroup', { name: 'Direction' }).getByRole('radio', { name }),
    block: page.getByRole('textbox', { name: /^Block/ }),
    key: page.getByRole('textbox', { name: 'Key (hex)' }),
    output: page.getByLabel('Output block', { exact: true }),
    caption: inside.locator('.caption'),
    grid: inside.getByRole('grid', { name: /byte by byte/ }),
    chosen: inside
      .getByRole('grid', { name: /byte by byte/ })
      .getByRole('gridcell', { selected: true }),
    computation: inside.getByRole('list', { name: 'Computation' }),
    schedule: inside.getByRole('grid', { name: /key schedule/ }),
    word: inside.getByLabel('How the word is made'),
    rows: inside.getByRole('table', { name: 'Run' }).getByRole('row'),
    rounds: inside.getByRole('toolbar', { name: 'Rounds' }).getByRole('button'),
    async result() {
      return (await this.output.innerText()).replaceAll(' ', '');
    },
    /** Steps to the end of step n, counted from 1. */
    async toStep(n: number) {
      await inside.focus();
      await page.keyboard.press('Home');
      for (let i = 0; i < n; i++) await page.keyboard.press('ArrowRight');
      await expect(inside.getByText(new RegExp(`^step ${n} of`))).toBeVisible();
    },
    /** A state as the picture shows it, in the order of its bytes. */
    bytes: (name: 'before' | 'after') =>
      inside.locator('svg.picture > g').evaluate(
        (group, id) =>
          Array.from({ length: 16 }, (_, i) => {
            const mark = `${id}.b${String(i).padStart(2, '0')}.hex`;
            return parseInt(group.querySelector(`[data-id="${mark}"]`)!.textContent, 16);
          }),
        name,
      ),
    picture: () => inside.locator('svg.picture > g').evaluate((group) => group.outerHTML),
  };
}

/** SBOX[b] by its definition: the inverse, then each bit summed with four others and {63}. */
function sBox(b: number): number {
  let inverse = 0;
  for (let c = 1; c < 256; c++) if (gf(b, c) === 1) inverse = c;
  let result = 0;
  for (let i = 0; i < 8; i++) {
    const bits = [0, 4, 5, 6, 7].map((j) => (inverse >> ((i + j) % 8)) & 1);
    result |= (bits.reduce((x, y) => x ^ y) ^ ((0x63 >> i) & 1)) << i;
  }
  return result;
}
const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

test('the examples of FIPS 197 give their published ciphertexts, and decryption undoes each', async ({
  page,
}) => {
  await open(page, 'aes/');
  const at = aes(page);
  const names = ['Appendix B', 'C.1 AES-128', 'C.2 AES-192', 'C.3 AES-256'];
  for (const [i, { key, plaintext, ciphertext }] of [B, ...C].entries()) {
    await at.example(names[i]).check({ force: true });
    await expect(at.block).toHaveValue(plaintext);
    await expect(at.key).toHaveValue(key);
    expect(await at.result()).toBe(ciphertext);
    await at.direction('Decrypt').check({ force: true });
    await expect(at.block).toHaveValue(ciphertext);
    await expect(at.example(names[i])).toBeChecked();
    expect(await at.result()).toBe(plaintext);
    await at.inside.focus();
    await page.keyboard.press('End');
    await expect(at.caption).toContainText(
      `the output block is ${plaintext.replace(/(..)(?!$)/g, '$1 ')}`,
    );
    await at.direction('Encrypt').check({ force: true });
    expect(await at.result()).toBe(ciphertext);
  }
});

for (const direction of ['Encrypt', 'Decrypt']) {
  test(`${direction}: an instant reached by stepping, stepping back and seeking is the same picture`, async ({
    page,
  }) => {
    await open(page, 'aes/');
    const at = aes(page);
    await at.direction(direction).check({ force: true });
    await at.toStep(0);
    const seen: { ms: string; picture: string }[] = [];
    for (let i = 0; i <= 7; i++) {
      seen.push({ ms: await at.playhead.inputValue(), picture: await at.picture() });
      await page.keyboard.press('ArrowRight');
    }
    expect(new Set(seen.map(({ picture }) => picture)).size).toBe(8);
    for (const { ms, picture } of [...seen].reverse()) {
      await at.playhead.fill(String(Number(ms) + 777));
      await at.playhead.fill(ms);
      expect(await at.picture()).toBe(picture);
    }
    await at.inside.focus();
    await page.keyboard.press('Home');
    for (let i = 1; i <= 7; i++) {
      await page.keyboard.press('ArrowRight');
      expect(await at.picture()).toBe(seen[i].picture);
    }
    for (let i = 6; i >= 0; i--) {
      await page.keyboard.press('ArrowLeft');
      expect(await at.picture()).toBe(seen[i].picture);
    }
  });
}

test('the picture of each step of a round shows what the step does to those very bytes', async ({
  page,
}) => {
  await open(page, 'aes/');
  const at = aes(page);
  await at.block.fill('00ff80017f53c1d2e3f4a5b697887960');
  await at.toStep(3);
  const subBefore = await at.bytes('before');
  const sub = await at.bytes('after');
  expect(sub).toEqual(subBefore.map(sBox));
  await page.keyboard.press('ArrowRight');
  expect(await at.bytes('before')).toEqual(sub);
  const shifted = await at.bytes('after');
  expect(shifted).toEqual(sub.map((_, i) => sub[(i + 4 * (i % 4)) % 16]));
  await page.keyboard.press('ArrowRight');
  const mixed = await at.bytes('after');
  expect(mixed).toEqual(
    shifted.map((_, i) => {
      const column = [0, 1, 2, 3].map((k) => shifted[i - (i % 4) + ((i + k) % 4)]);
      return gf(2, column[0]) ^ gf(3, column[1]) ^ column[2] ^ column[3];
    }),
  );
  await page.keyboard.press('ArrowRight');
  const key = (
    await at.rows.filter({ hasText: 'k_sch' }).nth(1).getByRole('cell').nth(2).innerText()
  )
    .match(/../g)!
    .map((digits) => parseInt(digits, 16));
  expect(await at.bytes('after')).toEqual(mixed.map((byte, i) => byte ^ key[i]));
});

test('the S-box lookup and the column product of a focused byte are spelled out with its numbers', async ({
  page,
}) => {
  await open(page, 'aes/');
  const at = aes(page);
  await at.toStep(3);
  await at.chosen.focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(at.chosen).toBeFocused();
  await expect(at.chosen).toHaveAttribute('aria-label', /^s\[2,2\], byte 10: /);
  const i = 10;
  let before = await at.bytes('before');
  const [row, column] = hex(before[i]);
  await expect(at.computation).toContainText(
    `SBOX[${hex(before[i])}]: row ${row}, column ${column} = ${hex(sBox(before[i]))}`,
  );
  await at.inside.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  before = await at.bytes('before');
  const factors = [1, 1, 2, 3];
  const terms = factors.map((factor, k) => `${hex(factor)}·${hex(before[8 + k])}`);
  const product = factors.reduce((sum, factor, k) => sum ^ gf(factor, before[8 + k]), 0);
  await expect(at.computation).toContainText(`${terms.join(' ⊕ ')} = ${hex(product)}`);
  expect((await at.bytes('after'))[i]).toBe(product);
});

test('a byte that is pointed at is spelled out, and what made it is marked', async ({ page }) => {
  await open(page, 'aes/');
  const at = aes(page);
  await at.toStep(5);
  await at.grid.getByRole('gridcell', { name: /^s\[0,0\]/ }).hover();
  await expect(at.computation).toContainText('02·d4 ⊕ 03·bf ⊕ 01·5d ⊕ 01·30 = 04');
  await expect(at.computation).toContainText('a 1 falls out, so ⊕ 1b = b3');
  await expect(at.inside.locator('.bytes .source')).toHaveCount(5);
});

test('a word of the key schedule is spelled out: RotWord, SubWord, Rcon', async ({ page }) => {
  await open(page, 'aes/');
  const at = aes(page);
  await at.schedule.getByRole('gridcell', { name: 'w[8] ' }).hover();
  await expect(at.inside.getByText('w[8] = w[4] ⊕ SubWord(RotWord(w[7])) ⊕ Rcon[2]')).toBeVisible();
  // FIPS 197 Appendix A.1, i = 8
  for (const value of [
    '2a6c7605',
    '6c76052a',
    '50386be5',
    '02000000',
    '52386be5',
    'a0fafe17',
    'f2c295f2',
  ])
    await expect(at.word).toContainText(value);
  await at.schedule.getByRole('gridcell', { selected: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(at.inside.getByText('w[9] = w[5] ⊕ w[8]')).toBeVisible();
  await expect(at.schedule.getByRole('row').filter({ hasText: '← now' })).toHaveCount(1);
});

test('own text is a block; a wrong key or block is said beside its field and the last run stays', async ({
  page,
}) => {
  await open(page, 'aes/');
  const at = aes(page);
  await page.getByRole('radio', { name: 'Text' }).check({ force: true });
  await at.block.fill('Attack at dawn!');
  await expect(page.getByText('15 bytes, filled up with 1 × 01 (PKCS#7)')).toBeVisible();
  const result = await at.result();
  await at.block.fill('a text of more than sixteen bytes');
  await expect(page.getByText('This text has 33 bytes of UTF-8; one block has 16.')).toBeVisible();
  await at.key.fill('1234');
  await expect(page.getByText(/AES keys have 32, 48 or 64 hex digits/)).toBeVisible();
  expect(await at.result()).toBe(result);
});

test('the table has every line of Appendix C.3, and marks the one of the instant', async ({
  page,
}) => {
  await open(page, 'aes/');
  const at = aes(page);
  await at.example('C.3 AES-256').check({ force: true });
  // input and its round key, five lines a round, four in the last, output; and the head
  await expect(at.rows).toHaveCount(1 + 2 + 13 * 5 + 4 + 1);
  await expect(at.rows.last()).toContainText('8ea2b7ca516745bfeafc49904b496089');
  await at.toStep(3);
  await expect(at.rows.and(page.locator('[aria-current=step]'))).toContainText('s_box');
});

test('keys: Space plays, arrows step, with Shift by round, Home and End; the rounds are one tab stop', async ({
  page,
}) => {
  await open(page, 'aes/');
  const at = aes(page);
  await at.toStep(0);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(at.caption).toContainText('AddRoundKey, before the first round');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(at.caption).toContainText('AddRoundKey, round 1 of 10');
  await page.keyboard.press('End');
  await expect(at.caption).toContainText('The state is read out');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(at.caption).toContainText('AddRoundKey, round 9 of 10');
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await expect(at.inside.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(at.caption).toContainText('AddRoundKey, before the first round');
  await page.keyboard.press(' ');
  await expect(at.inside.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const stops = await at.inside.evaluate(
    (section) =>
      section.querySelectorAll('[role=toolbar] [tabindex="0"], [role=grid] [tabindex="0"]').length,
  );
  expect(stops).toBe(3);
  await at.rounds.nth(4).click();
  await expect(at.caption).toContainText('AddRoundKey, round 3 of 10');
  await page.keyboard.press('ArrowRight');
  await expect(at.caption).toContainText('AddRoundKey, round 4 of 10');
  await expect(at.rounds.nth(5)).toBeFocused();
});

test('with reduced motion the playhead rests at the ends of steps and nowhere else', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, 'aes/');
  const at = aes(page);
  const allowed = ['0'];
  await at.toStep(0);
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('ArrowRight');
    allowed.push(await at.playhead.inputValue());
  }
  await page.keyboard.press('Home');
  await page.evaluate(() => {
    const head = document.querySelector<HTMLInputElement>('[aria-label="Playhead"]')!;
    const seen = ((window as unknown as { seen: Set<string> }).seen = new Set<string>());
    const look = () => {
      seen.add(head.value);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.keyboard.press(' ');
  await expect(at.inside.getByText('step 3 of 42')).toBeVisible();
  await page.keyboard.press(' ');
  const seen = await page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  expect(seen.filter((ms) => !allowed.includes(ms))).toEqual([]);
  expect(seen.length).toBeGreaterThan(2);
});

test('one flipped bit: how many bits differ after each round, for the block and for the key', async ({
  page,
}) => {
  await open(page, 'aes/');
  const figure = page.getByRole('region', { name: 'How far does one flipped bit get?' });
  const items = figure.getByRole('listitem');
  await expect(items).toHaveCount(12);
  await expect(items.first()).toContainText('In the input: 1 bit of 128 in 1 byte');
  await expect(items.nth(2)).toContainText('in 4 bytes');
  await expect(items.nth(3)).toContainText('in 16 bytes');
  await figure.getByRole('radio', { name: 'Key' }).check({ force: true });
  await expect(items.first()).toContainText('In the input: 0 bits of 128 in 0 bytes');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`/aes/ in ${colorScheme}, in every kind of step and with a wrong key: no axe violation @phone`, async ({
    page,
  }) => {
    test.slow(); // axe looks at every byte of the S-box
    await page.emulateMedia({ colorScheme });
    await open(page, 'aes/');
    const at = aes(page);
    const violations = async () => {
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    };
    for (const step of [0, 3, 5]) {
      await at.toStep(step);
      expect(await violations()).toEqual([]);
    }
    await page.keyboard.press('End');
    await at.key.fill('12');
    expect(await violations()).toEqual([]);
  });

test('nothing scrolls sideways at 768, 360 and 320 px', async ({ page }) => {
  await open(page, 'aes/');
  for (const width of [768, 360, 320]) {
    await page.setViewportSize({ width, height: 780 });
    const over = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await expect.poll(over).toBeLessThanOrEqual(0);
    const box = page.locator('.picture-box');
    await expect
      .poll(() => box.evaluate((el) => el.scrollWidth - el.clientWidth))
      .toBeLessThanOrEqual(0);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the first picture, the key schedule, the sums and the table are there', async ({
    page,
  }) => {
    await page.goto('aes/');
    const at = aes(page);
    await expect(at.caption).toContainText('SubBytes, round 1 of 10');
    expect(await page.locator('svg.picture > g > [data-part="cell"]').count()).toBe(256 + 32);
    await expect(at.computation).toContainText('SBOX[3d]: row 3, column d = 27');
    await expect(at.schedule.getByRole('row')).toHaveCount(11);
    await expect(at.rows.last()).toContainText(B.ciphertext);
  });
});
