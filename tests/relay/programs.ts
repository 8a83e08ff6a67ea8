import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const top = fileURLToPath(new URL('../..', import.meta.url));

/** How long to wait for what a busy machine may delay: longer than that is no delay. */
const WAIT_MS = 30_000;

const living = new Set<ChildProcessWithoutNullStreams>();
const endAll = (): void => {
  for (const child of living) child.kill('SIGKILL');
};
process.on('exit', endAll);
// A test that fails leaves its programs, and its runner ends without an exit.
if (process.env.VITEST) afterAll(endAll);

/** A program that a test has started, and what it has printed until now. It ends with the test at the latest. */
export class Program {
  readonly child: ChildProcessWithoutNullStreams;
  out = '';
  err = '';
  readonly ended: Promise<number>;

  constructor(command: string, args: readonly string[], env: Record<string, string> = {}) {
    this.child = spawn(command, args, {
      cwd: top,
      env: { ...process.env, NO_COLOR: '1', BLOCKWISE_KEY: '', BLOCKWISE_RELAY: '', ...env },
    });
    living.add(this.child);
    this.child.once('close', () => living.delete(this.child));
    this.child.stdout.on('data', (chunk: Buffer) => (this.out += chunk.toString()));
    this.child.stderr.on('data', (chunk: Buffer) => (this.err += chunk.toString()));
    this.child.stdin.on('error', () => {});
    this.ended = new Promise((resolve) =>
      this.child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 1))),
    );
  }

  type(...lines: readonly string[]): void {
    this.child.stdin.write(lines.map((line) => `${line}\n`).join(''));
  }

  /** Waits until what was printed fits; throws with all of it where that takes too long. */
  async says(what: RegExp, ms = WAIT_MS): Promise<RegExpMatchArray> {
    const until = Date.now() + ms;
    for (;;) {
      const found = `${this.out}\n${this.err}`.match(what);
      if (found) return found;
      if (Date.now() > until)
        throw new Error(`Nothing like ${what} in ${ms} ms:\n${this.out}\n---\n${this.err}`);
      await pause(20);
    }
  }

  /** Ends it, however it hangs. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<number> {
    if (this.child.exitCode === null) this.child.kill(signal);
    return this.ended;
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until it is so. */
export async function until(what: () => boolean | Promise<boolean>, ms = WAIT_MS): Promise<void> {
  const end = Date.now() + ms;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`Not so within ${ms} ms: ${String(what)}`);
    await pause(10);
  }
}

export const endpoint = (args: readonly string[], env: Record<string, string> = {}): Program =>
  new Program(process.execPath, ['relay/endpoint/main.ts', ...args], env);

/**
 * A port that nobody listened at a moment ago, below those that systems give to whoever connects: there somebody's
 * outgoing connection could take it before it is listened at, or while a server that was killed is away.
 */
export function freePort(): Promise<number> {
  const port = randomInt(20_000, 32_000);
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(freePort()));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}

/** A Python that has these modules (any one of each group); undefined where there is none. */
export function pythonWith(...groups: readonly (readonly string[])[]): string | undefined {
  const test = groups
    .map((names) => `assert any(importlib.util.find_spec(n) for n in ${JSON.stringify(names)})`)
    .join('\n');
  return ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', `import importlib.util\n${test}`]).status === 0,
  );
}

/** Says in one line what isn't tested on this machine, and why. */
export function skipped(what: string, how: string): void {
  process.stdout.write(`skipped: ${what} (${how})\n`);
}
