import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Repeats } from '../../relay/endpoint/repeats.ts';
import { linesOf, visible } from '../../relay/endpoint/show.ts';
import { endpoint, freePort, pause, Program, skipped } from './programs.ts';

/** util-linux' `script` gives a program a terminal of its own. */
const hasScript = spawnSync('script', ['--version']).stdout?.includes('util-linux') ?? false;
if (!hasScript) skipped('the endpoint in a terminal', 'apt-get install bsdutils brings script');

const running: Program[] = [];
const start = (args: readonly string[], env: Record<string, string> = {}): Program => {
  const program = endpoint(args, env);
  running.push(program);
  return program;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end()));
});

async function pair(...args: readonly string[]) {
  const server = start(['server', '--port', '0', ...args]);
  const [, port] = await server.says(/at 127\.0\.0\.1:(\d+)/);
  const client = start(['client', '--port', port, ...args]);
  await client.says(/The server is here/);
  return { server, client, port };
}

describe('the four programs of the original, and CTR', () => {
  for (const mode of ['ecb', 'cbc', 'ctr']) {
    test(`${mode}: a client and a server chat, both at once, and show IV and ciphertext`, async () => {
      const { server, client } = await pair('--mode', mode, '--show', 'hex');
      for (let i = 0; i < 20; i++) {
        client.type(`to the server ${i}`);
        server.type(`to the client ${i}`);
      }
      await server.says(/= {3}to the server 19\n/);
      await client.says(/= {3}to the client 19\n/);
      const order = [...server.out.matchAll(/= {3}to the server (\d+)/g)].map(([, i]) => Number(i));
      expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
      expect(server.out).toMatch(
        mode === 'ecb'
          ? /client #1 ECB.*\n {2}c {3}[0-9a-f]{32}/
          : /\n {2}iv {2}[0-9a-f]{32}\n {2}c {3}[0-9a-f]+\n/,
      );
      expect(client.err).toContain('NO KEY WAS GIVEN');
      const secret = /2b7e151628aed2a6/i;
      expect(client.err + client.out + server.err + server.out).not.toMatch(secret);
    });
  }

  test('--show blocks: each block on its line, equal ones with the same letter and colour', () => {
    const ciphertext = new Uint8Array(64).fill(1, 0, 32).fill(2, 32, 64);
    const message = { from: 'client', mode: 'ecb', iv: new Uint8Array(0), ciphertext };
    const look = (isColoured: boolean) => ({
      ...{ show: 'blocks' as const, isColoured, isPerson: true, repeats: new Repeats() },
    });
    const plain = linesOf(message, look(false)).join('\n');
    expect(plain).toMatch(/C1 {2}(01){16} A ×2\n {2}C2 {2}(01){16} A ×2\n {2}C3 {2}(02){16} B ×2/);
    expect(plain).not.toContain('\x1b');
    const coloured = linesOf(message, look(true));
    const colours = coloured.slice(1, 5).map((line) => line.slice(6, line.indexOf('m')));
    expect(new Set(colours).size).toBe(2);
    expect(colours[0]).toBe(colours[1]);
  });

  test('a block keeps its letter for the session, whatever message it is in', () => {
    const look = {
      show: 'blocks' as const,
      isColoured: false,
      isPerson: true,
      repeats: new Repeats(),
    };
    const message = (...bytes: number[]) => ({
      ...{ from: 'client', mode: 'ecb', iv: new Uint8Array(0) },
      ciphertext: Uint8Array.from(bytes.flatMap((byte) => Array<number>(16).fill(byte))),
    });
    expect(linesOf(message(1, 2), look).join()).not.toMatch(/×/);
    expect(linesOf(message(2, 3, 3), look).join()).toMatch(/(02){16} A ×2.*(03){16} B ×2/);
    expect(linesOf(message(3, 1), look).join()).toMatch(/(03){16} B ×3.*(01){16} C ×2/);
  });

  test('a long message is no more than its text, and one line of hex where that is asked for', () => {
    const message = {
      from: 'client',
      mode: 'cbc',
      iv: new Uint8Array(16),
      ciphertext: new Uint8Array(6016),
      plaintext: new Uint8Array(6000).fill(65),
    };
    const look = { isColoured: false, isPerson: false, repeats: new Repeats() };
    expect(linesOf(message, { ...look, show: 'text' })).toEqual(['A'.repeat(6000)]);
    const hex = linesOf(message, { ...look, show: 'hex' }).find((line) => line.startsWith('  c '))!;
    expect(hex).toMatch(/^ {2}c {3}(00){64}… \(6,016 bytes\)$/);
  });

  test('what a peer sends can’t steer the terminal', () => {
    expect(visible('a\x1b[2Jb\r\nc\x07\u202e')).toBe('a␛[2Jb␍␊c␇<U+202E>');
  });
});

