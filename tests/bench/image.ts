/**
 * `npm run bench:image`: a picture of 12 megapixels encrypted in ECB in a real Chromium, strip by strip, over Web
 * Crypto's CBC of the same bytes in the same page, in turns. Exits with 1 where a bar isn't passed.
 */
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { gallery } from '../../src/lib/image/index.ts';
import { pip } from '../../src/lib/image/pictures/pip.ts';
import { encodePng } from '../image/png.ts';
import { findChromium } from '../support/chromium.ts';
import { serveSite } from '../../relay/server/static-site.ts';
import { judge, quantile, ratio } from './contest.ts';
import { tabMegabytes, watchTab } from './tab-memory.ts';

const SIDE = 3464;
const TURNS = 9;

const { server, url } = await serveSite(
  { root: fileURLToPath(new URL('../../dist', import.meta.url)), base: '/' },
  0,
);
const { executablePath, args } = await findChromium();
const browser = await chromium.launch({
  executablePath,
  args: [...args, '--enable-precise-memory-info'],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 980 } });
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');

/** Milliseconds that the main thread has worked so far. */
async function taskMs(): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

await page.goto(`${url}404.html`);
await page.waitForTimeout(1000);
const empty = await tabMegabytes(browser);
await page.goto(`${url}image/`);
await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
const most = await watchTab(browser);
await page.getByLabel('Choose a picture').setInputFiles({
  name: `${gallery[0].id}.png`,
  mimeType: 'image/png',
  buffer: encodePng(pip(SIDE)),
});
await page.getByRole('button', { name: 'Use it whole' }).click({ timeout: 60_000 });
const finished = () =>
  // Not at every frame, as is the default: each look would make the page draw one.
  page.waitForFunction(() => performance.getEntriesByName('strips-end').length > 0, undefined, {
    timeout: 60_000,
    polling: 50,
  });
await finished();
const peak = most() - empty;
await page.waitForTimeout(2000);
const rest = (await tabMegabytes(browser)) - empty;

const times: Record<string, number[]> = { cbc: [], first: [], all: [], busy: [], longest: [] };
for (let turn = -2; turn < TURNS; turn++) {
  const cbc = await page.evaluate(
    async (length) => {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i += 65_536)
        crypto.getRandomValues(bytes.subarray(i, i + 65_536));
      const raw = new Uint8Array(16);
      const key = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt']);
      const start = performance.now();
      await crypto.subtle.encrypt({ name: 'AES-CBC', iv: raw }, key, bytes);
      return performance.now() - start;
    },
    4 * SIDE * SIDE,
  );
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    performance.clearMarks();
    const store = globalThis as unknown as { longest: number };
    store.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        store.longest = Math.max(store.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const before = await taskMs();
  await page.getByRole('button', { name: 'Again' }).click();
  await finished();
  const busy = (await taskMs()) - before;
  const run = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0].startTime;
    const { longest } = globalThis as unknown as { longest: number };
    return {
      first: at('strips-first') - at('strips-start'),
      all: at('strips-end') - at('strips-start'),
      longest,
    };
  });
  if (turn < 0) continue;
  for (const [name, value] of Object.entries({ cbc, busy, ...run })) times[name].push(value);
}
for (const list of Object.values(times)) list.sort((a, b) => a - b);
await browser.close();
server.close();

const bars = [
  { what: 'all painted / Web Crypto CBC', of: 'all', pass: 1.5, aim: 1 },
  { what: 'first strip / Web Crypto CBC', of: 'first', pass: 0.15, aim: 0.05 },
  { what: 'main thread busy / Web Crypto CBC', of: 'busy', pass: 0.5, aim: 0.15 },
];
console.log(
  `ECB of ${((SIDE * SIDE) / 1e6).toFixed(1)} megapixels, ${TURNS} turns; CBC ${quantile(times.cbc, 0.5).toFixed(0)} ms`,
);
const passed = bars.map(({ what, of, pass, aim }) => {
  const { value, text } = ratio(times[of], times.cbc);
  const verdict = { pass: value <= pass, aim: value <= aim };
  return judge(`${what}, at most ${pass}, aim ${aim}`, text, verdict);
});
const longest = quantile(times.longest, 0.5);
passed.push(
  judge('longest task, at most 50 ms', longest === 0 ? 'none over 50 ms' : `${longest} ms`, {
    pass: longest <= 50,
    aim: longest <= 16,
  }),
);
passed.push(
  judge(
    'the tab’s memory over an empty page, at most 300 MB',
    `${peak.toFixed(0)} MB while the picture is opened and encrypted, ${rest.toFixed(0)} MB after it`,
    { pass: peak <= 300, aim: peak <= 200 },
  ),
);
if (!passed.every(Boolean)) process.exitCode = 1;
