// `npm test`: every check there is, in the order in which a mistake is cheapest to find. Goes on after a failure, so that
// one run tells all; the last line counts what passed and failed.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { browserCount, type Count, unitCount } from './support/reports.ts';

interface Stage {
  readonly name: string;
  readonly script: string;
  readonly args?: readonly string[];
  /** Reads how many tests passed and failed; without it the stage counts as one test. */
  readonly count?: () => Count;
}

/**
 * This run tells whether a change has broken something: it draws the same numbers each time. `npm run test:unit` by itself, and
 * the soaks, draw new ones.
 */
const TEST_SEED = '20261126';

const top = fileURLToPath(new URL('..', import.meta.url));
const results = `${top}test-results`;

const stages: readonly Stage[] = [
  { name: 'Format', script: 'check:format' },
  { name: 'Lint', script: 'check:lint' },
  { name: 'Types', script: 'check:types' },
  {
    name: 'Unit tests',
    script: 'test:unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${results}/unit.json`],
    count: () => unitCount(`${results}/unit.json`, top),
  },
  { name: 'Build', script: 'build' },
  { name: 'Bytes a page', script: 'size' },
  {
    name: 'Browser tests',
    script: 'test:browser',
    count: () => browserCount(`${results}/browser.json`),
  },
];

const run = ({ script, args = [] }: Stage): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(
      'npm',
      ['run', '--silent', script, ...(args.length ? ['--', ...args] : [])],
      {
        cwd: top,
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
        env: { TEST_SEED, ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      },
    );
    child.on('close', (code) => resolve(code ?? 1));
  });

/** A stage that failed counts a failure even where its report says otherwise, or can't be read. */
function counted(stage: Stage, code: number): Count {
  const whole = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (!stage.count) return whole;
  try {
    const count = stage.count();
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0, again: 0 };
const summary: string[] = [];
for (const stage of stages) {
  console.log(`\n── ${stage.name}`);
  const started = Date.now();
  const count = counted(stage, await run(stage));
  for (const key of ['passed', 'failed', 'skipped', 'again'] as const)
    total[key] += count[key] ?? 0;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  summary.push(
    `${count.failed ? 'FAILED' : 'ok    '}  ${stage.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
    ...(count.told ?? []).map((line) => `        ${line}`),
  );
}
console.log(`\n${summary.join('\n')}\n`);
const again = total.again ? ` (${total.again} of them when tried again, see above)` : '';
console.log(`${total.passed} passed${again}, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed ? 1 : 0);
