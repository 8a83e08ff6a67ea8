import { test as base, expect, type Locator, type Page } from '@playwright/test';

/**
 * Every test of a page also holds that nothing went wrong behind its back: no error in the console, no exception, no
 * violation of the content security policy, no request to another host.
 */
export const test = base.extend<{ expected: RegExp | undefined; quiet: void }>({
  /** Console text that a test provokes on purpose. */
  expected: [undefined, { option: true }],
  quiet: [
    async ({ page, baseURL, expected }, use) => {
      const wrong: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) wrong.push(message.text());
      });
      page.on('pageerror', (error) => wrong.push(String(error)));
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(baseURL!) && !/^(data|blob):/.test(url))
          wrong.push(`request to ${url}`);
      });
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
        );
      });
      await use();
      expect(wrong.filter((text) => !expected?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export type { Locator, Page };

/**
 * Opens a page and waits until it answers: before an island is live a click on it would be lost. Islands that wait for being
 * seen are waited for by `figure`.
 */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]:not([client=seen])'));
}

/** The places of the wire lab by the names that people and assistive technology use. */
export function lab(page: Page) {
  const region = (name: string): Locator => page.getByRole('region', { name, exact: true });
  const client = region('Client');
  const server = region('Server');
  const wire = region('Wire');
  const stage = region('Stage');
  /** The strip that sets a side: its own, or that of both while they agree. */
  const settings = (side: Locator): Locator =>
    page.getByRole('group', {
      name:
        side === client ? /^Settings of (the )?client/ : /^Settings of (the |client and )server$/,
    });
  return {
    settings,
    client,
    server,
    wire,
    stage,
    message: (side: Locator) => side.getByRole('textbox', { name: 'Message' }),
    key: (side: Locator) => settings(side).getByRole('textbox', { name: 'Key', exact: true }),
    iv: (side: Locator) => settings(side).getByRole('textbox', { name: 'IV', exact: true }),
    log: (side: Locator) => side.getByRole('log', { name: 'Messages' }),
    mode: (side: Locator, name: string) =>
      settings(side).getByRole('radiogroup', { name: 'Mode' }).getByRole('radio', { name }),
    async policy(side: Locator, name: string) {
      await settings(side).getByLabel('IV policy').selectOption(name);
    },
    async padding(side: Locator, name: string) {
      await settings(side).getByLabel('Padding').selectOption(name);
    },
    /** Goes to where a part of the journey begins. */
    part: (name: 'Encrypt' | 'Wire' | 'Decrypt') =>
      stage.getByRole('button', { name, exact: true }).click(),
    /** How the server answers what it can't read. */
    async errors(name: string) {
      await page.getByText('More', { exact: true }).click();
      await page
        .getByRole('radiogroup', { name: 'Errors' })
        .getByRole('radio', { name })
        .check({ force: true });
    },
    agree: page.getByRole('checkbox', { name: 'Both sides agree' }),
    playhead: stage.getByRole('slider', { name: 'Playhead' }),
    // A machine that is busy for a second has a side send once more what is underway: that is no other message.
    items: wire
      .getByRole('listitem')
      .filter({ has: page.getByRole('button'), hasNotText: 'sent again' }),
    async send(side: Locator, text: string) {
      await side.getByRole('textbox', { name: 'Message' }).fill(text);
      await side.getByRole('button', { name: 'Encrypt and send' }).click();
    },
    /** What the nth message on the wire shows of itself, counted from 0. */
    async onWire(index: number) {
      const item = this.items.nth(index);
      const read = async (name: string) =>
        (await item.getByLabel(name, { exact: true }).innerText()).trim();
      return { iv: await read('IV'), ciphertext: await read('Ciphertext') };
    },
    /** The picture as its marks, to be compared: in which order an element came by its attributes is nothing that is seen. */
    picture: () =>
      stage.locator('.picture-box svg.picture > g > *').evaluateAll((marks) =>
        marks
          .map((mark) => {
            const names = mark.getAttributeNames().sort();
            const attributes = names.map((name) => `${name}="${mark.getAttribute(name)}"`);
            return `${mark.tagName} ${attributes.join(' ')} ${mark.textContent}`;
          })
          .join('\n'),
      ),
  };
}
