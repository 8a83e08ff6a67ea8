// `npm run bench:stage`: what the stage costs at 100,000 blocks against 128, in a real Chromium on the built site: nodes in the
// DOM, main-thread time while playing, time to the first frame, and how even the frames are; and whether scrubbing and zooming
// 65,536 blocks ever holds the page up. Ratios of one run, interleaved, medians.
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../support/chromium.ts';
import { serveSite } from '../../relay/server/static-site.ts';
import { median, percent, spread } from './measure.ts';

const ROUNDS = 5;
const PLAY_MS = 2_000;
const MANY = 100_000;
const SCRUBBED = 65_536;
/** A task that is longer is felt, W3C Long Tasks §1. */
const LONG_TASK_MS = 50;
const root = fileURLToPath(new URL('../../dist', import.meta.url));

const { server, url } = await serveSite({ root, base: '/' }, 0);
const { executablePath, args } = await findChromium();
const browser = await chromium.launch({ executablePath, args: [...args] });
const page = await browser.newPage({ viewport: { width: 1440, height: 980 } });
await page.goto(`${url}lab/`);
await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
const empty = await browser.newPage();
await page.bringToFront();
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
    box.value = Array.from({ length: count }, (_, i) => `block ${String(i).padStart(9, '0')} `)
      .join('')
      .slice(0, -1);
    // What the box for typing itself takes to lay out so long a text isn't the stage's.
    await painted();
    await painted();
    const started = performance.now();
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await painted();
    return performance.now() - started;
  }, blocks);

/** The time between two frames that 95 of 100 don't exceed, in ms. */
const frame95 = (on: Page): Promise<number> =>
  on.evaluate(async (ms) => {
    const gaps: number[] = [];
    let last = await new Promise<number>(requestAnimationFrame);
    for (const end = last + ms; last < end;) {
      const now = await new Promise<number>(requestAnimationFrame);
      gaps.push(now - last);
      last = now;
    }
    return gaps.sort((a, b) => a - b)[Math.floor(0.95 * gaps.length)];
  }, PLAY_MS);

const stage = page.getByRole('region', { name: 'Stage' });
async function measure(blocks: number) {
  const firstFrame = await show(page, blocks);
  await stage.focus();
  await page.keyboard.press('Home');
  const nodes = await page.locator('.picture-box svg > g > *:not([data-id^="caption"])').count();
  await page.keyboard.press(' ');
  const before = await busy(session);
  const p95 = await frame95(page);
  const busyShare = ((await busy(session)) - before) / (PLAY_MS / 1000);
  await page.keyboard.press(' ');
  return { firstFrame, nodes, busyShare, p95 };
}

/** Drags the playhead and the window across a whole message and zooms in and out; the longest task on the way, in ms, 0 where none is a long one. */
async function scrub(): Promise<number> {
  await show(page, SCRUBBED);
  await stage.focus();
  await page.keyboard.press('Home');
  await page.evaluate(() => {
    const seen = ((window as unknown as { tasks: number[] }).tasks = [0]);
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ duration }) => seen.push(duration)),
    ).observe({ type: 'longtask' });
  });
  const across = async (name: string, from: number) => {
    const box = (await stage.getByRole('slider', { name }).boundingBox())!;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + from, y);
    await page.mouse.down();
    for (let i = 1; i <= 40; i++) await page.mouse.move(box.x + (i * (box.width - 8)) / 40, y);
    await page.mouse.up();
  };
  await across('Playhead', 6);
  await across('Blocks in view', 6);
  await page.locator('.picture-box').hover();
  await page.keyboard.down('Control');
  for (const by of [120, -120]) for (let i = 0; i < 12; i++) await page.mouse.wheel(0, by);
  await page.keyboard.up('Control');
  await stage.getByRole('button', { name: 'Fit' }).click();
  await page.waitForTimeout(300);
  return page.evaluate(() => Math.max(...(window as unknown as { tasks: number[] }).tasks));
}

type Measured = Awaited<ReturnType<typeof measure>>;
const runs: Record<number, Measured[]> = { 32: [], 128: [], [MANY]: [] };
const still: number[] = [];
await measure(128);
for (let round = 0; round < ROUNDS; round++) {
  for (const blocks of [32, 128, MANY]) runs[blocks].push(await measure(blocks));
  await empty.bringToFront();
  still.push(await frame95(empty));
  await page.bringToFront();
}
const longest: number[] = [];
for (let round = 0; round < 3; round++) longest.push(await scrub());
await browser.close();
server.close();

const of = (blocks: number, what: keyof Measured) => runs[blocks].map((run) => run[what]);
const ratios = (a: readonly number[], b: readonly number[]) => a.map((value, i) => value / b[i]);

const rows = [
  {
    name: 'busy while playing, 100,000 / 128 blocks',
    values: ratios(of(MANY, 'busyShare'), of(128, 'busyShare')),
    pass: 1.5,
    aim: 1.05,
  },
  {
    name: 'first frame, 100,000 / 32 blocks',
    values: ratios(of(MANY, 'firstFrame'), of(32, 'firstFrame')),
    pass: 4,
    aim: 1.5,
  },
  {
    name: 'p95 of frames while playing 100,000 blocks / of an empty page',
    values: ratios(of(MANY, 'p95'), still),
    pass: 1.5,
    aim: 1.05,
  },
  {
    name: 'longest task over 50 ms (0: none) while scrubbing and zooming 65,536 blocks / 50 ms',
    values: longest.map((ms) => ms / LONG_TASK_MS),
    pass: 1,
    aim: 0.5,
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
const nodes = [128, MANY].map((blocks) => median(of(blocks, 'nodes')));
if (nodes[0] !== nodes[1]) failed += 1;
console.log(`nodes of the picture: ${nodes[0]} at 128 blocks, ${nodes[1]} at 100,000; pass: equal`);
const share = (blocks: number) => (100 * median(of(blocks, 'busyShare'))).toFixed(0);
console.log(`main thread busy while playing: ${share(128)} % at 128, ${share(MANY)} % at 100,000`);
const first = (blocks: number) => median(of(blocks, 'firstFrame')).toFixed(0);
console.log(`first frame: ${first(32)} ms at 32, ${first(MANY)} ms at 100,000`);
process.exit(failed ? 1 : 0);
