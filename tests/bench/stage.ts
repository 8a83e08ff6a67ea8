// `npm run bench:stage`: what the stage costs at 4,000 blocks against 128, in a real Chromium on the built site: nodes in the
// DOM, main-thread time while playing, and time to the first frame. Ratios of one run, interleaved, medians.
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../support/chromium.ts';
import { serveSite } from '../../relay/server/static-site.ts';
import { median, percent, spread } from './measure.ts';

const ROUNDS = 5;
const PLAY_MS = 2_000;
const root = fileURLToPath(new URL('../../dist', import.meta.url));

const { server, url } = await serveSite({ root, base: '/' }, 0);
const { executablePath, args } = await findChromium();
const browser = await chromium.launch({ executablePath, args: [...args] });
const page = await browser.newPage({ viewport: { width: 1440, height: 980 } });
await page.goto(`${url}lab/`);
await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');

/** Seconds that the main thread has worked so far. */
async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

/** Puts a message of some blocks on the stage; milliseconds until its first frame is painted. */
const show = (on: Page, blocks: number): Promise<number> =>
  on.evaluate(async (count) => {
    const box = document.querySelector<HTMLTextAreaElement>('textarea')!;
    const painted = () =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    // Words that never make two equal blocks; 15 characters and a digit more, so that padding adds no block.
    const text = Array.from({ length: count }, (_, i) => `block ${String(i).padStart(9, '0')} `)
      .join('')
      .slice(0, -1);
    await painted();
    const started = performance.now();
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await painted();
    return performance.now() - started;
  }, blocks);

async function measure(blocks: number) {
  const firstFrame = await show(page, blocks);
  await page.getByRole('region', { name: 'Stage' }).focus();
  await page.keyboard.press('Home');
  const nodes = await page.locator('svg.picture > g > *:not([data-id^="caption"])').count();
  await page.keyboard.press(' ');
  const before = await busy(session);
  await page.waitForTimeout(PLAY_MS);
  const busyShare = ((await busy(session)) - before) / (PLAY_MS / 1000);
  await page.keyboard.press(' ');
  return { firstFrame, nodes, busyShare };
}

const runs: Record<number, Awaited<ReturnType<typeof measure>>[]> = { 32: [], 128: [], 4000: [] };
await measure(128);
for (let round = 0; round < ROUNDS; round++)
  for (const blocks of [32, 128, 4000]) runs[blocks].push(await measure(blocks));
await browser.close();
server.close();

const of = (blocks: number, what: 'firstFrame' | 'nodes' | 'busyShare') =>
  runs[blocks].map((run) => run[what]);
const ratio = (what: 'firstFrame' | 'busyShare', large: number, small: number) =>
  of(large, what).map((value, i) => value / of(small, what)[i]);

const rows = [
  {
    name: 'busy while playing, 4,000 / 128 blocks',
    values: ratio('busyShare', 4000, 128),
    pass: 1.5,
    aim: 1.05,
  },
  {
    name: 'first frame, 4,000 / 32 blocks',
    values: ratio('firstFrame', 4000, 32),
    pass: 4,
    aim: 1.5,
  },
];
let failed = 0;
for (const { name, values, pass, aim } of rows) {
  const middle = median(values);
  if (middle > pass) failed += 1;
  console.log(
    `${name}: ${middle.toFixed(2)} (spread ${percent(spread(values))}); pass ≤ ${pass}, aim ≤ ${aim}${middle > pass ? '   FAILED' : ''}`,
  );
}
const nodes = [128, 4000].map((blocks) => median(of(blocks, 'nodes')));
if (nodes[0] !== nodes[1]) failed += 1;
console.log(`nodes of the picture: ${nodes[0]} at 128 blocks, ${nodes[1]} at 4,000; pass: equal`);
console.log(
  `main thread busy while playing: ${(100 * median(of(128, 'busyShare'))).toFixed(0)} % at 128, ${(100 * median(of(4000, 'busyShare'))).toFixed(0)} % at 4,000`,
);
console.log(
  `first frame: ${median(of(32, 'firstFrame')).toFixed(0)} ms at 32, ${median(of(4000, 'firstFrame')).toFixed(0)} ms at 4,000`,
);
process.exit(failed ? 1 : 0);
