import AxeBuilder from '@axe-core/playwright';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, open, type Page, test } from './fixtures.ts';
import { lessonSources } from '../lessons/read.ts';
import { figure, prediction } from './lessons.ts';

const LESSONS = await lessonSources();
const SLUGS = LESSONS.map(({ slug }) => slug);
const AROUND = ['lessons/', 'glossary/', 'search/', 'report/', 'teach/', 'teach/report/'];
const PAGES = [...AROUND, ...SLUGS.map((slug) => `lessons/${slug}/`)];

/** Every figure live, as for somebody who read to the end. */
async function readThrough(page: Page): Promise<void> {
  for (const island of await page.locator('astro-island[client=seen]').all()) {
    await island.evaluate((element) => element.firstElementChild?.scrollIntoView());
    await expect(island).not.toHaveAttribute('ssr');
  }
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

for (const path of PAGES)
  test(`/${path}: no axe violation in both themes, headings in order, a next step, no sideways scroll @phone`, async ({
    page,
  }, { project }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page, path);
    await readThrough(page);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    const levels = await page
      .locator('main :is(h1, h2, h3, h4)')
      .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
    if (project.name !== 'phone') return;
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 780 });
      await readThrough(page);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
    }
  });

/** Characters on each full line of body text: a paragraph’s last line is as long as it happens to be. */
const fullLines = (page: Page): Promise<number[]> =>
  page.locator('.text > p:not([class])').evaluateAll((all) =>
    all.flatMap((p) => {
      const lines: number[] = [];
      let bottom = -Infinity;
      const texts = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (texts.nextNode()) {
        const text = texts.currentNode as Text;
        for (let i = 0; i < text.length; i++) {
          range.setStart(text, i);
          range.setEnd(text, i + 1);
          const [box] = range.getClientRects();
          if (!box) continue;
          // An index or a word in another face ends a little lower, the next line a whole line lower.
          if (box.bottom > bottom + 14) lines.push(0);
          bottom = Math.max(bottom, box.bottom);
          lines[lines.length - 1] += 1;
        }
      }
      return lines.slice(0, -1);
    }),
  );

for (const slug of SLUGS)
  test(`${slug}: its full lines have 60 to 75 characters`, async ({ page }) => {
    await open(page, `lessons/${slug}/`);
    await page.evaluate(() => document.fonts.ready);
    const lines = await fullLines(page);
    expect(lines.length).toBeGreaterThan(20);
    const mean = lines.reduce((a, b) => a + b, 0) / lines.length;
    expect(mean).toBeGreaterThan(60);
    expect(mean).toBeLessThan(75);
  });

const BUILT = fileURLToPath(new URL('../../dist', import.meta.url));
const ALL = readdirSync(BUILT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replace(/index\.html$/, ''));

test('every page of the site has a next step, and every link leads to a page, and to a place on it', async ({
  page,
  request,
  baseURL,
}) => {
  const pages = new Map<string, string>();
  const html = async (url: string): Promise<string> => {
    if (!pages.has(url)) {
      const answer = await request.get(url);
      if (!url.endsWith('404.html')) expect(answer.status(), url).toBe(200);
      pages.set(url, await answer.text());
    }
    return pages.get(url)!;
  };
  const linksIn = (text: string, from: string) =>
    [...text.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)].map(
      ([, href]) => new URL(href.replaceAll('&amp;', '&'), from),
    );
  const ends: string[] = [];
  for (const path of ALL) {
    const from = new URL(path, baseURL).href;
    const text = await html(from);
    const links = linksIn(text, from);
    // What stands in the page itself, not in its head or foot. An embedded stage is a part of somebody else’s page.
    const next = linksIn(text.slice(text.indexOf('<main'), text.indexOf('</main>')), from);
    if (!path.startsWith('embed/') && !next.some(({ href }) => href.split('#')[0] !== from))
      ends.push(path);
    for (const link of links.filter(({ origin }) => origin === new URL(baseURL!).origin)) {
      const target = await html(link.href.split('#')[0]);
      if (link.hash)
        expect(target, link.href).toContain(`id="${decodeURIComponent(link.hash.slice(1))}"`);
    }
  }
  expect(ends).toEqual([]);
  void page;
});

