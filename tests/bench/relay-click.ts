import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { RelayProcess } from '../relay/relay-process.ts';
import { findChromium } from '../support/chromium.ts';
import { median } from './measure.ts';

const [ROUNDS, WARM_UP] = [60, 10];

async function enter(browser: Browser, link: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Leave the room' }).waitFor();
  return page;
}

const pane = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** When each text stood in this log, by the page's clock. */
function arrivals(log: Locator, prefix: string): Promise<number[]> {
  return log.evaluate(
    (element, [start, count]) =>
      new Promise<number[]>((resolve) => {
        const found: number[] = [];
        const look = () => {
          while (element.textContent.includes(`${start} ${found.length}.`))
            found.push(performance.timeOrigin + performance.now());
          if (found.length < count) return;
          observer.disconnect();
          resolve(found);
        };
        const observer = new MutationObserver(look);
        observer.observe(element, { childList: true, subtree: true, characterData: true });
        look();
      }),
    [prefix, ROUNDS + WARM_UP] as const,
  );
}

/** When each was clicked away, by the page's clock. */
function clicks(box: Locator, prefix: string): Promise<number[]> {
  return box.evaluate(
    async (element, [start, count]) => {
      const area = element as HTMLTextAreaElement;
      const found: number[] = [];
      for (let i = 0; i < count; i++) {
        area.value = `${start} ${i}.`;
        area.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 50));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        found.push(performance.timeOrigin + performance.now());
        area.form!.querySelector('button')!.click();
      }
      return found;
    },
    [prefix, ROUNDS + WARM_UP] as const,
  );
}

async function oneWay(box: Locator, log: Locator, prefix: string): Promise<number> {
  const arriving = arrivals(log, prefix);
  const sent = await clicks(box, prefix);
  const arrived = await arriving;
  return median(arrived.map((at, i) => at - sent[i]).slice(WARM_UP));
}

/**
 * Milliseconds from the click on “Encrypt and send” in one page to the decrypted text in another's log, through a relay
 * process of its own; the median there and the median back, averaged, so that what the two clocks differ by is gone.
 */
export async function clickThroughRelay(): Promise<number> {
  const relay = await RelayProcess.start('--rate', '10000');
  const { executablePath, args } = await findChromium();
  const browser = await chromium.launch({ executablePath, args: [...args] });
  try {
    const client = await enter(browser, await relay.link('client'));
    const server = await enter(browser, await relay.link('server'));
    const [atClient, atServer] = [pane(client, 'Client'), pane(server, 'Server')];
    await client.getByText('is here and answers').waitFor();
    await server.getByText('is here and answers').waitFor();
    const boxOf = (side: Locator) => side.getByRole('textbox', { name: 'Message' });
    const there = await oneWay(boxOf(atClient), atServer.getByRole('log'), 'there');
    const back = await oneWay(boxOf(atServer), atClient.getByRole('log'), 'back');
    return (there + back) / 2;
  } finally {
    await browser.close();
    await relay.kill('SIGKILL');
  }
}
