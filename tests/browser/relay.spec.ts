import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Role } from '../../src/lib/wire/index.ts';
import { RelayProcess } from '../relay/relay-process.ts';
import { lab } from './fixtures.ts';

async function visit(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      throw new Error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Leave the room' })).toBeVisible();
  expect(problems).toEqual([]);
  return page;
}

const state = (page: Page) => page.getByRole('status', { name: 'State of the connection' });
const received = async (page: Page, side: Role, prefix: string) => {
  const texts = await lab(page).log(lab(page)[side]).locator('.received .text').allTextContents();
  return texts.map((text) => text.trim()).filter((text) => text.startsWith(prefix));
};

test('two browsers chat through a relay and a third watches; the relay is killed in the middle and nothing is lost', async ({
  browser,
}) => {
  const relay = await RelayProcess.start();
  const [clientLink, serverLink, watcherLink] = [
    await relay.link('client'),
    await relay.link('server'),
    await relay.link('watcher'),
  ];
  const client = await visit(browser, clientLink);
  await expect(state(client)).toHaveText('In the room. The server isn’t here.');
  const server = await visit(browser, serverLink);
  const watcher = await visit(browser, watcherLink);
  await expect(state(client)).toHaveText('In the room. The server is here and answers.');
  await expect(state(watcher)).toContainText('Here is the client and the server');

  const [atClient, atServer, atWatcher] = [lab(client), lab(server), lab(watcher)];
  await atClient.send(atClient.client, 'from the client 0');
  await expect(atServer.log(atServer.server)).toContainText('from the client 0');
  await atServer.send(atServer.server, 'from the server 0');
  await expect(atClient.log(atClient.client)).toContainText('from the server 0');
  await expect(atClient.log(atClient.client).getByText('acknowledged')).toHaveCount(1);

  // The wire and the stage go on working, for one's own message and for the other's.
  await expect(atClient.items).toHaveCount(2);
  await expect(atServer.items).toHaveCount(2);
  expect(await atClient.onWire(1)).toEqual(await atServer.onWire(1));
  await atClient.items.nth(1).getByRole('button').first().click();
  await expect(atClient.stage.locator('[data-id="p1.b00.char"]')).toHaveText('f');

  // Who watches sees the wire, byte for byte, and has nothing that could decrypt it.
  await expect(atWatcher.items).toHaveCount(2);
  expect(await atWatcher.onWire(0)).toEqual(await atClient.onWire(0));
  await expect(watcher.getByRole('textbox', { name: 'Key (hex)' })).toHaveCount(0);
  await atWatcher.items.nth(0).getByRole('button').first().click();
  await expect(watcher.getByText('Whoever watches has no key')).toBeVisible();
  await expect(watcher.locator('body')).not.toContainText('from the client 0');

  await relay.kill('SIGKILL');
  await expect(state(client)).toContainText(
    /The relay can’t be reached. Trying again in \d+\.\d s/,
  );
  for (let i = 1; i <= 5; i++) {
    await atClient.send(atClient.client, `from the client ${i}`);
    await atServer.send(atServer.server, `from the server ${i}`);
  }
  await expect(state(client)).toContainText('5 messages wait and will be sent');
  await expect(atClient.log(atClient.client).getByText('queued')).toHaveCount(5);
  await relay.again();
  await expect(state(client)).toHaveText('In the room. The server is here and answers.', {
    timeout: 20_000,
  });
  await expect(atClient.log(atClient.client).getByText('acknowledged')).toHaveCount(6, {
    timeout: 20_000,
  });
  await expect(atServer.log(atServer.server).getByText('acknowledged')).toHaveCount(6);
  const expected = (from: string) => Array.from({ length: 6 }, (_, i) => `from the ${from} ${i}`);
  expect(await received(server, 'server', 'from')).toEqual(expected('client'));
  expect(await received(client, 'client', 'from')).toEqual(expected('server'));

  // A relay that ends in good order says so, and that stays the reason until it is back.
  await relay.kill('SIGTERM');
  await expect(state(client)).toContainText('The relay is being restarted.');
  await relay.again();
  await expect(state(client)).toContainText('is here and answers', { timeout: 20_000 });

  // Pages that go away and come back carry on: what had not been delivered arrives, once.
  await server.goto('about:blank');
  await expect(state(client)).toContainText('The server isn’t here.');
  await atClient.send(atClient.client, 'written before the reload');
  await client.reload();
  await expect(state(client)).toContainText('In the room');
  await server.goto(serverLink);
  await expect(atServer.log(atServer.server)).toContainText('written before the reload', {
    timeout: 20_000,
  });
  await atServer.send(atServer.server, 'welcome back');
  await expect(atClient.log(atClient.client)).toContainText('welcome back');
  expect(await received(server, 'server', 'written')).toHaveLength(1);

  // Leaving brings the other pane back, and the lab is whole again on its own.
  await client.getByRole('button', { name: 'Leave the room' }).click();
  await atClient.send(atClient.client, 'on my own again');
  await expect(atClient.log(atClient.server)).toContainText('on my own again');
  await expect(state(server)).toContainText('The client isn’t here.');
  await relay.kill('SIGTERM');
});

test('a link that is opened twice goes on where it was opened last, and the first page says so', async ({
  browser,
}) => {
  const relay = await RelayProcess.start();
  const link = await relay.link('client');
  const first = await visit(browser, link);
  await expect(state(first)).toContainText('In the room');
  const second = await visit(browser, link);
  await expect(state(first)).toContainText('This link was opened somewhere else');
  await expect(state(second)).toContainText('In the room');
  await first.getByRole('button', { name: 'Leave the room' }).click();
  await first.getByRole('textbox', { name: 'Link to a room' }).fill('http://127.0.0.1:1/lab/');
  await first.getByRole('button', { name: 'Connect' }).click();
  await expect(first.getByText('This link has no room in it')).toBeVisible();
  await relay.kill('SIGTERM');
});
