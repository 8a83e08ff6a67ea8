import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { pythonWith, skipped } from '../relay/programs.ts';
import { expect, lab, type Locator, open, type Page, test } from './fixtures.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const TEXT = 'It’s "quoted", it\'s $HOME, and there’s a 🐧.\nA second line.';

/** Opens the drawer, which is fetched then. */
async function drawer(page: Page): Promise<Locator> {
  await lab(page).stage.getByText('From the page to your code').click();
  const box = lab(page).stage.locator('details', { hasText: 'From the page to your code' });
  await expect(box.getByRole('radiogroup', { name: 'Tool' })).toBeVisible();
  return box;
}

async function copied(page: Page, box: Locator, tool: string): Promise<string> {
  await box.getByRole('radio', { name: tool, exact: true }).check({ force: true });
  await expect(box.getByRole('group', { name: `${tool}: code` })).toBeVisible();
  await box.getByRole('button', { name: 'Copy code' }).click();
  await expect(box.getByRole('status')).toHaveText('Code copied.');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The result's bytes, as the table of the trace shows them. */
const shown = async (page: Page, letter: 'C' | 'P'): Promise<string> => {
  const rows = await lab(page)
    .stage.getByRole('table', { name: 'Trace' })
    .locator('tbody tr')
    .all();
  const cells = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
  return cells
    .filter(([, name]) => new RegExp(`^${letter}\\s*\\d`).test(name))
    .map(([, , , , bytes]) => bytes.replaceAll(' ', ''))
    .join('');
};

/** Runs code that was copied, in an empty folder with what was saved there. */
function run(
  command: string,
  code: string,
  name: string,
  files: Record<string, Buffer> = {},
): string {
  const cwd = mkdtempSync(join(tmpdir(), 'copied-'));
  for (const [file, bytes] of Object.entries({ ...files, [name]: Buffer.from(code) }))
    writeFileSync(join(cwd, file), bytes);
  try {
    return execFileSync(command, [name], { cwd, encoding: 'utf8' }).replaceAll(/\s/g, '');
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** As in the console of the page: what it logs, or the error's name. */
const inConsole = (page: Page, code: string): Promise<string> =>
  page.evaluate(
    `(async () => { let said = ''; const console = { log: (line) => (said += line) };
      try { await (async () => { ${code} })(); } catch (error) { said = error.name; } return said; })()`,
  );

for (const mode of ['CBC', 'ECB', 'CTR', 'CFB'] as const)
  test(`code that is copied gives the ciphertext of the stage in ${mode}: OpenSSL, Node and the page’s own Web Crypto`, async ({
    page,
  }) => {
    await open(page, 'lab/');
    const at = lab(page);
    await at.mode(at.client, mode).check({ force: true });
    await at.message(at.client).fill(TEXT);
    const box = await drawer(page);
    const bytes = await shown(page, 'C');
    expect(bytes.length).toBeGreaterThanOrEqual(2 * Buffer.byteLength(TEXT));
    expect(run('bash', await copied(page, box, 'OpenSSL'), 'recipe')).toBe(bytes);
    expect(run(process.execPath, await copied(page, box, 'Node'), 'recipe.mjs')).toBe(bytes);
    expect(await inConsole(page, await copied(page, box, 'Web Crypto'))).toBe(bytes);
  });

test('code that is copied gives the ciphertext of the stage in Python, with either library', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill(TEXT);
  const box = await drawer(page);
  const bytes = await shown(page, 'C');
  for (const [library, modules] of [
    ['pycryptodome', ['Crypto', 'Cryptodome']],
    ['cryptography', ['cryptography']],
  ] as const) {
    const code = await copied(page, box, `Python: ${library}`);
    const python = pythonWith(modules);
    if (!python) skipped(`${library}’s recipe`, `pip install ${library} brings it`);
    else {
      const debian = spawnSync(python, ['-c', 'import Crypto']).status !== 0;
      const fitting = debian ? code.replaceAll('from Crypto.', 'from Cryptodome.') : code;
      expect(run(python, fitting, 'recipe.py')).toBe(bytes);
    }
  }
});

test('the other way, the code gives the plaintext; what is typed changes the code', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('one');
  const box = await drawer(page);
  const before = await copied(page, box, 'OpenSSL');
  await at.message(at.client).fill(TEXT);
  expect(await copied(page, box, 'OpenSSL')).not.toBe(before);
  await at.part('Decrypt');
  const code = await copied(page, box, 'OpenSSL');
  expect(code).toContain('openssl enc -d');
  expect(run('bash', code, 'recipe')).toBe(Buffer.from(TEXT).toString('hex'));
});

test('a long message: the code reads a file, which the page saves', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('x1y2z3w4'.repeat(70));
  const box = await drawer(page);
  await expect(box).toContainText('560 bytes are too many to paste');
  const code = await copied(page, box, 'OpenSSL');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    box.getByRole('button', { name: 'Save plaintext.bin' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('plaintext.bin');
  const saved = { 'plaintext.bin': await readFile(await download.path()) };
  const hex = run('bash', code, 'recipe', saved);
  expect(hex).toHaveLength(2 * 576);
  // The table has the blocks that are in view, and what is written is shown from its end.
  await at.stage.press('Home');
  await expect(at.stage.getByRole('table', { name: 'Trace' })).toContainText('IV');
  expect(hex.slice(0, 32)).toBe((await shown(page, 'C')).slice(0, 32));
});

test('what a tool can’t do is said: GCM in openssl enc, 192 bits in this browser', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.mode(at.client, 'GCM').check({ force: true });
  const box = await drawer(page);
  await expect(box).toContainText('has no GCM');
  const bytes = await shown(page, 'C');
  expect(run('bash', await copied(page, box, 'OpenSSL'), 'recipe')).toBe(bytes);
  await at.key(at.client).fill('8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b');
  const code = await copied(page, box, 'Web Crypto');
  await expect(box).toContainText('Chromium has no keys of 192 bits');
  expect(await inConsole(page, code)).toBe('OperationError');
});

test('traps are shown as wrong, with what they do', async ({ page }) => {
  await open(page, 'lab/');
  const box = await drawer(page);
  const traps = box.getByRole('region', { name: 'Traps' });
  await expect(traps.getByRole('listitem').first()).toContainText(/wrong\s*echo 'Attack/);
  await expect(traps).toContainText('Salted__');
});

test('a clipboard that is refused: the code is there to copy by hand', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: () => Promise.reject(new Error('refused')) },
    });
  });
  await open(page, 'lab/');
  const box = await drawer(page);
  await box.getByRole('button', { name: 'Copy code' }).click();
  await expect(box.getByRole('status')).toContainText('copy it by hand');
});

for (const scheme of ['light', 'dark'] as const)
  test(`the drawer is reached by keyboard and has no axe violation in ${scheme} @phone`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page, 'lab/');
    const summary = lab(page).stage.getByText('From the page to your code');
    await summary.focus();
    await page.keyboard.press('Space');
    await expect(page.getByRole('radiogroup', { name: 'Tool' })).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('radio', { name: 'Python: pycryptodome' })).toBeChecked();
    const { violations } = await new AxeBuilder({ page }).include('details').analyze();
    expect(violations).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  });
