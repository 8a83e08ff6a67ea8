import { createCipheriv } from 'node:crypto';
import { expect, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, prediction } from './lessons.ts';

holdLesson({
  slug: 'the-picture',
  predict: {
    id: 'rows',
    wrong: (it) => it.getByRole('textbox', { name: 'Your number' }).fill('8'),
    idea: 'all-blocks',
    right: (it) => it.getByRole('textbox', { name: 'Your number' }).fill('4'),
  },
  task: {
    id: 'spot',
    async wrong(it) {
      await it.getByRole('radio', { name: await notTheOne(it) }).check();
    },
    async solve(it) {
      await it.getByRole('radio', { name: await theOne(it), exact: true }).check();
    },
  },
});

const LETTERS = ['A', 'B', 'C', 'D'];

/** Of the four messages the ones with a block that comes twice. */
async function repeating(it: Parameters<typeof fact>[0]): Promise<string[]> {
  const found: string[] = [];
  for (const letter of LETTERS) {
    const blocks = (await fact(it, letter)).toString('hex').match(/.{32}/g)!;
    if (new Set(blocks).size < blocks.length) found.push(letter);
  }
  return found;
}
const theOne = async (it: Parameters<typeof fact>[0]) => (await repeating(it))[0];
const notTheOne = async (it: Parameters<typeof fact>[0]) => {
  const found = await repeating(it);
  return LETTERS.find((letter) => !found.includes(letter))!;
};

test('the-picture: the rows have as many different blocks as Node’s own AES makes of them', async ({
  page,
}) => {
  await open(page, 'lessons/the-picture/');
  const it = await figure(page, 'rows');
  await it.getByText('Your own message').click();
  const text = await it.getByLabel(/^Message/).inputValue();
  const key = Buffer.from(await it.getByLabel('Key (hex)').inputValue(), 'hex');
  const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  const blocks = (cipher.update(text, 'utf8', 'hex') + cipher.final('hex')).match(/.{32}/g)!;
  await it.getByRole('textbox', { name: 'Your number' }).fill(String(new Set(blocks).size));
  await prediction(it).reveal();
  await expect(prediction(it).verdict).toHaveClass(/right/);
});

test('the-picture: a picture in ECB keeps its count of different blocks under a new key', async ({
  page,
}) => {
  await open(page, 'lessons/the-picture/');
  const leak = page.locator('#fig-pip');
  await leak.scrollIntoViewIfNeeded();
  const ecb = leak.getByRole('figure', { name: 'ECB' });
  const count = async () => /[\d,]+ of [\d,]+/.exec(await ecb.innerText())![0];
  const before = await count();
  const pixels = () => ecb.getByRole('img').evaluate((it: HTMLCanvasElement) => it.toDataURL());
  const button = leak.getByRole('button', { name: 'New key' });
  await expect(button).toBeEnabled();
  await button.click();
  await expect(ecb.getByRole('img')).toBeVisible();
  const first = await pixels();
  await button.click();
  await expect.poll(pixels).not.toBe(first);
  expect(await count()).toBe(before);
});
