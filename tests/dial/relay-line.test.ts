import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LineState, dialRelay, parseRoomLink, Redial } from '../../src/lib/dial/index.ts';
import { RelayProcess } from '../relay/relay-process.ts';
import { until } from '../relay/programs.ts';

const RESTARTS = 'The relay is being restarted.';
const UNREACHABLE = 'The relay can’t be reached.';

let relay: RelayProcess;
let redial: Redial;
const states: LineState[] = [];
const reasons = () => states.flatMap((line) => ('reason' in line ? [line.reason] : []));

beforeAll(async () => {
  relay = await RelayProcess.start();
  const link = parseRoomLink(await relay.link('client'));
  redial = new Redial({
    dial: dialRelay(link),
    onport: () => undefined,
    onstate: (line) => states.push(line),
  });
});

afterAll(async () => {
  redial.stop();
  await relay.kill('SIGKILL');
});

const connected = () => until(() => redial.state.state === 'connected');

test('a relay that said that it restarts is still restarting while nobody answers', async () => {
  redial.start();
  await connected();
  await relay.kill('SIGTERM');
  await until(() => reasons().length >= 3);
  expect(new Set(reasons())).toEqual(new Set([RESTARTS]));
  await relay.again();
  await connected();
});

test('once it was there again, a relay that is gone without a word can’t be reached', async () => {
  states.length = 0;
  await relay.kill('SIGKILL');
  await until(() => reasons().length >= 2);
  expect(new Set(reasons())).toEqual(new Set([UNREACHABLE]));
});
