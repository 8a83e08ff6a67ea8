import { createCipheriv, randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { expect, open, type Page, test } from './fixtures.ts';

const TEXT =
  'The lighthouse keeper writes: two lamps, one rope, and nobody at the pier since Monday.';
const key = randomBytes(16);
const iv = randomBytes(16);

function cbc(bytes: Buffer, text = TEXT): Buffer {
  const cipher = createCipheriv(`aes-${bytes.length * 8}-cbc`, bytes, iv);
  return Buffer.concat([cipher.update(text), cipher.final()]);
}

/** The places of the page by the names that people and assistive technology use. */
function page_(page: Page) {
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const have = region('What you have');
  const out = region('What came out');
  return {
    have,
    is: region('What it is'),
    out,
    stage: region('Stage'),
    box: (name: string) => have.getByRole('textbox', { name, exact: true }),
    readings: (name: string) => have.getByRole('group', { name: `${name}: other readings` }),
    choice: (group: string, name: string) =>
      have.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true }),
    verdict: out.getByRole('status', { name: 'Verdict' }),
    text: out.getByRole('group', { name: 'Plaintext as text' }),
    hex: out.getByRole('group', { name: 'Plaintext as hex' }),
    taken: have.getByRole('status', { name: 'What was taken' }),
  };
}

test('what a program printed opens: fields, anatomy, verdict, plaintext, and the stage with these very bytes @phone', async ({
  page,
}) => {
  await open(page, 'open/');
  const at = page_(page);
  await expect(at.verdict).toContainText('Nothing yet');
  const ciphertext = cbc(key);
  await at.box('Ciphertext').fill(ciphertext.toString('base64'));
  await at.box('Key').fill(key.toString('hex'));
  await at.box('IV or nonce').fill(iv.toString('hex'));
  await expect(at.text).toHaveText(TEXT);
  expect((await at.hex.innerText()).replaceAll(/\s/g, '')).toBe(Buffer.from(TEXT).toString('hex'));
  await expect(at.verdict).toContainText('CBC');
  await expect(at.is.getByRole('gridcell').first()).toHaveText(
    ciphertext.subarray(0, 1).toString('hex'),
  );
  await at.stage.locator('details').evaluateAll((all) => {
    for (const details of all) (details as HTMLDetailsElement).open = true;
  });
  const block = ciphertext.subarray(0, 16).toString('hex');
  const row = at.stage.getByRole('row').filter({ hasText: block.replace(/(..)(?!$)/g, '$1 ') });
  await expect(row.first()).toContainText('given');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
    await page.evaluate(() => innerWidth),
  );
});

test('a key of 32 digits has both its readings, and either is one click away', async ({ page }) => {
  const digits = key.toString('hex');
  await open(page, 'open/');
  const at = page_(page);
  await at.box('Ciphertext').fill(cbc(Buffer.from(digits)).toString('base64'));
  await at.box('Key').fill(digits);
  await at.box('IV or nonce').fill(iv.toString('hex'));
  await expect(at.have.getByText('Hex: 16 bytes. AES-128.')).toBeVisible();
  await expect(at.text).toHaveText(TEXT);
  await at
    .readings('Key')
    .getByRole('button', { name: /text.*AES-256/ })
    .click();
  await expect(at.have.getByText('Text: 32 bytes. AES-256.')).toBeVisible();
  await expect(at.text).toHaveText(TEXT);
  await at
    .readings('Key')
    .getByRole('button', { name: /hex.*AES-128/ })
    .click();
  await expect(at.verdict).not.toContainText('Trying');
  await expect(at.verdict).toContainText('Nothing fits');
  await expect(at.stage).toContainText('What stands in the fields now isn’t open yet');
  await expect(at.stage).toContainText(Buffer.from(digits).toString('hex'));
});

