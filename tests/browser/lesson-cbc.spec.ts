import { createCipheriv } from 'node:crypto';
import { expect, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, prediction } from './lessons.ts';

holdLesson({
  slug: 'cbc',
  predict: {
    id: 'reach',
    wrong: (it) => prediction(it).paint('C2'),
    idea: 'only-own',
    right: (it) => prediction(it).paint('C2', 'C3', 'C4'),
  },
  task: {
    id: 'hand',
    wrong: (it) => it.getByRole('textbox').fill('00 00 00 00'),
    async solve(it) {
      const [p2, c1] = [await fact(it, 'p2'), await fact(it, 'c1')];
      const xor = p2.subarray(0, 4).map((byte, i) => byte ^ c1[i]);
      await it.getByRole('textbox').fill(Buffer.from(xor).toString('hex'));
    },
  },
});

test('cbc: steps in an order that can’t be are refused with what is missing; every order that can be is right', async ({
  page,
}) => {
  await open(page, 'lessons/cbc/');
  const it = await figure(page, 'order');
  const lines = () => it.locator('ol .line').allInnerTexts();
  const toTop = async (text: RegExp) => {
    const up = it.getByRole('button', { name: text });
    while (await up.isEnabled()) await up.click();
  };
  const at = prediction(it);
  for (const name of [/^Earlier: C₁/, /^Earlier: I₁/, /^Earlier: C₂/, /^Earlier: I₂/])
    await toTop(name);
  expect((await lines())[0]).toContain('I2');
  await at.reveal();
  await expect(at.verdict).toContainText('I2 can’t be computed there: it needs C1');
  await expect(at.counter).toHaveAttribute('data-idea', 'before-the-chain');
  await at.again.click();
  for (const name of [/^Earlier: C₂/, /^Earlier: I₂/, /^Earlier: C₁/, /^Earlier: I₁/])
    await toTop(name);
  await at.reveal();
  await expect(at.verdict).toHaveClass(/right/);
});

test('cbc: the blocks that come out are those that Node’s own AES makes', async ({ page }) => {
  await open(page, 'lessons/cbc/');
  const it = await figure(page, 'reach');
  await it.getByText('Your own message').click();
  const key = Buffer.from(await it.getByLabel('Key (hex)').inputValue(), 'hex');
  const iv = Buffer.from(await it.getByLabel('IV (hex)').inputValue(), 'hex');
  await prediction(it).paint('C2', 'C3', 'C4');
  await prediction(it).reveal();
  const cards = await it
    .locator('.rows .card')
    .filter({ hasText: /^\s*C\s*\d/ })
    .allInnerTexts();
  const shown = cards.map((card) => card.replace(/^\s*C\s*\d/, '').replace(/\s/g, ''));
  const cipher = createCipheriv('aes-128-cbc', key, iv);
  const text = 'Yes, attack now.Yet, attack now.Yes, attack now.Wait for Ada.';
  const expected = (cipher.update(text, 'utf8', 'hex') + cipher.final('hex')).match(/.{32}/g)!;
  // A column a block: what would have been, and under it what is.
  expect(shown.filter((_, i) => i % 2 === 1)).toEqual(expected);
});
