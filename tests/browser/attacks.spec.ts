import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, open, type Page, test } from './fixtures.ts';

/** Everything here is done as Eve: by what stands on the page, and by nothing else. */
const SEED = '00c0ffee';

async function begin(page: Page, id: string, seed = SEED): Promise<Locator> {
  await open(page, `attacks/#${id}=${seed}`);
  const at = page.locator(`li#${id}`);
  await expect(at.getByRole('heading', { name: 'Server' })).toBeVisible();
  return at;
}
const button = (at: Locator, name: string | RegExp) =>
  at.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
const log = (at: Locator) => at.getByRole('list', { name: 'What the server did' });
const won = (at: Locator) => at.getByText('Done. The server did it.');

/** The bytes of a card, as they stand on the page. */
async function bytes(at: Locator, name: string): Promise<number[]> {
  const card = at.getByRole('group', { name, exact: true }).first();
  // What follows reads once and doesn't wait.
  await expect(card.locator('.cell').first()).toBeVisible();
  const cells = await card
    .locator('.cell')
    .evaluateAll((all) =>
      all.map((cell) => (cell.querySelector('.hex') ?? cell).textContent.trim()),
    );
  return cells.map((cell) => parseInt(cell, 16));
}
const hex = (all: readonly number[]) =>
  all.map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The same attack against each mended server: how each ends. */
async function mended(at: Locator): Promise<string[]> {
  const items = at.getByRole('region', { name: 'The mended server' }).getByRole('listitem');
  const ends: string[] = [];
  for (let i = 0; i < (await items.count()); i++) {
    const item = items.nth(i);
    await button(item, 'The same attack').click();
    await expect(item.getByText(/It dies|It still works/)).toBeVisible({ timeout: 30_000 });
    ends.push((await item.innerText()).replace(/\s+/g, ' '));
  }
  return ends;
}

test('flip: a byte of the IV changed by hand makes the bank pay 9100', async ({ page }) => {
  const at = await begin(page, 'flip');
  const send = button(at, 'Send it to the bank');
  await send.click();
  await expect(log(at)).toContainText('Paid 100 to');
  // A wrong bit first: accepted by the bank, and not what the goal asks for.
  const iv = await bytes(at, 'IV');
  await button(at, new RegExp('^IV byte 5:')).click();
  await at.getByRole('button', { name: /bit 3, worth 8$/ }).click();
  await send.click();
  await expect(log(at)).toContainText('Paid 8100 to');
  await expect(won(at)).toHaveCount(0);
  await button(at, 'Undo').click();
  // A byte of C1: garbage, and the log says what was read.
  await button(at, /^C1 byte 1:/).click();
  await at.getByRole('button', { name: /bit 0, worth 1$/ }).click();
  await send.click();
  await expect(log(at)).toContainText('which is no order');
  await button(at, 'Begin again').click();
  // The XOR helper knows what stands in P1 and what is wished.
  await button(at, /^IV byte 5:/).click();
  await at.getByLabel('a', { exact: true }).fill('"0"');
  await at.getByLabel('b', { exact: true }).fill('39');
  await button(at, 'XOR it into the chosen byte').click();
  expect((await bytes(at, 'IV'))[4]).toBe(iv[4] ^ 0x30 ^ 0x39);
  await send.click();
  await expect(log(at)).toContainText('Paid 9100 to');
  await expect(won(at)).toBeVisible();
  for (const end of await mended(at)) {
    expect(end).toContain('It dies after 1 request');
    expect(end).toContain('Nothing was deciphered');
  }
  await button(at, 'See what the server did with what you sent last').click();
  await expect(at.getByRole('region', { name: 'Stage' })).toBeVisible();
  await expect(at.locator('svg.picture [data-id="p1.b04"]')).toBeVisible();
});

test('replay: only the message that paid Eve counts; a MAC alone doesn’t stop it', async ({
  page,
}) => {
  const at = await begin(page, 'replay');
  const mine = at.getByRole('listitem').filter({ hasText: 'your balance rose' });
  const others = at
    .getByRole('list', { name: 'What Eve has' })
    .getByRole('listitem')
    .filter({ hasNotText: 'your balance rose' });
  await button(others.first(), /^Lay message/).click();
  await button(at, 'Send it to the bank').click();
  await expect(log(at).getByRole('listitem')).toHaveCount(4);
  await expect(won(at)).toHaveCount(0);
  await button(mine, /^Lay message/).click();
  await button(at, 'Send it to the bank').click();
  await expect(won(at)).toBeVisible();
  const [mac, hmac, gcm] = await mended(at);
  expect(mac).toContain('It still works');
  for (const end of [hmac, gcm]) expect(end).toContain('isn’t carried out again');
});

