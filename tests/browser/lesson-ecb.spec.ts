import { createCipheriv } from 'node:crypto';
import { expect, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, prediction } from './lessons.ts';

holdLesson({
  slug: 'ecb',
  predict: {
    id: 'letter',
    wrong: (it) => prediction(it).paint('C2', 'C3', 'C4'),
    idea: 'all-after',
    right: (it) => prediction(it).paint('C2'),
  },
  task: {
    id: 'equal',
    wrong: (it) => it.getByRole('textbox').fill('no two are alike in this message'),
    async solve(it) {
      const text = 'a line of a formother words herea line of a form';
      const cipher = createCipheriv('aes-128-ecb', await fact(it, 'key'), null);
      const blocks = (cipher.update(text, 'utf8', 'hex') + cipher.final('hex')).match(/.{32}/g)!;
      expect(blocks[0]).toBe(blocks[2]);
      await it.getByRole('textbox').fill(text);
    },
  },
});

for (const id of ['header', 'base64'])
  test(`ecb: ${id} leaves as many different blocks as Node’s own AES makes, and not one for each`, async ({
    page,
  }) => {
    await open(page, 'lessons/ecb/');
    const it = await figure(page, id);
    await it.getByText('Your own message').click();
    const text = await it.getByLabel(/^Message/).inputValue();
    const key = Buffer.from(await it.getByLabel('Key (hex)').inputValue(), 'hex');
    const cipher = createCipheriv('aes-128-ecb', key, null);
    const blocks = (cipher.update(text, 'utf8', 'hex') + cipher.final('hex')).match(/.{32}/g)!;
    const number = it.getByRole('textbox', { name: 'Your number' });
    await number.fill(String(blocks.length));
    await prediction(it).reveal();
    await expect(prediction(it).counter).toHaveAttribute('data-idea', 'all-blocks');
    await prediction(it).again.click();
    await number.fill(String(new Set(blocks).size));
    await prediction(it).reveal();
    await expect(prediction(it).verdict).toHaveClass(/right/);
  });

test('ecb: exchanged blocks are read in the other’s place, whole', async ({ page }) => {
  await open(page, 'lessons/ecb/');
  const it = await figure(page, 'swap');
  await prediction(it).paint('P1', 'P3');
  await prediction(it).reveal();
  await expect(prediction(it).verdict).toHaveClass(/right/);
  const cards = it.locator('.rows .card').filter({ hasText: /^\s*P\s*1/ });
  await expect(cards.last()).toContainText('9000');
});
