// `npm run lighthouse -- [/path/ …]`: Lighthouse's four scores of built pages, as a phone and as a desktop. Not part of the tests:
// its performance score is a measure of the machine too.
import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { fileURLToPath } from 'node:url';
import { serveSite } from '../relay/server/static-site.ts';
import { findChromium } from './support/chromium.ts';

const PAGES = [
  '/',
  '/lessons/',
  '/lessons/bit-flip/',
  '/lab/',
  '/image/',
  '/attacks/',
  '/aes/',
  '/glossary/',
];
const paths = process.argv.length > 2 ? process.argv.slice(2) : PAGES;

const root = fileURLToPath(new URL('../dist', import.meta.url));
const { server, url } = await serveSite({ root, base: '/' }, 0);
const { executablePath, args } = await findChromium();
const chrome = await launch({ chromePath: executablePath, chromeFlags: [...args, '--headless'] });

let below = 0;
for (const path of paths) {
  for (const [device, config] of [
    ['phone', undefined],
    ['desktop', desktopConfig],
  ] as const) {
    const flags = { port: chrome.port, logLevel: 'error' } as const;
    const run = await lighthouse(new URL(path.slice(1), url).href, flags, config);
    const categories = Object.values(run!.lhr.categories);
    const scores = categories.map(({ title, score }) => `${title} ${Math.round(100 * score!)}`);
    if (categories.some(({ score }) => score! < 1)) below += 1;
    console.log(`${path.padEnd(24)}${device.padEnd(9)}${scores.join(' · ')}`);
    for (const { auditRefs } of categories)
      for (const { id, weight } of auditRefs) {
        const { score, title, displayValue = '' } = run!.lhr.audits[id];
        if (weight > 0 && score !== null && score < 1)
          console.log(`    ${id}: ${title} ${displayValue}`);
      }
  }
}
chrome.kill();
server.close();
process.exit(below ? 1 : 0);
