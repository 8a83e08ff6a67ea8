// Finds a Chromium to test in. Order: the one asked for, Playwright's own, the one inside the npm package (Linux x64,
// needs no installation and no root), one that the machine has.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

export interface Browser {
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly from: string;
}

/** Without these the browser looks for hosts on the network at every start. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disable-gpu',
];

const SYSTEM = [
  '/usr/lib/chromium/chromium',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/**
 * Tells the browser where its package's own faces were unpacked: its settings name folders of a cloud service alone. A browser
 * without any face ends (SIGTRAP, “Not implemented”) as soon as a page needs one before the page's own are there.
 */
function giveFaces(folder: string): void {
  const file = join(folder, 'faces.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'faces-cache')}</cachedir>
</fontconfig>
`,
  );
  process.env.FONTCONFIG_FILE ??= file;
}

/** Unpacks into a folder per version: the package reuses what lies in the temporary folder, whatever its version. */
async function fromPackage(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const packageFile = new URL(
    '../../node_modules/@sparticuz/chromium/package.json',
    import.meta.url,
  );
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };
  const folder = join(tmpdir(), `blockwise-chromium-${version}`);
  mkdirSync(folder, { recursive: true });
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  // Makes it also unpack the libraries that a bare machine lacks.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    const path = await packaged.executablePath();
    giveFaces(folder);
    return path;
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}

const first = (paths: readonly (string | undefined)[]): string | undefined =>
  paths.find((path) => path && existsSync(path));

/** The browser to test in; throws one clear sentence where there is none. */
export async function findChromium(): Promise<Browser> {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...QUIET, ...root];
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return { executablePath: asked, args, from: 'CHROMIUM_PATH' };
  const own = first([chromium.executablePath()]);
  if (own) return { executablePath: own, args, from: 'Playwright' };
  const packaged = await fromPackage().catch(() => undefined);
  if (packaged) return { executablePath: packaged, args: [...args, '--no-sandbox'], from: 'npm' };
  const system = first(SYSTEM);
  if (system) return { executablePath: system, args, from: 'this machine' };
  throw new Error(
    'No Chromium found: set CHROMIUM_PATH to one, or run `npx playwright install chromium`.',
  );
}