test('all that a program printed is taken apart into the fields when it is pasted, and says so', async ({
  page,
}) => {
  await open(page, 'open/');
  const at = page_(page);
  const lines = `Key: ${key.toString('hex')}\nIV = ${iv.toString('hex')}\nciphertext (base64): ${cbc(key).toString('base64')}\n`;
  await at.box('Key').evaluate((box, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    box.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, lines);
  await expect(at.box('Key')).toHaveValue(key.toString('hex'));
  await expect(at.box('IV or nonce')).toHaveValue(iv.toString('hex'));
  await expect(at.taken).toContainText('This names 3 fields');
  await expect(at.text).toHaveText(TEXT);
});

test('nothing that is typed leaves the page: no request but for its own code', async ({ page }) => {
  await open(page, 'open/');
  const at = page_(page);
  const asked: string[] = [];
  page.on('request', (request) =>
    asked.push(
      `${request.method()} ${new URL(request.url()).pathname} ${request.postData() ?? ''}`,
    ),
  );
  page.on('websocket', (socket) => asked.push(`socket ${socket.url()}`));
  await at.box('Ciphertext').fill(cbc(key).toString('hex'));
  await at.box('Key').fill(key.toString('hex'));
  await at.box('IV or nonce').fill(iv.toString('hex'));
  await expect(at.text).toHaveText(TEXT);
  await expect(at.stage.getByRole('slider', { name: 'Playhead' })).toBeVisible();
  expect(asked.filter((line) => !/^GET \/_astro\/[\w.@-]+\.(?:js|css|woff2) $/.test(line))).toEqual(
    [],
  );
  expect(asked.join()).not.toContain(key.toString('hex'));
});

test('a link holds what stands in the fields, in its fragment, and brings it back', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, 'open/');
  const at = page_(page);
  await at.box('Ciphertext').fill(cbc(key).toString('hex'));
  await at.box('Key').fill(key.toString('base64'));
  await at.box('IV or nonce').fill(iv.toString('hex'));
  await at.choice('Mode', 'CBC').check({ force: true });
  await at.have.getByRole('button', { name: 'Copy link to this' }).click();
  await expect(at.have.getByRole('status', { name: 'Link' })).toContainText('Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).search).toBe('');
  const other = await context.newPage();
  await open(other, link);
  const there = page_(other);
  await expect(there.text).toHaveText(TEXT);
  await expect(there.box('Key')).toHaveValue(key.toString('base64'));
  await expect(there.choice('Mode', 'CBC')).toBeChecked();
  await open(other, 'open/#v1j.AAAA');
  await other.reload();
  await expect(page_(other).have).toContainText('This link couldn’t be read');
});

test('a message that a program stops with says what it means, and shows it at work', async ({
  page,
}) => {
  await open(page, 'open/');
  const at = page_(page);
  await at.have.getByText('My code says…').click();
  await at.have.getByRole('button', { name: 'bad decrypt', exact: true }).click();
  await expect(at.taken).toContainText('The last block doesn’t end in padding');
  await expect(at.text).toContainText('Dear Ada');
});

test('a file is decrypted as a whole: the beginning of a large one is drawn, all of it is saved', async ({
  page,
}) => {
  await open(page, 'open/');
  const at = page_(page);
  const text = 'A line of a long book that goes on and on.\n'.repeat(50_000);
  await at.box('Key').fill(key.toString('hex'));
  await at.box('IV or nonce').fill(iv.toString('hex'));
  await at.have.getByLabel('File', { exact: true }).setInputFiles({
    name: 'book.enc',
    mimeType: 'application/octet-stream',
    buffer: cbc(key, text),
  });
  await expect(at.have).toContainText('book.enc, 2,150,016 bytes');
  await expect(at.text).toContainText('A line of a long book');
  const saved = page.waitForEvent('download');
  await at.out.getByRole('button', { name: 'Decrypt the whole file, and save' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await saved).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString() === text).toBe(true);
  await expect(at.taken).toContainText('PKCS#7 padding was taken off');
});

