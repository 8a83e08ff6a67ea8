import { expect, lab, open, test } from './fixtures.ts';
import { opensslEncrypt } from './openssl.ts';

/** What is read stands in the log when it is read in the picture; where motion is unwelcome, at once. */
const CALM = { contextOptions: { reducedMotion: 'reduce' } } as const;

const KEYS = {
  'AES-128': '2b7e151628aed2a6abf7158809cf4f3c',
  'AES-192': '8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b',
  'AES-256': '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
};
const TEXT = 'Attack at dawn! Attack at dawn! Attack at dawn! Bring the penguins.';

test.describe('both ways', () => {
  test.use(CALM);
  for (const mode of ['ECB', 'CBC', 'CFB', 'OFB', 'CTR', 'GCM']) {
    for (const [name, key] of Object.entries(KEYS)) {
      test(`${mode} with ${name}: both ways, and the wire shows what OpenSSL makes of key, IV and text`, async ({
        page,
      }) => {
        await open(page, 'lab/');
        const { client, server, send, key: keyField, mode: modeOf, log, ...at } = lab(page);
        await modeOf(client, mode).check({ force: true });
        await keyField(client).fill(key);
        await send(client, TEXT);
        await expect(log(server)).toContainText(TEXT);
        await send(server, 'Understood: at dawn. 🐧');
        await expect(log(client)).toContainText('Understood: at dawn. 🐧');
        const texts = [TEXT, 'Understood: at dawn. 🐧'];
        for (const [i, text] of texts.entries()) {
          const { iv, ciphertext } = await at.onWire(i);
          expect(ciphertext).toBe(opensslEncrypt(mode, key, iv, text));
        }
        const facts = log(client).getByText('acknowledged');
        await expect(facts).toHaveCount(1);
      });
    }
  }
});

test('a random IV differs for each message, a fixed one repeats, and then equal texts look equal', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  for (let i = 0; i < 2; i++) await at.send(at.client, 'the same text');
  await at.policy(at.client, 'Fixed');
  for (let i = 0; i < 2; i++) await at.send(at.client, 'the same text');
  await expect(at.items).toHaveCount(4);
  const [a, b, c, d] = await Promise.all([0, 1, 2, 3].map((i) => at.onWire(i)));
  expect(a.iv).not.toBe(b.iv);
  expect(a.ciphertext).not.toBe(b.ciphertext);
  expect(c.iv).toBe(await at.iv(at.client).inputValue());
  expect(c).toEqual(d);
});

test('in ECB equal blocks are outlined, tied by an arc and counted; in CBC none are', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.mode(at.client, 'ECB').check({ force: true });
  await at.send(at.client, TEXT);
  await expect(at.items.first()).toContainText('3 equal blocks');
  await at.stage.focus();
  await page.keyboard.press('End');
  await expect(at.stage.locator('[data-part="leak"]')).toHaveCount(3);
  await expect(at.stage.locator('[data-part="arc"]')).toHaveCount(2);
  await expect(at.stage.locator('[data-id="leak1.name"]')).toHaveText('A, seen 3 times');
  await at.mode(at.client, 'CBC').check({ force: true });
  await at.send(at.client, TEXT);
  await expect(at.items.nth(1)).toContainText('no repeats');
  await expect(at.stage.locator('[data-part="leak"]')).toHaveCount(0);
});

test('sides that have not agreed: another key on one side gives an error or noise, and the chat goes on', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.agree.uncheck();
  await at.key(at.server).fill(KEYS['AES-192']);
  await expect(at.key(at.client)).toHaveValue(KEYS['AES-128']);
  await at.send(at.client, TEXT);
  await expect(at.log(at.server)).toContainText(/received/);
  await expect(at.log(at.server)).not.toContainText('penguins');
  await at.agree.check();
  await at.send(at.client, 'once more, agreed');
  await expect(at.log(at.server)).toContainText('once more, agreed');
});

test('the receiver’s decryption of the chosen message ends in its plaintext, padding and all', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.send(at.client, 'YELLOW SUBMARINE plus');
  await expect(at.log(at.server)).toContainText('YELLOW SUBMARINE plus');
  await at.part('Decrypt');
  await at.stage.focus();
  await page.keyboard.press('End');
  const characters = await at.stage
    .locator('[data-id^="r.p1.b"][data-part="cell-char"]')
    .allTextContents();
  expect(characters.join('')).toBe('YELLOW␣SUBMARINE');
  await expect(
    at.stage.locator('[data-id^="r.p2.b"][data-role="padding"][data-part="cell"]'),
  ).toHaveCount(11);
  await expect(at.stage.locator('[data-id="r.aes1.name"]')).toContainText('AES-128');
});

test('an earlier message can be chosen again on the wire', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.send(at.client, 'first');
  await at.send(at.server, 'second');
  await expect(at.items).toHaveCount(2);
  const first = at.items.first().getByRole('button');
  await first.click();
  await expect(first).toHaveAttribute('aria-pressed', 'true');
  await expect(at.stage.locator('[data-id="p1.b00.char"]')).toHaveText('f');
});

test('what is being written shows on the stage before it is sent', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('Zebra');
  await expect(at.stage.locator('[data-id="p1.b00.char"]')).toHaveText('Z');
  await expect(
    at.stage.locator('[data-id^="p1.b"][data-role="padding"][data-part="cell"]'),
  ).toHaveCount(11);
});

test('Enter sends, Shift+Enter starts a line', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).fill('one');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await expect(at.log(at.server)).toContainText('one\ntwo');
  await expect(at.message(at.client)).toHaveValue('');
});

test('the wire keeps to the newest message, and shows one that is chosen elsewhere', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  for (let i = 1; i <= 9; i++) {
    await at.send(at.client, `Attack at dawn! Number ${i}`);
    await expect(at.items).toHaveCount(i);
  }
  await expect(at.items.last()).toBeInViewport({ ratio: 0.9 });
  const first = at.items.first();
  await expect(first).not.toBeInViewport();
  await at.policy(at.client, 'Fixed');
  for (const count of [10, 11]) {
    await at.send(at.client, 'Attack at dawn! The same twice');
    await expect(at.items).toHaveCount(count);
  }
  await at.wire.getByRole('button', { name: /as message 10/ }).click();
  await expect(at.items.nth(9)).toBeInViewport({ ratio: 0.9 });
});
