import AxeBuilder from '@axe-core/playwright';
import { expect, open, type Page, test } from './fixtures.ts';

/** The places of the page by the names that people and assistive technology use. */
function at(page: Page) {
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  return {
    region,
    equations: region('Equations'),
    box: page.getByRole('textbox', { name: 'Equations, one a line' }),
    gallery: page.getByRole('combobox', { name: 'Gallery' }),
    back: region('Way back'),
    stage: region('Stage'),
    reach: region('What an error reaches'),
    eve: region('What Eve finds'),
  };
}

/** A table’s cells in words: what is for screen readers. */
const cells = async (page: Page, row: string): Promise<string[]> =>
  (await at(page).reach.getByRole('row', { name: row }).getByRole('cell').allInnerTexts()).map(
    (text) =>
      text
        .split('\n')
        .at(-1)
        .replace(/^[·1≈×]\s*/, ''),
  );

test('an equation that is typed has its way back, its picture, its reach and its leaks at once @phone', async ({
  page,
}) => {
  await open(page, 'invent/');
  const on = at(page);
  await on.box.fill('# Mine\nC[0] = IV\nC[i] = E(P[i] ^ C[i-1])');
  await expect(on.back).toContainText('P[i] = D(C[i]) ^ C[i-1]');
  await expect(on.back).toContainText('Parallel: no block waits');
  expect(await cells(page, 'C₂')).toEqual([
    ...['as it was', 'garbled', 'the same bit changed', 'as it was', 'as it was', 'as it was'],
  ]);
  await expect(on.stage).toContainText('AES-128');
  await expect(on.eve.getByRole('listitem').filter({ hasText: 'repeats in one' })).toContainText(
    'No.',
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    await page.evaluate(() => innerWidth),
  );
});

test('what is wrong is said with its place, what is there stays, and the place is one click away', async ({
  page,
}) => {
  await open(page, 'invent/');
  const on = at(page);
  await on.box.fill('C[i] = E(P[i]) ^ P[i]');
  await expect(on.equations).toContainText('twice in C[i]');
  await expect(on.back).toContainText('Of PCBC, the last that was a mode.');
  await on.equations.getByRole('button', { name: 'Line 1, character 10' }).click();
  expect(await on.box.evaluate((box: HTMLTextAreaElement) => box.selectionStart)).toBe(9);
  await on.box.fill('C[i] = E(S[i])\nS[i] = P[i] ^ C[i]');
  await expect(
    on.equations.getByRole('list', { name: 'The circle' }).getByRole('listitem'),
  ).toHaveText(['C[i]', 'S[i]', 'C[i]']);
});

test('a finding is played on the stage, and the message comes back', async ({ page }) => {
  await open(page, 'invent/');
  const on = at(page);
  await on.gallery.selectOption('ecb');
  const repeats = on.eve
    .getByRole('listitem')
    .filter({ hasText: 'Do repeats in one message show?' });
  await expect(repeats).toContainText('Yes.');
  await repeats.getByRole('button', { name: 'The message that repeats itself' }).click();
  await expect(on.stage).toContainText('On the stage: The message that repeats itself, in ECB.');
  await page.getByRole('button', { name: 'Back to the message' }).click();
  await expect(on.stage).not.toContainText('On the stage:');
});

test('another mode stands beside it on one playhead, and a challenge is judged by running', async ({
  page,
}) => {
  await open(page, 'invent/');
  const on = at(page);
  await page.getByRole('combobox', { name: 'Compare with' }).selectOption('ctr');
  await expect(page.getByRole('figure', { name: 'CTR, on the same playhead' })).toBeVisible();
  const challenges = on.region('Challenges');
  await challenges.getByRole('button', { name: 'Take it on' }).first().click();
  await expect(challenges.getByRole('status')).toContainText('Not yet.');
  await on.box.fill('C[0] = IV\nC[i] = E(P[i] ^ C[i-1])');
  await expect(challenges.getByRole('status')).toContainText('Done.');
});

test('a link holds the equations, and one that was damaged says so and leaves the page as it was', async ({
  page,
}) => {
  await open(page, 'invent/');
  const on = at(page);
  await on.gallery.selectOption('ige');
  await page.getByRole('button', { name: 'Copy link to this' }).click();
  await expect.poll(() => page.url()).toContain('#v1');
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(on.gallery).toHaveValue('ige');
  await page.goto('about:blank');
  await page.goto(`${link.slice(0, -8)}`);
  await expect(page.getByRole('alert')).toContainText('This link couldn’t be read');
  await expect(on.gallery).toHaveValue('pcbc');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`it has no violation that axe finds, right and wrong, in the ${colorScheme} theme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, 'invent/');
    const on = at(page);
    await expect(on.stage).toContainText('AES-128');
    const violations = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [
        id,
        nodes[0].html,
      ]);
    expect(await violations()).toEqual([]);
    await on.box.fill('C[i] = E(S[i])\nS[i] = P[i] ^ C[i]');
    expect(await violations()).toEqual([]);
  });

test('without a mouse: pieces are put in at the caret, and Tab leaves the box', async ({
  page,
}) => {
  await open(page, 'invent/');
  const on = at(page);
  await on.box.fill('C[i] = ');
  await on.box.press('Control+End');
  await page.keyboard.press('Tab');
  await expect(on.equations.getByRole('button', { name: 'P[i]', exact: true })).toBeFocused();
  await on.equations.getByRole('button', { name: 'E(x)', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(on.box).toHaveValue('C[i] = E(x)');
  await expect(on.box).toBeFocused();
});