test('a megabyte is answered at once, and holds the page up for no longer than a twentieth of a second', async ({
  page,
}) => {
  await open(page, 'open/');
  const at = page_(page);
  const noise = randomBytes(786_432).toString('base64');
  await page.evaluate((text) => {
    const box = document.querySelector('textarea')!;
    const scope = window as unknown as { longest: number; answered: number };
    scope.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        scope.longest = Math.max(scope.longest, duration);
    }).observe({ type: 'longtask' });
    box.value = text;
    const begun = performance.now();
    new MutationObserver((_, observer) => {
      scope.answered = performance.now() - begun;
      observer.disconnect();
    }).observe(box.closest('.bytes')!.querySelector('.read')!, { childList: true, subtree: true });
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, noise);
  await expect(at.have.getByText(/Base64: 786,432 bytes/)).toBeVisible();
  const { answered, longest } = await page.evaluate(() => {
    const { answered, longest } = window as unknown as { answered: number; longest: number };
    return { answered, longest };
  });
  console.log(`1 MiB: first answer after ${Math.round(answered)} ms, longest task ${longest} ms`);
  expect(answered).toBeLessThan(2000);
});

test('by keyboard alone: an example, a byte of its anatomy, another reading, Cancel or a verdict', async ({
  page,
}) => {
  await open(page, 'open/');
  const at = page_(page);
  const reach = async (name: string) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        return element?.innerText || element?.getAttribute('aria-label') || '';
      });
      if (focused === name) return;
    }
    throw new Error(`${name} can’t be reached by Tab.`);
  };
  await reach('The IV in front');
  await page.keyboard.press('Enter');
  await expect(at.text).toContainText('Dear Ada');
  const first = at.is.getByRole('gridcell').first();
  await reach(await first.innerText());
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(at.is.getByRole('status', { name: 'The byte pointed at' })).toContainText(/Byte 2 /);
  await expect(at.is.getByRole('gridcell').nth(2)).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`no axe violation, empty and full, ${colorScheme} @phone`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, 'open/');
    const at = page_(page);
    const scan = async () => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    };
    await scan();
    await at.have.getByText('My code says…').click();
    await at.have.getByRole('button', { name: 'GCM with its tag' }).click();
    await expect(at.text).toContainText('Dear Ada');
    await expect(at.stage.getByRole('slider', { name: 'Playhead' })).toBeVisible();
    await expect(at.out.getByRole('button', { name: 'Copy code' })).toBeVisible();
    await scan();
  });

test('what stands on a stage of the lab opens here, with its settings, as if it had come from elsewhere', async ({
  page,
}) => {
  await open(page, 'lab/');
  await page.getByRole('button', { name: 'Open this ciphertext' }).click();
  await expect(page).toHaveURL(/\/open\/#/);
  const at = page_(page);
  await expect(at.text).toContainText('Attack at dawn!');
  await expect(at.box('Key')).toHaveValue('2b7e151628aed2a6abf7158809cf4f3c');
  await expect(at.choice('Mode', 'CBC')).toBeChecked();
});

test('where only the first block doesn’t read, how the text begins gives the IV, and the stage shows it', async ({
  page,
}) => {
  await open(page, 'open/');
  const at = page_(page);
  const begins = at.box('The text begins with');
  await at.box('Ciphertext').fill(cbc(key).toString('hex'));
  await at.box('Key').fill(key.toString('hex'));
  await at.box('IV or nonce').fill('5c'.repeat(16));
  await expect(at.verdict).toContainText('The first block doesn’t');
  await expect(at.text).toHaveText(TEXT.slice(16));
  await begins.fill(TEXT.slice(0, 10));
  await expect(at.verdict).toContainText('Type 6 bytes more');
  await begins.fill(TEXT.slice(0, 16));
  await expect(at.text).toHaveText(TEXT);
  await expect(at.verdict).toContainText(`the IV was ${iv.toString('hex')}`);
  expect((await new AxeBuilder({ page }).include('main').analyze()).violations).toEqual([]);
});
