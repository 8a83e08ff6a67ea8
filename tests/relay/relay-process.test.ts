import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mintRoom } from '../../relay/server/capability.ts';
import { seededRandom } from '../support/random.ts';
import { fuzz } from './fuzz.ts';
import { until } from './programs.ts';
import { frame, OP, openRaw } from './raw-websocket.ts';
import { RelayProcess } from './relay-process.ts';
import { BEST_OF_THREE, endOf, underAttack } from './under-attack.ts';

let relay: RelayProcess;
beforeAll(async () => {
  relay = await RelayProcess.start(
    '--no-site',
    '--closed',
    '--rooms',
    '2',
    '--max-watchers',
    '1',
    '--drain',
    '3600',
  );
});
afterAll(async () => {
  await relay.kill('SIGKILL');
});

const capabilityOf = async (place: string): Promise<string> =>
  new URL(await relay.link(place)).hash.replace('#room=', '');

test(
  '10,000 seeded frames of any kind: it lives, and has hardly grown',
  BEST_OF_THREE,
  async () => {
    const open = await RelayProcess.start('--no-site', '--rate', '1000000');
    const random = seededRandom('fuzzed frames');
    await underAttack('10,000 fuzzed frames', open, () => fuzz(open.port, 10_000, random));
    await open.kill('SIGTERM');
  },
);

describe('what an answer tells', BEST_OF_THREE, () => {
  test('an unknown room, one that isn’t served and a full one: the same words, in the same time', async () => {
    const watcher = await capabilityOf('watcher');
    const seated = await openRaw(relay.port, { capability: watcher });
    await until(() => seated.texts.length > 0);
    const asked = { unknown: 'w'.padEnd(65, 'x'), unserved: mintRoom().watcher, full: watcher };
    const times: Record<string, number[]> = { unknown: [], unserved: [], full: [] };
    for (let round = 0; round < 60; round++)
      for (const [name, capability] of Object.entries(asked)) {
        const start = performance.now();
        const raw = await openRaw(relay.port, { capability });
        expect(await endOf(raw)).toBe('4004 no such place');
        expect(raw.texts).toEqual([]);
        times[name].push(raw.frames[0].at - start);
      }
    const median = (name: string) => times[name].toSorted((a, b) => a - b)[30];
    for (const name of ['unserved', 'full'])
      expect(Math.abs(median(name) - median('unknown'))).toBeLessThan(5);
    seated.socket.destroy();
  });

  test('health, readiness and metrics; no name and no address in them', async () => {
    const get = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${relay.port}${path}`);
      return [response.status, await response.text()] as const;
    };
    expect(await get('/healthz')).toEqual([200, 'ok\n']);
    expect(await get('/readyz')).toEqual([200, 'ok\n']);
    const [, metrics] = await get('/metrics');
    for (const line of metrics.trim().split('\n'))
      expect(line).toMatch(
        /^(# TYPE blockwise_relay_\w+ (gauge|counter)|blockwise_relay_\w+(\{why="[\w-]+"\})? [\d.e-]+)$/,
      );
  });
});

describe('how it ends', () => {
  test('SIGHUP, as of a terminal that is closed: 1012 to everybody too, and 0', async () => {
    const own = await RelayProcess.start('--no-site');
    const speaker = await openRaw(own.port, { capability: mintRoom().client });
    await until(() => speaker.texts.length > 0);
    const ended = own.kill('SIGHUP');
    expect(await endOf(speaker)).toBe('1012 the relay restarts');
    expect(await ended).toBe(0);
  });

  test('a log that nobody reads any more doesn’t end it', async () => {
    const own = await RelayProcess.start('--no-site');
    own.closeLog();
    for (let i = 0; i < 3; i++)
      expect(await endOf(await openRaw(own.port, { capability: 'x' }))).toBe('4004 no such place');
    expect((await fetch(`http://127.0.0.1:${own.port}/healthz`)).status).toBe(200);
    await own.kill('SIGKILL');
  });

  test('SIGTERM: 1012 to everybody, over TCP the end, and 0; nobody’s words are in the log', async () => {
    const [client, server] = [await capabilityOf('client'), await capabilityOf('server')];
    const speaker = await openRaw(relay.port, { capability: client });
    const tcp = createConnection(relay.tcpPort, '127.0.0.1');
    let heard = Buffer.alloc(0);
    tcp.on('data', (chunk: Buffer) => (heard = Buffer.concat([heard, chunk])));
    tcp.write(`BLOCKWISE/1 ${server}\n`);
    await until(() => heard.length >= 3);
    speaker.write(frame(OP.binary, 'a payload that nobody may log'));
    await until(() => heard.includes('a payload'));
    const ended = relay.kill('SIGTERM');
    expect(await endOf(speaker)).toBe('1012 the relay restarts');
    // Everybody has left: it waits for nobody, of an hour that it might.
    expect(await ended).toBe(0);
    await until(() => tcp.destroyed || tcp.readableEnded);
    tcp.destroy();
    expect(relay.log).toContain('"event":"stopped"');
    for (const secret of ['payload', client, server, Buffer.from('a payload').toString('hex')])
      expect(relay.log).not.toContain(secret);
  });
});
