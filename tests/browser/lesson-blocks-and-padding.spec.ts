import { createCipheriv } from 'node:crypto';
import { expect, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, prediction } from './lessons.ts';

holdLesson({
  slug: 'blocks-and-padding',
  predict: {
    id: 'whole',
    wrong: (it) => it.getByRole('textbox', { name: 'Your number' }).fill('1'),
    idea: 'no-padding-when-whole',
    right: (it) => it.getByRole('textbox', { name: 'Your number' }).fill('2'),
  },
  task: {
    id: 'hand',
    wrong: (it) => it.getByRole('textbox').fill('20 20'),
    async solve(it) {
      const { length } = await fact(it, 'message');
      const missing = 16 - (length % 16);
      await it.getByRole('textbox').fill(Buffer.alloc(missing, missing).toString('hex'));
    },
  },
});

test('blocks-and-padding: as many blocks as Node’s own AES makes, for a text of the reader’s own with letters of two bytes', async ({
  page,
}) => {
  await open(page, 'lessons/blocks-and-padding/');
  const it = await figure(page, 'letters');
  await it.getByText('Your own message').click();
  const text = 'Zoë, 14 signs!';
  await it.getByLabel(/^Message/).fill(text);
  const cipher = createCipheriv('aes-128-ecb', Buffer.alloc(16), null);
  const { length } = Buffer.concat([cipher.update(text), cipher.final()]);
  const number = it.getByRole('textbox', { name: 'Your number' });
  await number.fill(String(length - [...text].length));
  await prediction(it).reveal();
  await expect(prediction(it).counter).toHaveAttribute('data-idea', 'characters-for-bytes');
  await prediction(it).again.click();
  await number.fill(String(length - Buffer.byteLength(text)));
  await prediction(it).reveal();
  await expect(prediction(it).verdict).toHaveClass(/right/);
});
