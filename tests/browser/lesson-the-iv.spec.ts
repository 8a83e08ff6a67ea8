import { createCipheriv } from 'node:crypto';
import { expect, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, paintWrongThenRight, prediction } from './lessons.ts';

const xor = (...all: Buffer[]): Buffer =>
  Buffer.from(all[0].map((_, i) => all.reduce((sum, bytes) => sum ^ bytes[i], 0)));

holdLesson({
  slug: 'the-iv',
  predict: {
    id: 'orders',
    wrong: (it) => prediction(it).paint('C2'),
    idea: 'only-own',
    right: (it) => prediction(it).paint('C2', 'C3', 'C4'),
  },
  task: {
    id: 'ctr',
    wrong: (it) => it.getByLabel('Second message (hex)').fill('00'),
    async solve(it) {
      const [p1, c1, c2] = [await fact(it, 'p1'), await fact(it, 'c1'), await fact(it, 'c2')];
      await it.getByLabel('Second message (hex)').fill(xor(p1, c1, c2).toString('hex'));
    },
  },
});

test('the-iv: every other prediction, right and wrong', async ({ page }) => {
  await open(page, 'lessons/the-iv/');
  for (const [id, right, wrong, idea] of [
    ['fresh', ['C1', 'C2', 'C3', 'C4'], ['C1'], 'only-own'],
    ['wrong', ['P1'], ['P1', 'P2', 'P3', 'P4'], 'everything'],
  ] as const) {
    await paintWrongThenRight(await figure(page, id), { wrong, idea, right });
  }
});

test('the-iv: the guess is tested with blocks made from the page; a wrong guess is told from a wrong block', async ({
  page,
}) => {
  await open(page, 'lessons/the-iv/');
  const it = await figure(page, 'guess');
  const [iv, next] = [await fact(it, 'iv'), await fact(it, 'next')];
  const block = it.getByLabel('Your block (hex)');
  const check = it.getByRole('button', { name: 'Check' });
  const answers = await Promise.all([1, 2, 3, 4].map((n) => fact(it, `answer-${n}`)));
  await block.fill(answers[0].toString('hex'));
  await check.click();
  await expect(it.locator('.verdict')).toContainText('will XOR its next IV');
  await block.fill(xor(answers[0], iv).toString('hex'));
  await check.click();
  await expect(it.locator('.verdict')).toContainText('One XOR is missing');
  let missed = 0;
  for (const answer of answers) {
    await block.fill(xor(answer, iv, next).toString('hex'));
    await check.click();
    await expect(it.locator('.verdict')).not.toBeEmpty();
    if ((await it.getAttribute('data-done')) === 'true') break;
    await expect(it.locator('.verdict')).toContainText('so the message wasn’t');
    missed += 1;
  }
  expect(missed).toBeLessThan(4);
  await expect(it).toHaveAttribute('data-done', 'true');
  expect(await fact(it, 'out')).toEqual(await fact(it, 'c1'));
});

test('the-iv: the two ciphertexts are Node’s own', async ({ page }) => {
  await open(page, 'lessons/the-iv/');
  const it = await figure(page, 'orders');
  await prediction(it).paint('C2', 'C3', 'C4');
  await prediction(it).reveal();
  const made = ['BUY ', 'SELL'].map((word) => {
    const cipher = createCipheriv(
      'aes-128-cbc',
      Buffer.from('2b7e151628aed2a6abf7158809cf4f3c', 'hex'),
      Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'),
    );
    const text = `Order no. 00417: ${word} 100 sharesof Penguin Fish.`;
    return Buffer.concat([cipher.update(text), cipher.final()]).toString('hex');
  });
  const cards = await it.locator('.rows .card').filter({ hasText: /^\s*C/ }).allInnerTexts();
  const shown = cards.map((card) => card.replace(/^\s*C\s*\d/, '').replace(/\s/g, ''));
  const blocks = made.flatMap((hex) => hex.match(/.{32}/g)!);
  expect(shown.sort()).toEqual(blocks.sort());
});
