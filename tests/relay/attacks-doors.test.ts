import { createConnection, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mintRoom } from '../../relay/server/capability.ts';
import { until } from './programs.ts';
import { openRaw } from './raw-websocket.ts';
import { RelayProcess, smallSite } from './relay-process.ts';
import { BEST_OF_THREE, endOf, inOwnRoom, underAttack } from './under-attack.ts';

const ESC = '\x1b';
const NO_PLACE = '4004 no such place';

let relay: RelayProcess;
beforeAll(async () => {
  relay = await RelayProcess.start('--site', smallSite());
});
afterAll(async () => {
  await relay.kill('SIGTERM');
});

/** What a TCP socket hears after it said something, until it is closed. */
async function tcpAnswer(port: number, said: string): Promise<string> {
  const socket = createConnection(port, '127.0.0.1');
  let heard = '';
  socket.on('error', () => {}).on('data', (chunk) => (heard += chunk.toString()));
  socket.write(said, 'latin1');
  await until(() => socket.destroyed || socket.readableEnded);
  socket.destroy();
  return heard;
}

async function crowd(count: number, ports: readonly number[]): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, (_, i) =>
    createConnection(ports[i % ports.length], '127.0.0.1').on('error', () => {}),
  );
  await until(() => sockets.every((socket) => !socket.connecting));
  return sockets;
}

describe('paths and names', BEST_OF_THREE, () => {
  test('paths that can’t be read are 404, over HTTP and for a WebSocket', async () => {
    await underAttack('paths', relay, async () => {
      for (const path of [
        '/%E0%A4%A',
        '//',
        '//evil.example/',
        '/%00',
        '/../relay.ts',
        '/%2e%2e/',
      ]) {
        const raw = await openRaw(relay.port, { path });
        expect(raw.status, path).toBe(404);
        const heard = await tcpAnswer(
          relay.port,
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        );
        expect(heard, path).toMatch(/^HTTP\/1\.1 (404 |200 OK[^]*the site)/);
        expect(heard, path).not.toContain('import ');
      }
      return '404';
    });
  });

  test('rooms named __proto__ and constructor are no place, and nothing else changes', async () => {
    await underAttack('rooms __proto__, constructor', relay, async () => {
      for (const capability of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
        expect(await endOf(await openRaw(relay.port, { capability }))).toBe(NO_PLACE);
        const heard = await tcpAnswer(relay.tcpPort, `BLOCKWISE/1 ${capability}\n`);
        expect(heard).toBe('NO no such place\n');
      }
      return NO_PLACE;
    });
  });

  test('CR, LF and ESC in names: refused, and the log stays JSON lines without a control character', async () => {
    await underAttack('CR, LF and ESC in names', relay, async () => {
      const names = [`a${ESC}[2Jb`, 'a\rb', 'a\x9bb', 'x"}\\n{"event":"stop"'];
      for (const name of names) {
        await openRaw(relay.port, { headers: { Origin: `http://${name}` } });
        await openRaw(relay.port, { path: `/${name}` });
        await openRaw(relay.port, { capability: name });
        await tcpAnswer(relay.tcpPort, `BLOCKWISE/1 ${name}\n`);
      }
    });
    const lines = relay.log.trim().split('\n');
    for (const line of lines) expect(Object.keys(JSON.parse(line) as object)).toContain('event');
    expect(relay.log).not.toMatch(/[^ -~\n]/);
    expect(lines.filter((line) => /"event":"stop"/.test(line))).toEqual([]);
  });

  test('5,000 rooms with names of 2 KB are no place; 1,000 rooms that come and go leave nothing', async () => {
    await underAttack(
      '5,000 rooms with names of 2 KB',
      relay,
      async () => {
        const ends = new Set<string>();
        const one = async (i: number) =>
          void ends.add(
            await endOf(await openRaw(relay.port, { capability: `c${i}`.padEnd(2_048, 'x') })),
          );
        for (let i = 0; i < 5_000; i += 100)
          await Promise.all(Array.from({ length: 100 }, (_, j) => one(i + j)));
        expect([...ends]).toEqual([NO_PLACE]);
        for (let i = 0; i < 1_000; i += 100) {
          const members = await Promise.all(Array.from({ length: 100 }, () => inOwnRoom(relay)));
          for (const { socket } of members) socket.destroy();
        }
        // The room that stays is the honest pair's.
        await until(async () => (await relay.figures()).rooms === 1);
        return NO_PLACE;
      },
      { growth: 128 * 2 ** 20 },
    );
  });
});

