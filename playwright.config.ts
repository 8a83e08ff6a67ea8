import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './tests/support/chromium.ts';

const { executablePath, args, from } = await findChromium();
// Said once, by the process that runs the others.
if (!process.env.TEST_WORKER_INDEX) console.log(`Browser: ${executablePath} (${from})`);

const PORT = Number(process.env.TEST_PORT ?? 4399);

export default defineConfig({
  testDir: './tests/browser',
  outputDir: 'test-results/browser',
  workers: 2,
  fullyParallel: true,
  // A shared machine can stand still for longer than any wait, and this browser can end by itself. What passed only when tried
  // again is named in the gate's last lines, with what went wrong: it is to be looked into, not to be lived with.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['dot'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    launchOptions: { executablePath, args: [...args] },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 980 } } },
    {
      name: 'phone',
      grep: /@phone/,
      use: {
        ...devices['Pixel 7'],
        defaultBrowserType: 'chromium',
        viewport: { width: 360, height: 780 },
      },
    },
  ],
  webServer: {
    command: `node tests/serve-dist.ts --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
