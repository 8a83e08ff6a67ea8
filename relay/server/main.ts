// `npm run relay`: the site, the rooms, one command. `--help` tells the rest.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../command-line.ts';
import type { Bus } from './bus.ts';
import { rightOf } from './capability.ts';
import { keptRooms, linksOf } from './links.ts';
import { jsonLog } from './log.ts';
import { BUILT, HELP, readCommand, type RelayCommand } from './options.ts';
import { type Relay, startRelay } from './relay.ts';
import { startBridge } from './start-bridge.ts';
import { type SiteHandler, siteHandler } from './static-site.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));
// Whoever read the log, or the links, may go: the relay stays.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
const log = jsonLog((line) => process.stderr.write(line));

function site(folder: string): SiteHandler {
  const root = folder === BUILT ? `${top}${BUILT}` : resolve(folder);
  if (folder === BUILT && !existsSync(`${root}/index.html`)) {
    console.log('Building the site (a few seconds) …');
    const build = spawnSync('npm', ['run', '--silent', 'build'], {
      cwd: top,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    if (build.status !== 0)
      throw new Error(`The site can't be built.\n${build.stdout}${build.stderr}`);
  }
  return siteHandler({ root, base: process.env.BASE_PATH ?? '/' });
}

/** Loaded only where it is asked for. */
async function redisBus(url: string, length: number): Promise<Bus> {
  const { RedisBus } = await import('./redis-bus.ts');
  return new RedisBus({ url, length, log });
}

async function start(command: RelayCommand): Promise<Relay> {
  const rooms = keptRooms(command.links, command.rooms);
  const { publicUrl, host, port, tcpPort, limits } = command;
  const relay = await startRelay({
    ...{ host, port, tcpPort, limits },
    origins: [...command.origins, ...(publicUrl ? [new URL(publicUrl).origin] : [])],
    log,
    ...(command.redis && { bus: await redisBus(command.redis, limits['bus-length']) }),
    ...(command.site && { site: site(command.site) }),
    ...(command.closed && { only: new Set(rooms.map(({ watcher }) => rightOf(watcher)!.room)) }),
  });
  const name = host.includes(':') ? `[${host}]` : host;
  const url = publicUrl ?? `http://${name}:${relay.port}/`;
  for (const room of rooms) console.log(`A room:\n${linksOf(room, url)}`);
  console.log(`The relay is at ${url} (TCP on ${relay.tcpPort}). It has no key. Ctrl-C ends it.`);
  if (command.bridge !== undefined) startBridge(command.bridge, rooms[0], relay.port);
  relay.counters.restart();
  return relay;
}

async function run(): Promise<number | undefined> {
  try {
    const command = readCommand(process.argv.slice(2), process.env);
    if (command === 'help') return void process.stdout.write(HELP);
    const relay = await start(command);
    let isStopping = false;
    const stop = () => {
      if (isStopping) process.exit(0);
      isStopping = true;
      void relay.close().then(() => process.exit(0));
    };
    process.on('SIGTERM', stop).on('SIGINT', stop).on('SIGHUP', stop);
    return undefined;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

const code = await run();
if (code !== undefined) process.exit(code);
