import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

/** Ids of the processes that hold tabs. */
async function rendererIds(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** Pages that a process shares with no other, in bytes: what its tab costs. Reads /proc, so Linux alone. */
function privateBytes(pid: number): number {
  const [, resident, shared] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').map(Number);
  return 4096 * (resident - shared);
}

/** The largest tab's private memory, in MB (1,000,000 bytes). */
export async function tabMegabytes(browser: Browser): Promise<number> {
  const pids = await rendererIds(browser);
  return Math.max(...pids.map(privateBytes)) / 1e6;
}

/** Watches the largest tab until `stop` is called, which gives the most it had, in MB. */
export async function watchTab(browser: Browser): Promise<() => number> {
  const pids = await rendererIds(browser);
  let most = 0;
  const look = () => {
    for (const pid of pids) most = Math.max(most, privateBytes(pid));
  };
  const timer = setInterval(look, 10);
  return () => {
    clearInterval(timer);
    return most / 1e6;
  };
}
