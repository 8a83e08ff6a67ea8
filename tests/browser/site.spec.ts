import AxeBuilder from '@axe-core/playwright';
import { expect, lab, open, type Page, test } from './fixtures.ts';

const PAGES = ['', 'lab/', 'image/', 'race/', 'aes/', 'attacks/', 'embed/stage/'];

async function violations(page: Page) {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of PAGES) {
    test(`/${path} in ${colorScheme}: no axe violation @phone`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, path);
      expect(await violations(page)).toEqual([]);
    });
  }
  test(`the wire lab in ${colorScheme} after messages, with a wrong key: no axe violation @phone`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, 'lab/');
    const at = lab(page);
    await at.mode(at.client, 'ECB').check({ force: true });
    await at.send(at.client, 'Attack at dawn! Attack at dawn! Attack at dawn!');
    await expect(at.log(at.server)).toContainText('Attack');
    await at.stage.focus();
    await page.keyboard.press('End');
    await at.key(at.server).fill('123');
    expect(await violations(page)).toEqual([]);
  });
}

for (const path of [...PAGES, '404.html']) {
  test(`/${path}: nothing scrolls sideways at 360 and at 320 px`, async ({ page }) => {
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 780 });
      await open(page, path);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
    }
  });
}

test('the theme follows the system, can be toggled, and is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await open(page, '');
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground();
  expect(dark).not.toBe(light);
  const toggle = page.getByRole('button', { name: 'Dark theme' });
  await toggle.click();
  expect(await ground()).toBe(light);
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await open(page, 'lab/');
  expect(await ground()).toBe(light);
});

test.describe('a page without an island', () => {
  // What the browser says of the second of them.
  test.use({ expected: /status of 404/ });
  for (const path of ['glossary/', 'no/such/page/'])
    test(`/${path} remembers the theme, and its script is the only one`, async ({
      page,
      baseURL,
    }) => {
      const scripts: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(request.url());
      });
      const ground = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(path);
      const light = await ground();
      await page.getByRole('button', { name: 'Dark theme' }).click();
      const dark = await ground();
      expect(dark).not.toBe(light);
      await page.reload();
      expect(await ground()).toBe(dark);
      await open(page, 'lab/');
      expect(await ground()).toBe(dark);
      await page.getByRole('button', { name: 'Dark theme' }).click();
      scripts.length = 0;
      await page.goto(path);
      expect(await ground()).toBe(light);
      expect(scripts).toEqual([new URL('theme.js', baseURL).href]);
      await expect(page.locator('script:not([src])')).toHaveCount(0);
    });
});

test('with storage refused everything works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await open(page, 'lab/');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  const at = lab(page);
  await at.send(at.client, 'still here');
  await expect(at.log(at.server)).toContainText('still here');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const path of PAGES.filter((path) => !['image/', 'attacks/'].includes(path))) {
    test(`/${path} shows its first picture`, async ({ page }) => {
      await page.goto(path);
      expect(await page.locator('svg.picture').first().locator('> g > *').count()).toBeGreaterThan(
        20,
      );
      await expect(page.locator('svg.picture').first()).toBeVisible();
    });
  }
});

test('the picture that came with the page is taken over, not drawn again', async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      (window as unknown as { first: Element | null }).first =
        document.querySelector('[data-id="p1.b00"]');
    });
  });
  await open(page, 'lab/');
  const same = await page.evaluate(
    () =>
      (window as unknown as { first: Element }).first ===
      document.querySelector('[data-id="p1.b00"]'),
  );
  expect(same).toBe(true);
});

test('the wire lab by keyboard alone: write, send, choose a mode, answer, step', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  const tabTo = async (name: RegExp, within: string) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const element = document.activeElement!;
        const label =
          element.getAttribute('aria-label') ??
          element.closest('label')?.textContent ??
          element.textContent ??
          '';
        const region = element.closest('section');
        const heading =
          region?.getAttribute('aria-label') ?? region?.querySelector('h2')?.textContent ?? '';
        return { label: label.trim(), region: heading.trim() };
      });
      if (name.test(here.label) && here.region.startsWith(within)) return;
    }
    throw new Error(`Tab never reached ${name} in ${within}`);
  };
  await tabTo(/^Message$/, 'Client');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('by hand');
  await page.keyboard.press('Enter');
  await expect(at.log(at.server)).toContainText('by hand');
  await tabTo(/^CBC$/, '');
  await page.keyboard.press('ArrowLeft');
  await expect(at.mode(at.client, 'ECB')).toBeChecked();
  await tabTo(/^Message$/, 'Server');
  await page.keyboard.type('heard');
  await tabTo(/^Encrypt and send$/, 'Server');
  await page.keyboard.press(' ');
  await expect(at.log(at.client)).toContainText('heard');
  await tabTo(/^Stage$/, 'Stage');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  // Encrypted, come, decrypted: three steps of one block in ECB.
  await expect(at.stage.getByText('step 1 of 3')).toBeVisible();
});

test('home: the visitor’s own line leaks in ECB and not in CBC', async ({ page }) => {
  await open(page, '');
  const ecb = page.getByRole('figure', { name: /^ECB/ });
  const cbc = page.getByRole('figure', { name: /^CBC/ });
  await expect(ecb).toContainText('C1, C3 and C4 are equal');
  await page.getByLabel('Your line of text').fill('sixteen letters!sixteen letters!');
  await expect(ecb).toContainText('C1 and C2 are equal');
  await expect(cbc).toContainText('All 3 blocks differ');
  await expect(ecb.locator('[data-part="leak"]')).toHaveCount(2);
  await expect(cbc.locator('[data-part="leak"]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Encrypt it again' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(ecb.locator('[data-part="leak"][visibility="hidden"]')).toHaveCount(2);
});

test('home: five blocks and their repeats are in view, whatever the width @phone', async ({
  page,
}) => {
  await open(page, '');
  const boxes = page.getByRole('group', { name: 'Picture, scrolls' });
  await expect(boxes).toHaveCount(2);
  for (const box of await boxes.all())
    expect(await box.evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0);
});

test('an unknown address gets the 404 page, with the theme’s script and no other', async ({
  page,
  request,
  baseURL,
}) => {
  const answer = await request.get(new URL('no/such/page/', baseURL).href);
  expect(answer.status()).toBe(404);
  const html = await answer.text();
  expect(html).toContain('There is no page at this address');
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script src="/theme.js">']);
  expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  void page;
});

test.describe('the content security policy', () => {
  test.use({ expected: /TrustedHTML|require-trusted-types-for/ });
  test('is there, without loopholes, and Trusted Types are enforced', async ({ page }) => {
    await open(page, 'lab/');
    const policy = await page
      .locator('meta[http-equiv="content-security-policy"]')
      .getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe-inline');
    const attempt = page.evaluate(() => (document.createElement('div').innerHTML = '<b>x</b>'));
    await expect(attempt).rejects.toThrow('TrustedHTML');
  });
});
