// `npm run size`: bytes of each built page as they travel (brotli), JavaScript and fonts; over the budget it fails.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = fileURLToPath(new URL('../dist', import.meta.url));
const base = process.env.BASE_PATH ?? '/';
const KB = 1024;

/** JavaScript a page may load, in brotli bytes. */
const BUDGETS: Record<string, number> = {
  'index.html': 55 * KB,
  // A session that measures its line, and threads that see a keystream used twice: 2 kB of it.
  'lab/index.html': 93 * KB,
  'embed/stage/index.html': 75 * KB,
  // Derivations and all that tries are in workers, and the stage comes when something has opened.
  'open/index.html': 60_000,
  // The language and what is derived; the stage and what reads links come when they are needed.
  'invent/index.html': 60_000,
  'race/index.html': 56 * KB,
  'image/index.html': 47_000,
  'aes/index.html': 55 * KB,
  'attacks/index.html': 32 * KB,
  'lessons/index.html': 32 * KB,
  'report/index.html': 54 * KB,
  'search/index.html': 24 * KB,
  'teach/report/index.html': 54 * KB,
};
/** A page that isn't named above has no island: it loads the theme's script and nothing else. */
const THEME_BUDGET = 0.5 * KB;
/** A lesson, before a figure is in view: what islands that wait for being seen load is counted as loaded later. */
const LESSON_BUDGET = 35_000;
const isLesson = (page: string): boolean => /^lessons\/.+\/index\.html$/.test(page);
/** All faces that a page loads. */
const FONT_BUDGET = 85_000;

const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .sort();
const bytesOf = (text: string | Buffer): number => brotliCompressSync(text).length;
const read = (url: string): Buffer => readFileSync(join(root, url.slice(base.length)));

/** The scripts a page names, and all that they import, each once; `later`: also what they import when it is needed. */
function scripts(html: string, later: boolean): Set<string> {
  const found = new Set<string>();
  const imports = later
    ? /(?:from|import)\s*\(?["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g
    : /(?:from|import)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
  const queue = [
    ...html.matchAll(/(?:src|component-url|renderer-url|before-hydration-url|href)="([^"]+\.js)"/g),
  ].map((m) => m[1]);
  while (queue.length) {
    const url = queue.pop()!;
    if (found.has(url)) continue;
    found.add(url);
    for (const [, path] of read(url).toString().matchAll(imports))
      queue.push(new URL(path, `http://x${url}`).pathname);
  }
  return found;
}

/** Scripts written into the page itself count as well. */
const inline = (html: string): string =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map((m) => m[1]).join('');

let over = 0;
const column = (value: string | number, width: number): string => String(value).padStart(width);
console.log(
  `${'page'.padEnd(44)}${column('HTML', 8)}${column('JS', 8)}${column('of', 8)}${column('later', 8)}   brotli bytes`,
);
for (const page of pages) {
  const html = readFileSync(join(root, page), 'utf8');
  const own = inline(html);
  // An island’s own scripts travel when it is seen, where it waits for that.
  const atOnce = html.replace(/<astro-island(?=[^>]*\sclient="seen")[^>]*>/g, '');
  const sum = (later: boolean): number =>
    [...scripts(later ? html : atOnce, later)].reduce(
      (n, url) => n + bytesOf(read(url)),
      own ? bytesOf(own) : 0,
    );
  const js = sum(false);
  const budget = isLesson(page) ? LESSON_BUDGET : (BUDGETS[page] ?? THEME_BUDGET);
  if (js > budget) over += 1;
  const later = sum(true) - js;
  console.log(
    `${relative(root, join(root, page)).padEnd(44)}${column(bytesOf(html), 8)}${column(js, 8)}${column(budget, 8)}${column(later, 8)}${js > budget ? '   OVER' : ''}`,
  );
}

const fonts = readdirSync(join(root, '_astro/fonts')).filter((file) => file.endsWith('.woff2'));
const fontBytes = fonts.reduce(
  (sum, file) => sum + readFileSync(join(root, '_astro/fonts', file)).length,
  0,
);
if (fontBytes > FONT_BUDGET) over += 1;
console.log(
  `${'fonts, all'.padEnd(44)}${column(fontBytes, 8)}${column('', 8)}${column(FONT_BUDGET, 8)}`,
);
if (over) {
  console.error(`\n${over} over the budget.`);
  process.exit(1);
}