describe('how it ends', () => {
  test('in a pipe: everything is acknowledged, then 0', async () => {
    const { server, client } = await pair('--show', 'text');
    client.type(...Array.from({ length: 2_000 }, (_, i) => `line ${i}`));
    client.child.stdin.end();
    expect(await client.ended).toBe(0);
    await server.says(/line 1999\n/);
    expect(server.out.trim().split('\n')).toEqual(
      Array.from({ length: 2_000 }, (_, i) => `line ${i}`),
    );
    await server.says(/No link to the client/);
  });

  test('Ctrl-C is 130, a termination 143, without a trace of an exception', async () => {
    const { server, client } = await pair();
    expect(await client.end('SIGINT')).toBe(130);
    expect(await server.end('SIGTERM')).toBe(143);
    expect(client.err + server.err).not.toMatch(/Error|at .*\.ts:/);
  });

  test('nobody there: it says so, tries again, and gives up with 1 when it was told to', async () => {
    const client = start(['client', '--port', String(await freePort()), '--give-up', '1']);
    client.child.stdin.end('lost\n');
    expect(await client.ended).toBe(1);
    expect(client.err).toMatch(/Nobody listens at 127\.0\.0\.1.* Trying again in \d\.\d s/);
  });

  test.skipIf(!hasScript)(
    'in a terminal, Ctrl-D waits for what isn’t acknowledged and says so; Ctrl-C is 130',
    async () => {
      const command = `'${process.execPath}' relay/endpoint/main.ts client --port ${await freePort()}`;
      const client = new Program('script', ['-qec', command, '/dev/null']);
      running.push(client);
      await client.says(/Trying again/);
      client.type('lost');
      await client.says(/you #1/);
      client.child.stdin.write('\x04');
      await client.says(/1 not acknowledged yet: waiting[^]*Trying again/);
      client.child.stdin.write('\x03');
      expect(await client.ended).toBe(130);
      expect(client.out).not.toMatch(/Error|at .*\.ts:/);
    },
  );

  test('a port in use is a sentence and 1', async () => {
    const server = start(['server', '--port', '0']);
    const [, port] = await server.says(/at 127\.0\.0\.1:(\d+)/);
    const second = start(['server', '--port', port]);
    expect(await second.ended).toBe(1);
    expect(second.err).toMatch(/is in use/);
  });

  const WRONG: [args: string[], says: RegExp, env?: Record<string, string>][] = [
    [[], /first word is one of server, client, watch/],
    [['server', '--mode', 'xts'], /--mode is one of ecb, cbc, .*ctr/],
    [['server', '--password=abcdef'], /--password, which asks/],
    [['server', '--dialect', 'morse'], /“morse” is no dialect and no part of one/],
    [['server', '--padding', 'x'], /--padding is one of pkcs7, .*or the sign that fills up/],
    [['server', '--derive', 'sha256:3'], /only pbkdf2 has a count/],
    [['server', '--bridge', '5000'], /takes a --relay link/],
    [['server', '--port', '99999'], /--port is a whole number from 0 to 65535/],
    [['server', '--key', '00'], /key on the command line could be read/],
    [['server', '--iv', '00'], /An IV has 32 hex digits/],
    [['client', '--dialect', 'ecb-raw'], /ecb-raw doesn't go with --mode cbc: it goes with ecb/],
    [['client', '--relay', 'http://127.0.0.1/lab/'], /no room in it/],
    [['server', '--key-file', '/nowhere/key'], /can't be read \(ENOENT\)/],
    [['server'], /BLOCKWISE_KEY: an AES key has/, { BLOCKWISE_KEY: 'abcdef' }],
    [['server', 'again'], /isn't an option/],
  ];
  for (const [args, says, env] of WRONG)
    test(`wrong usage is 2: ${args.join(' ') || '(nothing)'}`, async () => {
      const program = start(args, env);
      expect(await program.ended).toBe(2);
      expect(program.err).toMatch(says);
      expect(program.err).toContain('--help');
      expect(program.err).not.toContain('abcdef');
    });

  test('--help is 0 and has examples', async () => {
    const program = start(['--help']);
    expect(await program.ended).toBe(0);
    expect(program.out).toMatch(/Examples[^]*--dialect cbc-iv-prefix/);
  });
});

describe('a peer that vanishes', () => {
  test('is said; what was written meanwhile arrives when another comes, once and in order', async () => {
    const { server, client, port } = await pair();
    client.type('before');
    await server.says(/before/);
    await client.end('SIGKILL');
    await server.says(/No link to the client/);
    for (let i = 0; i < 5; i++) server.type(`meanwhile ${i}`);
    await pause(300);
    const again = start(['client', '--port', port]);
    await again.says(/meanwhile 4\n/);
    expect([...again.out.matchAll(/meanwhile (\d)/g)].map(([, i]) => i).join('')).toBe('01234');
  });

  test('a server that is killed and started again is found again, and gets what it missed', async () => {
    const { server, client, port } = await pair();
    client.type('one');
    await server.says(/one/);
    await server.end('SIGKILL');
    await client.says(/No link to the server/);
    client.type('two', 'three');
    await pause(300);
    const again = start(['server', '--port', port]);
    await again.says(/three\n/);
    // The first server may have been killed before its acknowledgement of `one` had arrived.
    const texts = again.out.trim().split('\n');
    expect(texts.join(' ')).toMatch(/^(one )?two three$/);
  });
});

test('a key from a file: as hex, as bytes, with a line end', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'blockwise-key-'));
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const bytes = write('bytes', 'Sixteen byte key\n');
  const hex = write('hex', `${Buffer.from('Sixteen byte key').toString('hex')}\n`);
  const server = start(['server', '--port', '0', '--key-file', bytes]);
  const [, port] = await server.says(/at 127\.0\.0\.1:(\d+)/);
  const client = start(['client', '--port', port, '--key-file', hex]);
  client.type('the same key');
  await server.says(/the same key/);
  expect(server.err).not.toContain('NO KEY');
});