test('paste: a mail of the right length, and the admin’s last block', async ({ page }) => {
  const at = await begin(page, 'paste');
  const mail = at.getByLabel('Your mail address');
  await mail.fill('a;role=admin');
  await button(at, 'Sign up').click();
  await expect(at.getByText('a mail address has 1 to 40 characters').first()).toBeVisible();
  await expect(mail).toHaveValue('a;role=admin');
  // The wrong length: refused, and the log says what was read.
  await mail.fill('eve@x.org');
  await button(at, 'Sign up').click();
  await button(at, 'Lay yours 1 on the bench').click();
  await button(at, '+ C3, admin').click();
  await button(at, 'Send it to the log-in').click();
  await expect(log(at)).toContainText('which is no token');
  // Letters until “role=” ends a block, as the preview shows it.
  const preview = at.getByRole('group', { name: 'What the server will encrypt' });
  for (let text = 'eve@x.org'; ; text = `e${text}`) {
    await mail.fill(text);
    const last = await preview.getByRole('group').last().locator('b').allInnerTexts();
    if (last.join('').includes('user') && last.slice(1, 5).join('') === 'user') break;
    expect(text.length).toBeLessThan(30);
  }
  await button(at, 'Sign up').click();
  await button(at, 'Lay yours 2 on the bench').click();
  await button(at, /^C3, yours 2 byte 1:/).click();
  await button(at, 'Remove').click();
  await button(at, '+ C3, admin').click();
  await button(at, 'Send it to the log-in').click();
  await expect(log(at)).toContainText('as admin');
  await expect(won(at)).toBeVisible();
  for (const end of await mended(at)) expect(end).toContain('Nothing was deciphered');
});

test('cut: the last block removed, and nothing else, sells without a limit', async ({ page }) => {
  const at = await begin(page, 'cut');
  const send = button(at, 'Send it to the broker');
  await send.click();
  await expect(log(at)).toContainText('order waits');
  await button(at, /^C2 byte 1:/).click();
  await button(at, 'Remove').click();
  await send.click();
  await expect(log(at)).toContainText(/refused for its padding|which is no order/);
  await button(at, 'Undo').click();
  await expect(won(at)).toHaveCount(0);
  await button(at, /^C3 byte 1:/).click();
  await button(at, 'Remove').click();
  await send.click();
  await expect(log(at)).toContainText('no limit given');
  await expect(won(at)).toBeVisible();
  for (const end of await mended(at)) expect(end).toContain('It dies after 1 request');
});

