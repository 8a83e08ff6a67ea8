import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { endpoint, Program, pythonWith, skipped } from './programs.ts';
import { RelayProcess } from './relay-process.ts';

const CRYPTO = ['Crypto', 'Cryptodome'];
const CARRIERS = [
  ['tcp', pythonWith(CRYPTO), 'python3-pycryptodome'],
  ['websocket', pythonWith(CRYPTO, ['websockets']), 'python3-pycryptodome python3-websockets'],
] as const;
const KEY = { BLOCKWISE_KEY: 'text:Sixteen byte key' };

let relay: RelayProcess;
const running: Program[] = [];
const keep = (program: Program): Program => (running.push(program), program);
beforeAll(async () => {
  relay = await RelayProcess.start('--no-site');
}, 60_000);
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end()));
});
afterAll(async () => {
  await relay.kill('SIGTERM');
});

for (const [carrier, python, packages] of CARRIERS) {
  if (!python)
    skipped(`somebody’s Python program in a room over ${carrier}`, `apt-get install ${packages}`);

  describe.skipIf(!python)(`somebody’s Python program in a room, over ${carrier}`, () => {
    test('chats with the terminal endpoint, and a third in the terminal watches without a key', async () => {
      const [client, server] = [await relay.link('client'), await relay.link('server')];
      const watcher = keep(endpoint(['watch', '--relay', await relay.link('watcher')]));
      await watcher.says(/In the room/);
      const ours = keep(endpoint(['server', '--relay', server], KEY));
      await ours.says(/In the room/);
      const capability = client.replace(/.*#room=/, '');
      const port = String(carrier === 'tcp' ? relay.tcpPort : relay.port);
      const theirs = keep(
        new Program(python!, ['tests/relay/python/room.py', carrier, port, capability]),
      );
      await theirs.says(/in the room/);
      theirs.type('one', 'two', 'and a third one, longer than a block ä');
      await ours.says(/and a third one, longer than a block ä\n/);
      await theirs.says(/acknowledged 3/);
      ours.type('hello', 'from the endpoint, twice');
      await theirs.says(/got from the endpoint, twice/);
      expect(theirs.out.match(/^got .*$/gm)).toEqual(['got hello', 'got from the endpoint, twice']);
      expect(ours.out.split('\n').slice(0, 2)).toEqual(['one', 'two']);
      await watcher.says(/server #2 CBC[^]*\(no key here\)/);
      expect(watcher.out).not.toContain('twice');
    });
  });
}
