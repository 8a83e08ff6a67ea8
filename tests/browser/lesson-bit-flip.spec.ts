import { createDecipheriv } from 'node:crypto';
import { expect, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, prediction } from './lessons.ts';

holdLesson({
  slug: 'bit-flip',
  predict: {
    id: 'flip',
    wrong: (it) => prediction(it).paint('P2', 'P3', 'P4'),
    idea: 'all-after',
    right: (it) => prediction(it).paint('P2', 'P3'),
  },
  task: {
    id: 'admin',
    wrong: (it) => it.getByLabel('The cookie that you send').fill('00'),
    async solve(it) {
      const wire = await fact(it, 'wire');
      const at = (await fact(it, 'plain')).indexOf('admin=0') + 'admin='.length;
      // The IV comes first: the byte at the same place of what is sent is the one a block before.
      wire[at] ^= '0'.charCodeAt(0) ^ '1'.charCodeAt(0);
      await it.getByLabel('The cookie that you send').fill(wire.toString('hex'));
    },
  },
});

test('bit-flip: what the bank reads is what Node’s own AES makes of the bytes on the wire', async ({
  page,
}) => {
  await open(page, 'lessons/bit-flip/');
  const it = await figure(page, 'flip');
  await it.getByText('Your own message').click();
  const key = await it.getByLabel('Key (hex)').inputValue();
  const iv = await it.getByLabel('IV (hex)').inputValue();
  await prediction(it).paint('P2');
  await prediction(it).reveal();
  const cards = it.locator('.rows .card');
  const wire = await cards.filter({ hasText: /^\s*C\d/ }).allInnerTexts();
  const bytes = Buffer.from(
    wire.map((card) => card.replace(/^\s*C\s*\d/, '').replace(/\s/g, '')).join(''),
    'hex',
  );
  const decipher = createDecipheriv('aes-128-cbc', Buffer.from(key, 'hex'), Buffer.from(iv, 'hex'));
  const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
  expect(plain.subarray(32, 48).toString()).toBe('Pay Cyd 1040 EUR');
  const read = await cards
    .filter({ hasText: /^\s*P\s*3/ })
    .last()
    .innerText();
  expect(read.replace(/^\s*P\s*3/, '').replace(/\s/g, '')).toBe('Pay␣Cyd␣1040␣EUR');
});

test('bit-flip: the reader’s own message is asked about, and judged, in place of the lesson’s', async ({
  page,
}) => {
  await open(page, 'lessons/bit-flip/');
  const it = await figure(page, 'flip');
  await it.getByText('Your own message').click();
  const message = it.getByLabel(/^Message/);
  await message.fill('only one block');
  await expect(it.locator('.problem').first()).toContainText('There is no C2');
  await expect(it.getByRole('button', { name: 'P4 will change' })).toBeVisible();
  await message.fill('sixteen letters!and a bit more, just so.');
  await expect(it.getByRole('button', { name: 'P4 will change' })).toHaveCount(0);
  await prediction(it).paint('P2', 'P3');
  await prediction(it).reveal();
  await expect(prediction(it).verdict).toHaveText(
    /P2 garbled and P3 changed in 1 bit: as you said/,
  );
});