describe('who may come in', () => {
  const { client, server } = mintRoom();
  const ORIGINS: readonly (readonly [string, string | undefined, number])[] = [
    ['foreign', 'https://evil.example', 403],
    ['null', 'null', 403],
    ['own, on another port', 'http://127.0.0.1:1', 403],
    ['own, as a prefix', 'own.evil.example', 403],
    ['own', 'own', 101],
    ['absent, which a program has none of', undefined, 101],
  ];
  for (const [name, origin, status] of ORIGINS)
    test(`an origin that is ${name}: ${status}`, async () => {
      const own = `http://127.0.0.1:${relay.port}`;
      const headers = origin ? { Origin: origin.replace('own', own) } : undefined;
      const raw = await openRaw(relay.port, { capability: client, ...(headers && { headers }) });
      expect(raw.status).toBe(status);
      raw.socket.destroy();
    });

  test('without an origin and without a capability: no such place', async () => {
    expect(await endOf(await openRaw(relay.port, { protocols: 'blockwise.1' }))).toBe(NO_PLACE);
  });

  test('another version is told so', async () => {
    const raw = await openRaw(relay.port, { protocols: `blockwise.9, ${server}` });
    expect(await endOf(raw)).toBe('4010 this relay speaks blockwise.1');
    expect(await tcpAnswer(relay.tcpPort, `BLOCKWISE/2 ${server}\n`)).toBe(
      'NO this relay speaks version 1\n',
    );
  });

  test('a first line that is too long, and a frame that is, over TCP', async () => {
    expect(await tcpAnswer(relay.tcpPort, 'x'.repeat(70_000))).toBe(
      'NO the first line is too long\n',
    );
    const own = mintRoom().client;
    expect(await tcpAnswer(relay.tcpPort, `BLOCKWISE/1 ${own}\n\x06\x40\x00\x00`)).toBe('OK\n');
  });
});

describe('many at once', BEST_OF_THREE, () => {
  test('2,000 silent sockets are gone when their time is over', async () => {
    const brisk = await RelayProcess.start('--no-site', '--hello', '1', '--handshake', '1');
    await underAttack('2,000 silent sockets', brisk, async () => {
      const sockets = await crowd(2_000, [brisk.port, brisk.tcpPort]);
      const start = performance.now();
      for (const socket of sockets) socket.resume();
      await until(() => sockets.every(({ closed }) => closed));
      const seconds = (performance.now() - start) / 1_000;
      const { connections } = await brisk.figures();
      expect(connections).toBeLessThan(10);
      return `gone after ${seconds.toFixed(1)} s`;
    });
    await brisk.kill('SIGTERM');
  });

  test('one that falls silent in a room is dropped after two pings', async () => {
    const short = await RelayProcess.start('--no-site', '--ping', '1');
    const raw = await inOwnRoom(short);
    raw.answers = false;
    const start = performance.now();
    await until(() => raw.isClosed);
    expect(performance.now() - start).toBeGreaterThan(1_500);
    await short.kill('SIGTERM');
  });

  test('more connections than it may hold: 503, and room again when one has gone', async () => {
    const small = await RelayProcess.start('--no-site', '--max-connections', '50');
    const sockets = await crowd(60, [small.port, small.tcpPort]);
    // The system says that they are connected before the relay has taken all of them in; whoever asks may come before some.
    await until(async () => (await openRaw(small.port)).status === 503);
    expect((await openRaw(small.port)).status).toBe(503);
    expect(await tcpAnswer(small.tcpPort, '')).toBe('NO the relay is full\n');
    for (const socket of sockets) socket.destroy();
    await until(async () => (await openRaw(small.port)).status !== 503);
    await small.kill('SIGTERM');
  });
});

describe(
  'pipelined requests: so many wait for an answer, and files are streamed',
  BEST_OF_THREE,
  () => {
    const requests = 'GET /long.txt HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(1_400);
    const flood = (count: number) => async () => {
      const sockets = await crowd(count, [relay.port]);
      let ended = 0;
      for (const socket of sockets) {
        socket.resume().once('close', () => ended++);
        socket.write(requests);
      }
      await until(() => ended === count);
      return 'all closed';
    };

    test.each([1, 50])('1,400 on each of %i connections', async (count) => {
      await underAttack(`1,400 pipelined requests, ${count} times`, relay, flood(count));
    });
  },
);
