// `npm run bench:relay`: our relay's TCP door beside the least that a TCP relay can be, in turns, in the same run; and what
// a message costs from one real page to another. `npm run bench:relay -- click` for that alone.
import { readFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { LengthReader, withLength } from '../../relay/framing.ts';
import { mintRoom } from '../../relay/server/capability.ts';
import { Program, until } from '../relay/programs.ts';
import { RelayProcess } from '../relay/relay-process.ts';
import { bar, done, quantile } from '../soak/bars.ts';
import { median } from './measure.ts';
import { clickThroughRelay } from './relay-click.ts';

const FRAME_MS = 1_000 / 60;
const [PAIRS, WINDOW, MESSAGES, TURNS] = [16, 32, 20_000, 5];
interface Target {
  readonly name: string;
  readonly pid: number;
  readonly port: number;
}
interface Figures {
  readonly perSecond: number;
  readonly cpuTicks: number;
  readonly p99: number;
}

/** Processor time that a process has used, in hundredths of a second (Linux). */
function cpuTicks(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

async function enter(port: number, first: string): Promise<Socket> {
  const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
  socket.write(`${first}\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  return socket;
}

async function pairAt(target: Target): Promise<[Socket, Socket]> {
  const { client, server } = mintRoom();
  const room = client.slice(1, 9);
  const isBare = target.name === 'bare';
  const line = (capability: string) => `BLOCKWISE/1 ${isBare ? room : capability}`;
  return [await enter(target.port, line(client)), await enter(target.port, line(server))];
}

/** Passes messages of 200 bytes, so many of each pair underway at once. */
async function pass(target: Target, messages: number, window: number): Promise<Figures> {
  const pairs = await Promise.all(Array.from({ length: PAIRS }, () => pairAt(target)));
  const latencies: number[] = [];
  let left = messages;
  const before = cpuTicks(target.pid);
  const start = performance.now();
  await Promise.all(
    pairs.map(([from, to]) => {
      const reader = new LengthReader(65_536);
      let underway = 0;
      const send = () => {
        if (left-- <= 0) return;
        const frame = Buffer.alloc(200);
        frame.writeDoubleLE(performance.now());
        underway++;
        from.write(withLength(frame));
      };
      return new Promise<void>((resolve) => {
        to.on('data', (chunk: Buffer) => {
          for (const frame of reader.feed(chunk)) {
            underway--;
            latencies.push(performance.now() - frame.readDoubleLE(0));
            send();
          }
          if (left <= 0 && underway === 0) resolve();
        });
        for (let i = 0; i < window; i++) send();
      });
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  const used = cpuTicks(target.pid) - before;
  for (const socket of pairs.flat()) socket.destroy();
  return { perSecond: messages / seconds, cpuTicks: used, p99: quantile(latencies, 0.99) };
}

const ratio = (figures: Record<string, Figures[]>, key: keyof Figures): number =>
  median(figures.ours.map((one) => one[key])) / median(figures.bare.map((one) => one[key]));

async function besideBare(): Promise<void> {
  const relay = await RelayProcess.start('--no-site', '--rate', '10000000', '--burst', '10000000');
  const bare = new Program(process.execPath, ['tests/bench/bare-relay.ts']);
  const [, barePort] = await bare.says(/listening at (\d+)/);
  const targets: readonly Target[] = [
    { name: 'ours', pid: relay.pid, port: relay.tcpPort },
    { name: 'bare', pid: bare.child.pid!, port: Number(barePort) },
  ];
  const full: Record<string, Figures[]> = { ours: [], bare: [] };
  const calm: Record<string, Figures[]> = { ours: [], bare: [] };
  for (let turn = -1; turn < TURNS; turn++)
    for (const target of targets) {
      const [busy, quiet] = [await pass(target, MESSAGES, WINDOW), await pass(target, 2_000, 1)];
      if (turn >= 0) full[target.name].push(busy);
      if (turn >= 0) calm[target.name].push(quiet);
    }
  await relay.kill('SIGKILL');
  await bare.end();
  await until(() => bare.child.exitCode !== null || bare.child.signalCode !== null);
  for (const { name } of targets)
    console.log(
      `${name}: ${Math.round(median(full[name].map(({ perSecond }) => perSecond))).toLocaleString('en')} messages/s, p99 ${median(calm[name].map(({ p99 }) => p99)).toFixed(2)} ms`,
    );
  bar('messages a second, over the bare relay’s', ratio(full, 'perSecond'), 0.6, 'least');
  bar('processor time, over the bare relay’s', ratio(full, 'cpuTicks'), 2);
  bar('p99 of one underway a pair, over the bare relay’s', ratio(calm, 'p99'), 3);
}

/** A message from page to page: half a frame at most, so that it is there with the next picture. */
async function click(): Promise<void> {
  const ms = await clickThroughRelay();
  console.log(`click to decrypted text through the relay: ${ms.toFixed(2)} ms`);
  bar('click to decrypted text, of a frame (16.7 ms)', ms / FRAME_MS, 0.5);
}

if (process.argv[2] !== 'click') await besideBare();
await click();
done();
