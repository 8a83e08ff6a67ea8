// `npm run soak:relay`: a relay process under load, against the bars. `npm run soak:relay -- kills` for one part alone.
import { WebSocket } from 'ws';
import { mintRoom } from '../../relay/server/capability.ts';
import { pause, until } from '../relay/programs.ts';
import { openRaw, type RawWebSocket } from '../relay/raw-websocket.ts';
import { RelayProcess } from '../relay/relay-process.ts';
import { faults, Talker } from '../relay/talker.ts';
import { bar, done, quantile } from './bars.ts';

const start = (...args: string[]) => RelayProcess.start('--no-site', ...args);

async function join(port: number, capability: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/relay`, ['blockwise.1', capability]);
  await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject));
  return socket;
}

/** Who only sits there: 10,000 connections. */
async function idle(): Promise<void> {
  const COUNT = 10_000;
  const relay = await start('--max-connections', String(COUNT + 100));
  const before = await relay.figures();
  const sockets: RawWebSocket[] = [];
  while (sockets.length < COUNT) {
    const places = Array.from({ length: 50 }, mintRoom).flatMap(({ client, server }) => [
      client,
      server,
    ]);
    sockets.push(
      ...(await Promise.all(places.map((capability) => openRaw(relay.port, { capability })))),
    );
  }
  await pause(2_000);
  await relay.figures();
  const after = await relay.figures();
  bar('connections that stand', after.connections, COUNT, 'least');
  bar('heap of each, bytes', (after.heap_bytes - before.heap_bytes) / COUNT, 10_000);
  bar('resident of each, bytes', (after.resident_bytes - before.resident_bytes) / COUNT, 10_000);
  for (const { socket } of sockets) socket.destroy();
  await relay.kill('SIGKILL');
}

/** 2,000 frames/s in, each to three: the time from one socket to the other. */
async function load(): Promise<void> {
  const [ROOMS, PER_SECOND, SECONDS] = [20, 2_000, 10];
  const relay = await start('--rate', '1000');
  const speakers: WebSocket[] = [];
  const latencies: number[] = [];
  let out = 0;
  for (let i = 0; i < ROOMS; i++) {
    const { client, server, watcher } = mintRoom();
    const members = [client, server, watcher, watcher].map((capability) =>
      join(relay.port, capability),
    );
    for (const [place, socket] of (await Promise.all(members)).entries()) {
      if (place < 2) speakers.push(socket);
      socket.on('message', (data: Buffer, isBinary) => {
        if (!isBinary) return;
        out++;
        if (place < 2) latencies.push(performance.now() - data.readDoubleLE(0));
      });
    }
  }
  await relay.figures();
  const began = performance.now();
  let sent = 0;
  while (performance.now() - began < SECONDS * 1_000) {
    const due = ((performance.now() - began) / 1_000) * PER_SECOND;
    for (; sent < due; sent++) {
      const frame = Buffer.alloc(200);
      frame.writeDoubleLE(performance.now());
      speakers[sent % speakers.length].send(frame);
    }
    await pause(1);
  }
  await until(() => out === 3 * sent);
  const { longest_stall_seconds } = await relay.figures();
  bar('frames a second in', sent / SECONDS, 0.99 * PER_SECOND, 'least');
  bar('frames a second out', out / SECONDS, 0.99 * 3 * PER_SECOND, 'least');
  bar('p99 from socket to socket, ms', quantile(latencies, 0.99), 25);
  bar('longest stall, ms', 1_000 * longest_stall_seconds, 50);
  await relay.kill('SIGKILL');
}

/** Ten kill -9 while ten pairs talk. */
async function kills(): Promise<void> {
  const relay = await start('--rate', '1000');
  const pairs = Array.from({ length: 10 }, mintRoom).map(({ client, server }) =>
    [client, server].map((capability) => new Talker(relay.port, capability)),
  );
  const talkers = pairs.flat();
  const areBack = () => talkers.every(({ isLinked }) => isLinked);
  await until(areBack);
  let count = 0;
  const talk = setInterval(() => {
    const isFull = talkers.some(({ endpoint }) => endpoint.unacknowledged > 900);
    if (!isFull) for (const talker of talkers) talker.say(String(count));
    if (!isFull) count++;
  }, 15);
  let slowest = 0;
  for (let kill = 0; kill < 10; kill++) {
    await pause(700);
    await relay.kill('SIGKILL');
    await relay.again();
    const since = performance.now();
    await until(areBack, 15_000);
    slowest = Math.max(slowest, performance.now() - since);
  }
  clearInterval(talk);
  await until(() => talkers.every(({ endpoint }) => endpoint.unacknowledged === 0), 20_000);
  const wrong = talkers.flatMap(({ texts }) => faults(texts, count));
  for (const what of new Set(wrong)) console.log(`      ${what}`);
  bar(
    `of ${(count * talkers.length).toLocaleString('en')} messages over ten kill -9, lines with a fault`,
    wrong.length,
    0,
  );
  bar('all back after, s', slowest / 1_000, 5);
  for (const talker of talkers) talker.close();
  await relay.kill('SIGKILL');
}

/** The heap after a hundred thousand messages and after a million. */
async function memory(): Promise<void> {
  const relay = await start('--rate', '10000000', '--burst', '10000000');
  const { client, server } = mintRoom();
  const [speaker, peer] = [await join(relay.port, client), await join(relay.port, server)];
  let received = 0;
  peer.on('message', (_, isBinary) => (received += isBinary ? 1 : 0));
  const frame = Buffer.alloc(200);
  let sent = 0;
  const pass = async (upTo: number) => {
    for (; sent < upTo; sent += 1_000) {
      for (let i = 0; i < 1_000; i++) speaker.send(frame);
      await until(() => received >= sent - 4_000);
    }
    await until(() => received === sent);
  };
  await pass(100_000);
  await relay.figures();
  const before = await relay.figures();
  await pass(1_000_000);
  await relay.figures();
  const after = await relay.figures();
  const change = Math.abs(after.heap_bytes / before.heap_bytes - 1);
  bar('the heap after a million messages has changed by, %', 100 * change, 5);
  speaker.close();
  peer.close();
  await relay.kill('SIGKILL');
}

const PARTS = { idle, load, kills, memory };
const [only] = process.argv.slice(2);
for (const [name, part] of Object.entries(PARTS)) if (!only || only === name) await part();
done();
