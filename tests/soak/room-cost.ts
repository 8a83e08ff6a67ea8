// `npm run soak:rooms`: what a room costs that is spread over two relays through Redis, beside one at a single relay.
import { createClient } from 'redis';
import { mintRoom } from '../../relay/server/capability.ts';
import { until } from '../relay/programs.ts';
import { frame, OP, openRaw, type RawWebSocket } from '../relay/raw-websocket.ts';
import { hasRedis, RedisProcess } from '../relay/redis-process.ts';
import { RelayProcess } from '../relay/relay-process.ts';

const ROOMS = 100;
const FRAMES = 300;
if (!hasRedis) {
  console.log('skipped: no redis-server; apt-get install redis-server brings it');
  process.exit(0);
}

const redis = await RedisProcess.start();
const watcher = createClient({ url: redis.url });
await watcher.connect();
const start = () => RelayProcess.start('--no-site', '--redis', redis.url, '--rate', '10000');
const [a, b] = [await start(), await start()];

async function costs(): Promise<Record<'relays' | 'redis', number>> {
  await Promise.all([a.figures(), b.figures()]);
  const heaps = await Promise.all([a.figures(), b.figures()]);
  const [, used] = (await watcher.info('memory')).match(/^used_memory:(\d+)/m)!;
  return { relays: heaps[0].heap_bytes + heaps[1].heap_bytes, redis: Number(used) };
}

const isHere = ({ texts }: RawWebSocket) =>
  texts.some((text) => text.includes('"client":true,"server":true'));
const messages = ({ frames }: RawWebSocket) =>
  frames.filter(({ opcode }) => opcode === OP.binary).length;

async function rooms(what: string, ports: readonly [number, number]): Promise<void> {
  const before = await costs();
  const pairs: RawWebSocket[][] = [];
  for (let i = 0; i < ROOMS; i++) {
    const { client, server } = mintRoom();
    const places = [client, server].map((capability, i) => openRaw(ports[i], { capability }));
    pairs.push(await Promise.all(places));
  }
  await until(() => pairs.flat().every(isHere));
  const quiet = await costs();
  const one = frame(OP.binary, Buffer.alloc(200));
  for (let sent = 1; sent <= FRAMES; sent++) {
    for (const [speaker] of pairs) speaker.write(one);
    await until(() => pairs.every(([, peer]) => messages(peer) === sent), 60_000);
  }
  const spoken = await costs();
  const kib = (bytes: number) => `${(bytes / ROOMS / 1024).toFixed(1)} KiB`;
  const heap = kib(quiet.relays - before.relays);
  const redisThen = kib(spoken.redis - before.redis);
  console.log(
    `${what}: ${heap} of heap at the relays, ${kib(quiet.redis - before.redis)} in Redis; after ${FRAMES} frames of 200 bytes ${redisThen}`,
  );
  for (const { socket } of pairs.flat()) socket.destroy();
}

await rooms('a room at one relay', [a.port, a.port]);
await rooms('a room over two relays', [a.port, b.port]);
await Promise.all([a.kill('SIGKILL'), b.kill('SIGKILL')]);
watcher.destroy();
await redis.kill();
process.exit(0);
