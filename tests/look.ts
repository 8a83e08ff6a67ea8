// `npm run look -- /lab/ [--theme dark] [--width 360] …`: screenshots of built pages at three widths in both themes,
// for eyes. Not a test.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from './support/chromium.ts';
import { serveSite } from '../relay/server/static-site.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    theme: { type: 'string', multiple: true, default: ['light', 'dark'] },
    width: { type: 'string', multiple: true, default: ['1440', '768', '360'] },
    out: {
      type: 'string',
      default: fileURLToPath(new URL('../test-results/look', import.meta.url)),
    },
  },
});

mkdirSync(values.out, { recursive: true });
const root = fileURLToPath(new URL('../dist', import.meta.url));
const { server, url } = await serveSite({ root, base: '/' }, 0);
const { executablePath, args } = await findChromium();
const browser = await chromium.launch({ executablePath, args: [...args] });
for (const path of positionals.length ? positionals : ['/']) {
  for (const colorScheme of values.theme as ('light' | 'dark')[]) {
    for (const width of values.width.map(Number)) {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 980 } });
      page.on('console', (message) => console.log(`${path} ${width}: ${message.text()}`));
      await page.goto(new URL(path.slice(1), url).href);
      // Figures that become live when they come into view are all brought there once.
      for (const island of await page.locator('astro-island[client=seen]').all()) {
        await island.evaluate((element) => element.firstElementChild?.scrollIntoView());
        await page.waitForTimeout(50);
      }
      await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
      await page.evaluate(() => scrollTo(0, 0));
      // One picture of the whole page: what is laid out only when it is scrolled to has to be there as well.
      await page.evaluate(() =>
        document.styleSheets[0].insertRule('* { content-visibility: visible !important }'),
      );
      await page.evaluate(() => document.fonts.ready);
      const file = `${values.out}/${path.replaceAll('/', '') || 'home'}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
      await page.close();
    }
  }
}
await browser.close();
server.close();
