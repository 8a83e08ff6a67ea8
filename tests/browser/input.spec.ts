import { expect, lab, open, test } from './fixtures.ts';
import { opensslEncrypt } from './openssl.ts';

const KEY = '2b7e151628aed2a6abf7158809cf4f3c';

const WRONG_KEYS: [given: string, says: RegExp][] = [
  ['', /AES keys have 32, 48 or 64 hex digits \(16, 24 or 32 bytes\)\. This one has 0\./],
  [KEY.slice(1), /This one has 31\./],
  [`${KEY}0`, /This one has 33\./],
  [`${KEY}00112233`, /This one has 40\./],
  [`${KEY.slice(0, 6)}а${KEY.slice(7)}`, /Character 7 \("а", U\+0430\) isn't a hex digit/],
  [`${KEY}g`, /Character 33 \("g", U\+0067\) isn't a hex digit/],
  [`é${KEY}`, /Character 1 \("é", U\+00E9\) isn't a hex digit/],
  [`${KEY.slice(0, 4)}\u200b${KEY.slice(4)}`, /Character 5 \(U\+200B\) isn't a hex digit/],
  [`${KEY.slice(0, 4)}\u00a0${KEY.slice(4)}`, /Character 5 \(U\+00A0\) isn't a hex digit/],
  [`${KEY.slice(0, 4)}\u202e${KEY.slice(4)}`, /Character 5 \(U\+202E\) isn't a hex digit/],
  ['2ｂ7e151628aed2a6abf7158809cf4f3c', /Character 2 \("ｂ", U\+FF42\) isn't a hex digit/],
];

for (const [given, says] of WRONG_KEYS) {
  test(`a key typed as ${JSON.stringify(given)} is named as wrong beside its field, kept, and nothing is sent`, async ({
    page,
  }) => {
    await open(page, 'lab/');
    const at = lab(page);
    const field = at.key(at.client);
    await field.fill(given);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(says);
    await at.send(at.client, 'hello');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(given);
    await expect(at.message(at.client)).toHaveValue('hello');
    await expect(at.items).toHaveCount(0);
    await field.fill(KEY);
    await expect(field).not.toHaveAttribute('aria-invalid', 'true');
    await at.message(at.client).press('Enter');
    await expect(at.log(at.server)).toContainText('hello');
  });
}

for (const given of [
  `0x${KEY}`,
  KEY.replace(/(..)(?!$)/g, '$1:'),
  KEY.replace(/(.{8})/g, '$1 '),
  KEY.toUpperCase(),
  `${KEY}\t`,
]) {
  test(`a key typed as ${JSON.stringify(given)} is read`, async ({ page }) => {
    await open(page, 'lab/');
    const at = lab(page);
    await at.mode(at.client, 'ECB').check({ force: true });
    await at.key(at.client).fill(given);
    await at.send(at.client, 'hello');
    await expect(at.items).toHaveCount(1);
    expect((await at.onWire(0)).ciphertext).toBe(opensslEncrypt('ECB', KEY, '', 'hello'));
  });
}

test('a passphrase in the key field: its bytes are counted, it is said not to be a key, and it can be used as it is', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  const field = at.key(at.client);
  await field.fill('correct horse');
  await expect(field).toHaveAccessibleDescription(/13 bytes of UTF-8\. A password isn't a key/);
  await field.fill('Übermut tut gut');
  await expect(field).toHaveAccessibleDescription(/16 bytes of UTF-8/);
  await at.settings(at.client).getByRole('button', { name: "Use the text's 16 bytes" }).click();
  await expect(field).toHaveValue('c39c6265726d75742074757420677574');
  await at.send(at.client, 'hello');
  await expect(at.log(at.server)).toContainText('hello');
});

for (const [given, says] of [
  ['', /An IV has 32 hex digits \(16 bytes\)\. This one has 0\./],
  ['00010203', /This one has 8\./],
  ['000102030405060708090a0b0c0d0e0z', /Character 32 \("z", U\+007A\)/],
] as const) {
  test(`a fixed IV typed as ${JSON.stringify(given)} is named as wrong, and nothing is sent with it`, async ({
    page,
  }) => {
    await open(page, 'lab/');
    const at = lab(page);
    await at.policy(at.client, 'Fixed');
    await at.iv(at.client).fill(given);
    await expect(at.iv(at.client)).toHaveAccessibleDescription(says);
    await at.send(at.client, 'hello');
    await expect(at.iv(at.client)).toBeFocused();
    await expect(at.items).toHaveCount(0);
    await expect(at.message(at.client)).toHaveValue('hello');
  });
}

const MESSAGES: [what: string, text: string][] = [
  ['empty', ''],
  ['of 1 byte', 'a'],
  ['of 15 bytes', 'fifteen bytes!!'],
  ['of 16 bytes', 'YELLOW SUBMARINE'],
  ['of 17 bytes', 'YELLOW SUBMARINES'],
  ['with emoji and a family', 'penguins 🐧👩‍👩‍👧'],
  ['from right to left', 'שלום עולם'],
  ['with a NUL and a bell', 'a\0b\x07'],
];
for (const [what, text] of MESSAGES) {
  const padding = 16 - (Buffer.byteLength(text) % 16);
  test(`a message ${what} has ${padding} bytes of padding and arrives as it was`, async ({
    page,
  }) => {
    await open(page, 'lab/');
    const at = lab(page);
    await at.mode(at.client, 'ECB').check({ force: true });
    await at.send(at.client, text);
    await expect(at.items).toHaveCount(1);
    expect((await at.onWire(0)).ciphertext).toBe(opensslEncrypt('ECB', KEY, '', text));
    const shown = text.replace('\0', '␀').replace('\x07', '␇') || '(an empty message)';
    await expect(at.log(at.server)).toContainText(shown);
    const cells = at.stage.locator('[data-role="padding"][data-part="cell"]:not([data-id^="r."])');
    await expect(cells).toHaveCount(padding);
  });
}

test('a lone surrogate is said, not replaced, and the text stays', async ({ page }) => {
  await open(page, 'lab/');
  const at = lab(page);
  await at.message(at.client).evaluate((box: HTMLTextAreaElement) => {
    box.value = 'half \ud83d of it';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await at.client.getByRole('button', { name: 'Encrypt and send' }).click();
  await expect(at.client).toContainText(
    'Character 6 is half of a character (U+D83D, a lone surrogate)',
  );
  await expect(at.message(at.client)).toBeFocused();
  await expect(at.items).toHaveCount(0);
});

test('60,000 bytes are sent, drawn in part, and arrive; one byte too many is refused with the limit, the text kept', async ({
  page,
}) => {
  await open(page, 'lab/');
  const at = lab(page);
  const text = 'sixteen bytes..!'.repeat(3750);
  await at.send(at.client, text);
  await expect(at.items).toHaveCount(1);
  await expect(at.log(at.server)).toContainText('60,000 bytes · 3,751 blocks');
  const { iv, ciphertext } = await at.onWire(0);
  expect(ciphertext).toBe(opensslEncrypt('CBC', KEY, iv, text));
  await expect(at.stage).toContainText('of 3,751');
  expect(await at.stage.locator('svg.picture > g > *').count()).toBeLessThan(1500);
  const long = 'x'.repeat(66_000);
  await at.send(at.client, long);
  await expect(at.client).toContainText(/A wire frame holds 64 KiB.*this message has 66,000/);
  await expect(at.message(at.client)).toHaveValue(long);
  await expect(at.items).toHaveCount(1);
});
