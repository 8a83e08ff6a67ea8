import { expect, open, test } from './fixtures.ts';
import { fact, holdLesson } from './lessons.ts';

holdLesson({
  slug: 'one-block',
  predict: {
    id: 'bit',
    wrong: (it) => it.getByRole('button', { name: /^Byte 8,/ }).click(),
    idea: 'only-where-it-meets',
    async right(it) {
      for (let byte = 0; byte < 16; byte++)
        await it.getByRole('button', { name: new RegExp(`^Byte ${byte},`) }).click();
    },
  },
  task: {
    id: 'xor',
    wrong: (it) => it.getByRole('textbox').fill('0'),
    async solve(it) {
      const [[a], [b]] = [await fact(it, 'a'), await fact(it, 'b')];
      await it.getByRole('textbox').fill(Buffer.of(a ^ b).toString('hex'));
    },
  },
});

test('one-block: a flipped bit of the reader’s own block reaches all sixteen bytes; a bad key is named and the chart stays', async ({
  page,
}) => {
  await open(page, 'lessons/one-block/');
  const it = page.getByRole('figure', { name: /one bit is everywhere/ });
  await it.scrollIntoViewIfNeeded();
  const block = it.getByLabel('Block (text)');
  await expect(block).toBeEnabled();
  await block.fill('my own sixteen b');
  await expect(it).toContainText('16 bytes');
  const bars = await it.getByRole('listitem').count();
  expect(bars).toBe(12);
  await it.getByLabel('Key (hex)').fill('00');
  await expect(it.getByLabel('Key (hex)')).toHaveAttribute('aria-invalid', 'true');
  await expect(it.getByRole('listitem')).toHaveCount(bars);
});
