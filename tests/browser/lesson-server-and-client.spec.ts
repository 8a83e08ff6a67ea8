import { expect, lab, open, test } from './fixtures.ts';
import { fact, figure, holdLesson, paintWrongThenRight, prediction } from './lessons.ts';

holdLesson({
  slug: 'server-and-client',
  predict: {
    id: 'iv',
    wrong: (it) => prediction(it).paint('P1', 'P2', 'P3'),
    idea: 'everything',
    right: (it) => prediction(it).paint('P1'),
  },
  task: {
    id: 'frame',
    async wrong(it) {
      const received = await fact(it, 'received');
      await it
        .getByLabel('IV of the second message')
        .fill(received.subarray(4, 20).toString('hex'));
    },
    async solve(it) {
      const received = await fact(it, 'received');
      const second = 4 + received.readUInt32BE(0);
      const iv = received.subarray(second + 4, second + 20);
      const missing = received.readUInt32BE(second) - (received.length - second - 4);
      await it.getByLabel('IV of the second message').fill(iv.toString('hex'));
      await it.getByLabel('Bytes of it that are missing').fill(String(missing));
    },
  },
});

test('server-and-client: every other prediction, right and wrong', async ({ page }) => {
  await open(page, 'lessons/server-and-client/');
  for (const [id, right, wrong, idea] of [
    ['key', ['P1', 'P2', 'P3'], ['P1'], 'only-own'],
    ['ecb', ['C2'], ['C1', 'C2'], 'everything'],
  ] as const) {
    await paintWrongThenRight(await figure(page, id), { wrong, idea, right });
  }
});

test('server-and-client: the endpoints talk both ways; in CBC the same text crosses as other bytes, in ECB as the same', async ({
  page,
}) => {
  await open(page, 'lessons/server-and-client/');
  await figure(page, 'talk');
  const at = lab(page);
  const text = 'the very same words';
  for (let i = 0; i < 2; i++) {
    await at.send(at.client, text);
    await expect(at.items).toHaveCount(i + 1);
  }
  await at.send(at.server, 'and an answer');
  await expect(at.log(at.client)).toContainText('and an answer');
  await expect(at.log(at.server)).toContainText(text);
  const [a, b] = [await at.onWire(0), await at.onWire(1)];
  expect(a.iv).not.toBe(b.iv);
  expect(a.ciphertext).not.toBe(b.ciphertext);
  for (const side of [at.client, at.server])
    await side
      .getByRole('radiogroup', { name: 'Mode' })
      .getByRole('radio', { name: 'ECB' })
      .check({ force: true });
  for (let i = 3; i < 5; i++) {
    await at.send(at.client, text);
    await expect(at.items).toHaveCount(i + 1);
  }
  const ciphertext = async (i: number) =>
    (await at.items.nth(i).getByLabel('Ciphertext', { exact: true }).innerText()).trim();
  expect(await ciphertext(3)).toBe(await ciphertext(4));
});

test('server-and-client: the stream is locked until an answer is committed; then both programs read it, cut anywhere', async ({
  page,
}) => {
  await open(page, 'lessons/server-and-client/');
  let it = await figure(page, 'stream');
  await expect(it.getByRole('slider')).toHaveCount(0);
  await expect(it.getByRole('button', { name: 'Commit' })).toBeDisabled();
  await it.getByLabel('One each').check();
  await it.getByRole('button', { name: 'Commit' }).click();
  await expect(it.locator('.verdict')).toContainText('that is the trap');
  await expect(it.locator('.verdict')).not.toHaveClass(/right/);
  const cell = (row: number, column: number) =>
    it.locator('tbody tr').nth(row).locator('td').nth(column);
  await expect(it.locator('tbody tr')).toHaveCount(1);
  await expect(cell(0, 0)).toContainText('garbled');
  await expect(cell(0, 1)).toContainText('Are you there?');
  await expect(cell(0, 1)).toContainText('We come at dawn, with the boat.');
  await it.getByRole('button', { name: 'As sent' }).click();
  await expect(it).toContainText('both programs are right');
  await it.getByRole('button', { name: 'In two halves' }).click();
  await expect(cell(0, 0)).toContainText('no IV and a block');
  await expect(cell(0, 1)).toContainText('waits for the rest');
  await expect(cell(1, 1)).toContainText('We come at dawn');
  const slider = it.getByRole('slider');
  const total = Number(await slider.getAttribute('max'));
  for (let cut = 1; cut <= total; cut += 5) {
    await slider.fill(String(cut));
    const read = (await it.locator('tbody td:nth-child(3)').allInnerTexts()).join(' ');
    expect(read).toMatch(/Are you there\?\s.*We come at dawn, with the boat\./s);
    expect(read).not.toContain('garbled');
  }
  await page.reload();
  it = await figure(page, 'stream');
  await expect(it.locator('.verdict')).toContainText('that is the trap');
  await it.getByRole('button', { name: 'Predict again' }).click();
  await it.getByLabel('It isn’t known').check();
  await it.getByRole('button', { name: 'Commit' }).click();
  await expect(it.locator('.verdict')).toHaveClass(/right/);
});
