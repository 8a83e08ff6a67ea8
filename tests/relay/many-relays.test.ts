import { type AddressInfo, createConnection, createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mintRoom } from '../../relay/server/capability.ts';
import { pause, skipped, until } from './programs.ts';
import { frame, OP, openRaw } from './raw-websocket.ts';
import { hasRedis, RedisProcess } from './redis-process.ts';
import { RelayProcess } from './relay-process.ts';
import { faults, Talker } from './talker.ts';
import { endOf } from './under-attack.ts';

if (!hasRedis) skipped('several relays', 'no redis-server; apt-get install redis-server brings it');

/** What stands before several relays: passes connections to the first that takes them. */
async function balancer(...relays: readonly RelayProcess[]): Promise<Server & { port: number }> {
  const server = createServer((inward) => {
    inward.on('error', () => {});
    const attempt = ([relay, ...others]: readonly RelayProcess[]): void => {
      if (!relay) return void inward.destroy();
      const outward = createConnection(relay.port, '127.0.0.1');
      outward.on('connect', () => inward.pipe(outward).pipe(inward));
      outward.on('error', () => (outward.pending ? attempt(others) : inward.destroy()));
      outward.on('close', () => outward.bytesWritten > 0 && inward.destroy());
      inward.on('close', () => outward.destroy());
    };
    attempt(relays);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(server, { port: (server.address() as AddressInfo).port });
}

describe.skipIf(!hasRedis)('a room over several relays', () => {
  let redis: RedisProcess;
  let a: RelayProcess;
  let b: RelayProcess;
  const talkers: Talker[] = [];
  const join = (port: number, capability: string): Talker => {
    const talker = new Talker(port, capability);
    talkers.push(talker);
    return talker;
  };
  const start = () =>
    RelayProcess.start('--no-site', '--redis', redis.url, '--max-watchers', '2', '--rate', '1000');

  beforeAll(async () => {
    redis = await RedisProcess.start();
    [a, b] = [await start(), await start()];
    const ready = async (relay: RelayProcess) =>
      (await fetch(`http://127.0.0.1:${relay.port}/readyz`)).text();
    await until(async () => (await ready(a)) === 'ok, joined with 1 other\n');
  }, 60_000);
  afterEach(() => {
    for (const talker of talkers.splice(0)) talker.close();
  });
  afterAll(async () => {
    await Promise.all([a?.kill('SIGTERM'), b?.kill('SIGTERM'), redis?.kill()]);
  });

  /** Both say 0, 1, 2 … while something happens; then nothing is lost, doubled or out of order. */
  async function chat(one: Talker, two: Talker, meanwhile: () => Promise<void>): Promise<void> {
    let count = 0;
    let isOver = false;
    const talking = (async () => {
      while (!isOver) {
        one.say(String(count));
        two.say(String(count++));
        await pause(5);
      }
    })();
    await until(() => count > 40);
    await meanwhile();
    const before = count;
    await until(() => count > before + 40);
    isOver = true;
    await talking;
    await until(() => one.endpoint.unacknowledged + two.endpoint.unacknowledged === 0);
    expect([faults(one.texts, count), faults(two.texts, count)]).toEqual([[], []]);
  }

  test('two at different relays hear each other, and a watcher at either sees both', async () => {
    const { client, server, watcher } = mintRoom();
    const one = join(a.port, client);
    const two = join(b.port, server);
    const witness = await openRaw(b.port, { capability: watcher });
    await until(() => one.isLinked && two.isLinked);
    expect(one.peers).toEqual({ client: true, server: true });
    await chat(one, two, () => pause(200));
    const from = new Set(witness.frames.map(({ opcode, payload }) => opcode === 2 && payload[0]));
    expect([from.has(99), from.has(115)]).toEqual([true, true]);
    one.close();
    await until(() => !two.peers.client);
    witness.socket.destroy();
  });

  test('places hold over all relays: a speaker is replaced, and the watchers are counted together', async () => {
    const { client, watcher } = mintRoom();
    const near = await openRaw(a.port, { capability: watcher });
    const far = await openRaw(b.port, { capability: watcher });
    const first = await openRaw(a.port, { capability: client });
    // Each relay tells in order: who has heard of the speaker has heard of the watcher.
    await until(() => far.texts.some((text) => text.includes('"client":true')));
    const second = await openRaw(b.port, { capability: client });
    expect(await endOf(first)).toBe('4001 opened somewhere else');
    expect(second.closeCode).toBeUndefined();
    for (const port of [a.port, b.port]) {
      const third = await openRaw(port, { capability: watcher });
      expect(await endOf(third)).toBe('4004 no such place');
      expect(third.texts).toEqual([]);
    }
    for (const { socket } of [second, near, far]) socket.destroy();
  });

  test('two who open the same link at two relays at the same instant: one of them keeps the place', async () => {
    for (let round = 0; round < 10; round++) {
      const { client } = mintRoom();
      const both = await Promise.all(
        [a, b].map(({ port }) => openRaw(port, { capability: client })),
      );
      await until(() => both.some(({ isClosed }) => isClosed));
      await pause(100);
      expect(both.filter(({ isClosed }) => isClosed)).toHaveLength(1);
      for (const { socket } of both) socket.destroy();
    }
  });

  test('a relay is killed: whoever was there goes to the other, and nothing is lost', async () => {
    const { client, server } = mintRoom();
    const front = await balancer(b, a);
    const one = join(a.port, client);
    const two = join(front.port, server);
    await until(() => one.isLinked && two.isLinked);
    await chat(one, two, async () => {
      await b.kill('SIGKILL');
      await until(() => two.lines.at(-1)?.state === 'connected' && two.lines.length > 3);
    });
    expect(two.lines.some(({ state }) => state === 'waiting')).toBe(true);
    front.close();
    await b.again();
  });

  test('a relay that died is noticed: who was there is said to be gone', async () => {
    const { client, server } = mintRoom();
    const one = join(a.port, client);
    join(b.port, server);
    await until(() => one.peers.server);
    await b.kill('SIGKILL');
    await until(() => !one.peers.server);
    await b.again();
    await until(() => one.peers.server);
  });

  test('a relay that stood still for 6 s is joined again: both hear each other as before', async () => {
    const { client, server } = mintRoom();
    const [one, two] = [join(a.port, client), join(b.port, server)];
    await until(() => one.isLinked && two.isLinked);
    await chat(one, two, async () => {
      process.kill(b.pid, 'SIGSTOP');
      await until(() => !one.peers.server);
      process.kill(b.pid, 'SIGCONT');
      await until(() => one.peers.server && two.peers.client);
    });
    expect(a.log).toContain('"event":"relay-back"');
  });

  test('of a room Redis keeps about a megabyte while it is used, and nothing when all have left', async () => {
    const { createClient } = await import('redis');
    const reader = createClient({ url: redis.url });
    await reader.connect();
    const before = new Set(await reader.keys('blockwise:*'));
    const { client, server } = mintRoom();
    const [one, two] = await Promise.all([
      openRaw(a.port, { capability: client }),
      openRaw(b.port, { capability: server }),
    ]);
    await until(() => one.texts.some((text) => text.includes('"server":true')));
    for (let i = 0; i < 80; i++) one.write(frame(OP.binary, Buffer.alloc(60_000, i)));
    await until(() => two.frames.filter(({ opcode }) => opcode === OP.binary).length === 80);
    const [key] = (await reader.keys('blockwise:*')).filter((name) => !before.has(name));
    expect(await reader.memoryUsage(key)).toBeLessThan(1.5 * 2 ** 20);
    expect(await reader.ttl(key)).toBeGreaterThan(0);
    expect(await reader.ttl(key)).toBeLessThanOrEqual(60);
    one.socket.destroy();
    await until(() => two.texts.at(-1).includes('"client":false'));
    two.socket.destroy();
    await until(async () => (await reader.exists(key)) === 0);
    reader.destroy();
  });

  test('Redis is killed and comes back empty: nothing is lost, and rooms of one relay never notice', async () => {
    const spread = mintRoom();
    const local = mintRoom();
    const [one, two] = [join(a.port, spread.client), join(b.port, spread.server)];
    const [near, nearer] = [join(a.port, local.client), join(a.port, local.server)];
    await until(() => [one, two, near, nearer].every(({ isLinked }) => isLinked));
    await chat(one, two, async () => {
      await redis.kill();
      await until(() => !one.peers.server);
      near.say('0');
      await until(() => nearer.texts.length === 1);
      expect((await a.figures()).bus_up).toBe(0);
      await redis.again();
      await until(() => one.peers.server && two.peers.client);
    });
  });

  test('what others write into Redis is no reason to fall over', async () => {
    const { createClient } = await import('redis');
    const { client, server } = mintRoom();
    const [one, two] = [join(a.port, client), join(b.port, server)];
    await until(() => one.isLinked && two.isLinked);
    const writer = createClient({ url: redis.url });
    await writer.connect();
    const keys = await writer.keys('blockwise:*');
    expect(keys.length).toBeGreaterThan(1);
    for (const key of keys)
      for (const fields of [
        ['x', 'y'],
        ['by', 'z', 'n', '{"kind":'],
        ['by', 'z', 'n', 'null'],
      ])
        await writer.sendCommand(['XADD', key, '*', ...fields]);
    one.say('after all that');
    await until(() => two.texts.length === 1);
    expect((await a.figures()).bus_up).toBe(1);
    writer.destroy();
  });
});