test('oracle: the first digit by ten guesses in one text, the rest by machine', async ({
  page,
}) => {
  const at = await begin(page, 'oracle');
  const text = at.getByLabel('Your text, before the code');
  const machine = button(at, 'Find the rest by machine');
  await expect(machine).toBeDisabled();
  await text.fill('A'.repeat(15));
  await button(at, 'Have it encrypted').click();
  await expect(at.getByText('0 of 12')).toBeVisible();
  await text.fill([...'0123456789'].map((digit) => 'A'.repeat(15) + digit).join(''));
  await button(at, 'Have it encrypted').click();
  await expect(at.getByText('1 of 12')).toBeVisible();
  await expect(at.getByText(/= #1 C1/).first()).toBeVisible();
  await at.getByLabel('The code', { exact: true }).fill('000000000000');
  await button(at, 'Open the vault').click();
  await expect(log(at)).toContainText('isn’t the code');
  await expect(won(at)).toHaveCount(0);
  await machine.click();
  await expect(at.getByText('12 of 12')).toBeVisible({ timeout: 45_000 });
  await expect(at.getByText(/\d+ requests by machine/)).toBeVisible();
  await expect(log(at)).toContainText('the vault is open');
  await expect(won(at)).toBeVisible();
  for (const end of await mended(at)) expect(end).toContain('It dies after 11 requests');
});

test('game: ten rounds by A ⊕ X ⊕ Y, after a guess that sets the run back', async ({ page }) => {
  const at = await begin(page, 'game');
  const name = (letter: string) => at.getByLabel(letter, { exact: true });
  await name('a').selectOption('text A');
  await name('b').selectOption('X, the IV that was used');
  await name('c').selectOption('Y, the next IV');
  const equal = async () => {
    await button(at, 'Deal a round').click();
    const c = hex(await bytes(at, 'C, dealt'));
    await button(at, 'Have it encrypted').click();
    await expect(at.getByRole('group', { name: 'Your text, encrypted' })).toBeVisible();
    return hex(await bytes(at, 'Your text, encrypted')) === c;
  };
  // On purpose the wrong one.
  await button(at, (await equal()) ? 'It was B' : 'It was A').click();
  await expect(log(at)).toContainText('wrong, back to 0');
  for (let i = 1; i <= 10; i++) {
    await expect(won(at)).toHaveCount(0);
    await button(at, (await equal()) ? 'It was A' : 'It was B').click();
    await expect(at.getByText(`${i} of 10`)).toBeVisible();
  }
  await expect(won(at)).toBeVisible();
  for (const end of await mended(at)) expect(end).toMatch(/It dies after 30 requests\. \d of 10/);
});

test('padding: a byte by hand, a block byte by byte, the rest by machine', async ({ page }) => {
  test.slow();
  const at = await begin(page, 'padding');
  const next = button(at, 'Try the next 16 values');
  const rest = button(at, 'Decrypt the rest by machine');
  await expect(button(at, 'Find this byte by machine')).toBeDisabled();
  await expect(rest).toBeDisabled();
  const proved = at.getByText('Proved: D(C1) ends with');
  for (let i = 0; i < 16 && !(await proved.isVisible()); i++) {
    await expect(next.or(proved).first()).toBeEnabled();
    await next.click();
    await expect(next).toBeEnabled();
  }
  const d = (await bytes(at, 'D(C1), as proved'))[15];
  const iv = (await bytes(at, 'IV'))[15];
  const byte = at.getByLabel('So the last byte of the text block is');
  await byte.fill(hex([d]));
  if (d !== (d ^ iv)) {
    await button(at, 'That’s it').click();
    await expect(at.getByText('is D(C1) itself')).toBeVisible();
  }
  await byte.fill(hex([d ^ iv]));
  await button(at, 'That’s it').click();
  const find = button(at, 'Find this byte by machine');
  const known = () => at.getByRole('group', { name: 'D(C1), as proved' }).locator('.unknown');
  for (let left = 15; left > 0; left--) {
    await find.click();
    await expect(known()).toHaveCount(left - 1);
  }
  await expect(at.getByRole('group', { name: 'P1' })).toContainText('B');
  await rest.click();
  await expect(at.getByText(/[1-9][\d,]* requests by machine/)).toBeVisible();
  await expect(at.locator('.column .unknown')).toHaveCount(0, { timeout: 60_000 });
  const texts = await Promise.all(['P1', 'P2', 'P3'].map((name) => bytes(at, name)));
  const text = String.fromCharCode(...texts.flat());
  const [code] = /\d{8}/.exec(text)!;
  await at
    .getByLabel('The code', { exact: true })
    .fill(code === '00000000' ? '11111111' : '00000000');
  await button(at, 'Open the vault').click();
  await expect(log(at)).toContainText('isn’t the code');
  await expect(won(at)).toHaveCount(0);
  await at.getByLabel('The code', { exact: true }).fill(code);
  await button(at, 'Open the vault').click();
  await expect(won(at)).toBeVisible();
  for (const end of await mended(at)) expect(end).toContain('It dies after 256 requests');
});

test('flip and cut by keyboard alone', async ({ page }) => {
  await open(page, `attacks/`);
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 90; i++) {
      await press('Tab');
      const here = await page.evaluate(() => {
        const element = document.activeElement!;
        const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
        const section = element.closest('section[aria-labelledby]')?.querySelector('h2');
        return `${label.trim()} | ${section?.textContent ?? ''}`;
      });
      if (name.test(here)) return;
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await tabTo(/^Open \| Raise the amount/);
  await press('Enter');
  const flip = page.locator('li#flip');
  const [, , , , iv] = await bytes(flip, 'IV')
    .catch(() => [])
    .then(async (all) =>
      all.length ? all : (await expect(flip.getByText('Send it')).toBeVisible(), bytes(flip, 'IV')),
    );
  await tabTo(/^IV byte 1:/);
  for (let i = 0; i < 4; i++) await press('ArrowRight');
  await page.keyboard.type(hex([iv ^ 0x09]));
  await tabTo(/^Send it to the bank/);
  await press('Enter');
  await expect(won(flip)).toBeVisible();

  await tabTo(/^Open \| Lose the limit/);
  await press('Enter');
  const cut = page.locator('li#cut');
  await expect(cut.getByText('Send it to the broker')).toBeVisible();
  await tabTo(/^IV byte 1:.*\| Lose/);
  await press('ArrowDown');
  for (let i = 0; i < 5; i++) await press('ArrowDown');
  await tabTo(/^Remove/);
  await press(' ');
  await tabTo(/^Send it to the broker/);
  await press('Enter');
  await expect(won(cut)).toBeVisible();
});

test('progress stays on this device, and survives rubbish and refusal', async ({ page }) => {
  const at = await begin(page, 'cut');
  await button(at, /^C3 byte 1:/).click();
  await button(at, 'Remove').click();
  await button(at, 'Send it to the broker').click();
  await expect(page.getByText('1 of 7 reached')).toBeVisible();
  await open(page, 'attacks/');
  await expect(page.getByText('1 of 7 reached')).toBeVisible();
  await expect(page.getByLabel('Seed', { exact: true })).toHaveText(SEED);
  for (const rubbish of ['{', '[]', '{"version":1,"done":"cut","seed":7}', '{"version":9}']) {
    await page.evaluate((text) => localStorage.setItem('blockwise attacks', text), rubbish);
    await open(page, 'attacks/');
    await expect(page.getByText('0 of 7 reached')).toBeVisible();
    await expect(page.getByLabel('Seed', { exact: true })).toHaveText(/^[0-9a-f]{8}$/);
  }
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await begin(page, 'flip');
});

test('a challenge closed while it is at work is no error', async ({ page }) => {
  const at = await begin(page, 'padding');
  await button(at, 'Try the next 16 values').click();
  await button(at, 'Close').click();
  await expect(at.getByRole('heading', { name: 'Server' })).toHaveCount(0);
  const other = page.locator('li#cut');
  await button(other, 'Open').click();
  await button(other, 'Send it to the broker').click();
  await button(other, 'Close').click();
  await button(page.locator('li#flip'), 'Open').click();
  await expect(page.locator('li#flip').getByRole('heading', { name: 'Server' })).toBeVisible();
});

test('the address holds challenge and seed; a new seed is another challenge', async ({ page }) => {
  const at = await begin(page, 'flip', '12345678');
  const iv = hex(await bytes(at, 'IV'));
  await button(page.locator('.bar'), 'New seed').click();
  await expect.poll(async () => hex(await bytes(at, 'IV').catch(() => []))).toMatch(/^(?!$)/);
  expect(hex(await bytes(at, 'IV'))).not.toBe(iv);
  expect(page.url()).not.toContain('12345678');
  const again = await begin(page, 'flip', '12345678');
  await page.reload();
  await expect(again.getByRole('heading', { name: 'Server' })).toBeVisible();
  expect(hex(await bytes(again, 'IV'))).toBe(iv);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const id of ['flip', 'replay', 'paste', 'cut', 'oracle', 'game', 'padding'])
    test(`${id} at work in ${colorScheme}: no axe violation, nothing sideways @phone`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      const at = await begin(page, id);
      await button(at, /^A hint/).click();
      const first = {
        oracle: 'Have it encrypted',
        game: 'Deal a round',
        padding: 'Try the next 16 values',
      };
      await button(at, first[id as keyof typeof first] ?? /^Send it to/).click();
      if (id === 'padding') await expect(at.getByText('16 of 256 values')).toBeVisible();
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(
        violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
        ),
      ).toEqual([]);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
    });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('goals, means and explanations are in the page', async ({ page }) => {
    await page.goto('attacks/');
    for (const text of ['Make the bank pay 9100', 'EFAIL', 'Lucky Thirteen', 'BEAST'])
      expect(await page.getByText(text).count()).toBeGreaterThan(0);
    await expect(page.locator('noscript p')).toContainText('The challenges need JavaScript');
    await page.getByText('Why it works').first().press('Enter');
    await expect(page.getByText('EFAIL')).toBeVisible();
  });
});
