// `npm start`: builds the site where it has to, serves it, and says the address. Browser tests use it with --port.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serveSite } from '../relay/server/static-site.ts';

const top = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    build: { type: 'boolean', default: false },
    port: { type: 'string', default: '4321' },
  },
});
const base = process.env.BASE_PATH ?? '/';

if (values.build) {
  console.log('Building the site (a few seconds) …');
  const build = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: top,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (build.status !== 0) {
    console.error(build.stdout, build.stderr);
    process.exit(build.status ?? 1);
  }
}

const wanted = Number(values.port);
/** A port in use isn't the visitor's problem: take the next one. */
async function start(port: number): Promise<string> {
  try {
    return (
      await serveSite({ root: fileURLToPath(new URL('../dist', import.meta.url)), base }, port)
    ).url;
  } catch (error) {
    const taken =
      (error as NodeJS.ErrnoException).code === 'EADDRINUSE' && values.build && port < wanted + 20;
    if (taken) return start(port + 1);
    throw error;
  }
}

console.log(`Blockwise is at ${await start(wanted)}   (Ctrl-C ends it)`);
