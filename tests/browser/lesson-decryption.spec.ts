import { expect, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, prediction } from './lessons.ts';

holdLesson({
  slug: 'decryption',
  predict: {
    id: 'lost',
    wrong: (it) => prediction(it).paint('P2', 'P3', 'P4'),
    idea: 'all-after',
    right: (it) => prediction(it).paint('P2', 'P3'),
  },
  task: {
    id: 'hand',
    wrong: (it) => it.getByRole('textbox').fill('hello'),
    async solve(it) {
      const [o2, c1] = [await fact(it, 'o2'), await fact(it, 'c1')];
      const xor = o2.subarray(0, 4).map((byte, i) => byte ^ c1[i]);
      await it.getByRole('textbox').fill(Buffer.from(xor).toString('hex'));
      expect(Buffer.from(xor).toString()).toBe('Trac');
    },
  },
});

test('decryption: who thinks that a wrong IV ruins everything is shown the other direction', async ({
  page,
}) => {
  await open(page, 'lessons/decryption/');
  const it = await figure(page, 'iv');
  await prediction(it).paint('P1', 'P2', 'P3', 'P4');
  await prediction(it).reveal();
  await expect(prediction(it).counter).toHaveAttribute('data-idea', 'everything');
  await expect(prediction(it).counter.locator('.card').first()).toBeVisible();
  await prediction(it).again.click();
  await prediction(it).paint('P1');
  await prediction(it).reveal();
  await expect(prediction(it).verdict).toHaveClass(/right/);
});
