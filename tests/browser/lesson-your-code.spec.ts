import { createCipheriv } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { expect, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, prediction } from './lessons.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

holdLesson({
  slug: 'your-code',
  predict: {
    id: 'object',
    wrong: (it) => prediction(it).paint('P1', 'P2', 'P3'),
    idea: 'everything',
    right: (it) => prediction(it).paint('P1'),
  },
  task: {
    id: 'run',
    wrong: (it) => it.getByLabel('What your program printed').fill('00ff'),
    async solve(it) {
      const [key, iv] = [await fact(it, 'key'), await fact(it, 'iv')];
      const options = ['enc', '-aes-128-cbc', '-K', key.toString('hex'), '-iv', iv.toString('hex')];
      const bytes = execFileSync('openssl', options, { input: await fact(it, 'text') });
      await it.getByLabel('What your program printed').fill(bytes.toString('hex'));
    },
  },
});

test('your-code: the open drawer’s command prints the ciphertext of its own figure', async ({
  page,
}) => {
  await open(page, 'lessons/your-code/');
  const it = await figure(page, 'code');
  await it.getByRole('button', { name: 'Copy code' }).click();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const printed = execFileSync('bash', ['-c', code], { encoding: 'utf8' }).replace(/\s/g, '');
  const rows = await it.locator('table[aria-label=Trace] tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('td').allTextContents()));
  const blocks = cells.filter(([, name]) => /^C\s*\d/.test(name.trim()));
  expect(printed).toBe(blocks.map((row) => row[4].replaceAll(/\s/g, '')).join(''));
  expect(printed).toMatch(/^[0-9a-f]{96}$/);
});

test('your-code: every other prediction, right and wrong', async ({ page }) => {
  await open(page, 'lessons/your-code/');
  let it = await figure(page, 'key');
  await prediction(it).paint('C1');
  await prediction(it).reveal();
  await expect(prediction(it).counter).toHaveAttribute('data-idea', 'only-own');
  await prediction(it).again.click();
  await prediction(it).paint('C1', 'C2', 'C3');
  await prediction(it).reveal();
  await expect(prediction(it).verdict).toHaveClass(/right/);
  it = await figure(page, 'newline');
  const number = it.getByLabel('Your number');
  await number.fill('1');
  await prediction(it).reveal();
  await expect(prediction(it).counter).toHaveAttribute('data-idea', 'no-padding-when-whole');
  await prediction(it).again.click();
  await number.fill('2');
  await prediction(it).reveal();
  await expect(prediction(it).verdict).toHaveClass(/right/);
});

test('your-code: the task recognises what people’s programs print instead', async ({ page }) => {
  await open(page, 'lessons/your-code/');
  const it = await figure(page, 'run');
  const [key, iv, text] = [await fact(it, 'key'), await fact(it, 'iv'), await fact(it, 'text')];
  const run = (name: string, k: Buffer, i: Buffer | null, data: Buffer) => {
    const cipher = createCipheriv(name, k, i);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  };
  const cbc = (data: Buffer, by = iv) => run('aes-128-cbc', key, by, data);
  for (const [printed, says] of [
    [cbc(Buffer.concat([text, Buffer.from('\n')])).toString('hex'), 'newline'],
    [run('aes-256-cbc', Buffer.from(key.toString('hex')), iv, text).toString('hex'), 'AES-256'],
    [run('aes-128-ecb', key, null, text).toString('hex'), 'That is ECB'],
    [cbc(text, Buffer.alloc(16)).toString('hex'), '16 zeros'],
    [cbc(text).toString('base64'), 'base64'],
    [`53616c7465645f5f${'00'.repeat(40)}`, 'passphrase'],
    [text.toString('hex'), 'nothing has been encrypted'],
    [cbc(text).subarray(16).toString('hex'), 'the ciphertext has'],
  ]) {
    await it.getByLabel('What your program printed').fill(printed);
    await it.getByRole('button', { name: 'Check' }).click();
    await expect(it.locator('.verdict')).toContainText(says);
    await expect(it).toHaveAttribute('data-done', 'false');
  }
});