/** The first prediction of lesson 9, made rightly; and then the lessons’ page. */
async function answered(page: Page): Promise<void> {
  await open(page, 'lessons/bit-flip/');
  const it = await figure(page, 'flip');
  await prediction(it).paint('P2', 'P3');
  await prediction(it).reveal();
  await open(page, 'lessons/');
}

test('what was done is shown on the lessons’ page, and forgotten when the reader says so twice', async ({
  page,
}) => {
  await answered(page);
  const item = page.locator('[data-lesson="bit-flip"]');
  await expect(item).toContainText(/1 of \d answered, 1 right/);
  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.getByRole('button', { name: 'Yes, forget everything' }).click();
  await expect(item).not.toContainText('answered');
  await page.reload();
  await expect(page.getByText('Nothing yet.')).toBeVisible();
});

test('what was saved is loaded again, in place of what is kept only after a yes; a file that is none is refused by field, rule and value', async ({
  page,
}) => {
  await answered(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save it as a file' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  const load = (name: string, text: string) =>
    page
      .getByLabel('Load what you saved')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const item = page.locator('[data-lesson="bit-flip"]');

  await load('other.json', saved.replace('"right": true', '"right": false'));
  await expect(page.getByText('The file has 1 answer.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep what is here' }).click();
  await expect(item).toContainText('1 right');
  await load('other.json', saved.replace('"right": true', '"right": false'));
  await page.getByRole('button', { name: 'Yes, replace' }).click();
  await expect(item).toContainText('1 of 4 answered, 0 right');

  await page.getByRole('button', { name: 'Forget it' }).click();
  await page.getByRole('button', { name: 'Yes, forget everything' }).click();
  await load('spoilt.json', saved.replace('"tries": 1', '"tries": "many"'));
  await expect(page.locator('.load .problem')).toHaveText(
    /“spoilt\.json” can’t be loaded: its field “lessons\.bit-flip\.flip\.tries” has to be a whole number from 0 to 1,000,000, and is "many"\. Choose a file that was saved on this page/,
  );
  await expect(item).not.toContainText('answered');
  await load('mine.json', saved);
  await expect(page.getByText('Loaded: 1 answer.')).toBeVisible();
  await expect(item).toContainText('1 of 4 answered, 1 right');
  await page.reload();
  await expect(item).toContainText('1 of 4 answered, 1 right');
});

test('progress that can’t be read is set aside, not deleted, and the lessons go on', async ({
  page,
}) => {
  await page.goto('lessons/');
  await page.evaluate(() => localStorage.setItem('blockwise progress', '{"version":1,"seed":'));
  await open(page, 'lessons/');
  await expect(page.getByText('It is set aside, not deleted')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('blockwise progress set aside'))).toBe(
    '{"version":1,"seed":',
  );
  await open(page, 'lessons/bit-flip/');
  const it = await figure(page, 'flip');
  await prediction(it).paint('P2', 'P3');
  await prediction(it).reveal();
  await page.reload();
  await expect(prediction(await figure(page, 'flip')).verdict).toHaveClass(/right/);
});

test('a report is saved, and the teacher’s page works it out anew: a forged “right” is found', async ({
  page,
}) => {
  await open(page, 'lessons/bit-flip/');
  const it = await figure(page, 'flip');
  await prediction(it).paint('P2');
  await prediction(it).reveal();
  await open(page, 'report/');
  await page.getByLabel('Your name').fill('Ada L.');
  await expect(page.locator('.sum')).toHaveAttribute('data-right', '0');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report' }).click();
  const file = await (await saving).path();
  const honest = readFileSync(file, 'utf8');
  expect(JSON.parse(honest)).toMatchObject({
    name: 'Ada L.',
    progress: { lessons: { 'bit-flip': { flip: { answer: [2], right: false } } } },
  });
  const forged = honest.replace('"right": false', '"right": true').replace('Ada L.', 'Eve');
  expect(forged).not.toBe(honest);
  await open(page, 'teach/report/');
  await page.getByLabel('Reports that were handed in').setInputFiles([
    { name: 'ada.json', mimeType: 'application/json', buffer: Buffer.from(honest) },
    { name: 'eve.json', mimeType: 'application/json', buffer: Buffer.from(forged) },
    { name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('{"kind":"notes"}') },
  ]);
  const of = (name: string) => page.locator(`[data-file="${name}"]`);
  await expect(of('ada.json').locator('.sum')).toHaveAttribute('data-lies', '0');
  await expect(of('eve.json').locator('.sum')).toHaveAttribute('data-lies', '1');
  await expect(of('eve.json')).toContainText('The report says right.');
  await expect(of('eve.json')).toContainText('The same seed as Ada L.');
  await expect(of('notes.json')).toContainText('This isn’t a report');
});

test('search finds a section and a term, by words and by indices, and keeps the query in the address', async ({
  page,
}) => {
  await open(page, 'search/');
  const box = page.getByRole('searchbox');
  await box.fill('vector');
  await expect(page.getByRole('link', { name: /^IV/ }).first()).toBeVisible();
  await box.fill('efail');
  await expect(page.locator('search li').first()).toContainText('Where this bit real people');
  await page.reload();
  await expect(page.locator('search li').first()).toContainText('Where this bit real people');
  await page.locator('search li a').first().click();
  await expect(page).toHaveURL(/lessons\/bit-flip\/#where-this-bit-real-people/);
  await open(page, 'search/?q=bad%20decrypt');
  await page.locator('search li a').first().click();
  await expect(page).toHaveURL(/open\/\?says=bad%20decrypt$/);
  await expect(
    page.getByText(/“bad decrypt”: The last block doesn’t end in padding/),
  ).toBeVisible();
  await open(page, 'search/?q=xyzzy');
  await expect(page.getByText('Nothing holds “xyzzy”.')).toBeVisible();
});

test('a term opens its definition, by keyboard, and Escape closes it', async ({ page }) => {
  await open(page, 'lessons/bit-flip/');
  const term = page.getByRole('button', { name: 'malleable' });
  await term.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#term-malleable')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#term-malleable')).toBeHidden();
});

test('the contents mark the section that is read', async ({ page }) => {
  await open(page, 'lessons/bit-flip/');
  await page.getByRole('heading', { name: 'What to use' }).evaluate((h) => h.scrollIntoView());
  await expect(page.locator('.contents [aria-current]')).toHaveText('What to use');
});

test('the blocks of a prediction are all in view on a phone, a tablet and a laptop', async ({
  page,
}) => {
  for (const width of [360, 768, 1100])
    for (const slug of ['cbc', 'decryption', 'the-iv']) {
      await page.setViewportSize({ width, height: 900 });
      await open(page, `lessons/${slug}/`);
      const box = page.getByRole('group', { name: 'Blocks, scrolls' }).first();
      expect(await box.locator('.card').count(), slug).toBeGreaterThan(5);
      const over = await box.evaluate((e) => e.scrollWidth - e.clientWidth);
      expect(over, `${slug} at ${width} px`).toBe(0);
    }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const { slug, figures } of LESSONS)
    test(`${slug} reads from start to end, each figure in its telling state with its caption`, async ({
      page,
    }) => {
      await page.goto(`lessons/${slug}/`);
      for (const [id, it] of Object.entries(figures)) {
        const place = page.locator(`#fig-${id}`);
        await place.scrollIntoViewIfNeeded();
        await expect(place.locator('.scripted').locator('visible=true')).toHaveCount(0);
        const caption = 'point' in it ? it.point : 'title' in it ? it.title : 'Original';
        // Index digits are lowered: what is read is the same.
        const plain = caption.replace(/[₀-₉]/g, (sign) => String('₀₁₂₃₄₅₆₇₈₉'.indexOf(sign)));
        // Locators by text pass over what stands in a noscript.
        const seen = await place.evaluate((it: HTMLElement) => it.innerText);
        expect(seen.replace(/\s+/g, ' '), id).toContain(plain);
        if (it.type === 'stage')
          expect(await place.locator('svg.picture g > *').count()).toBeGreaterThan(20);
      }
      await expect(page.getByRole('heading', { name: 'What you can do now' })).toBeVisible();
    });
});
