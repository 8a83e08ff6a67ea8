import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  endpoint,
  freePort,
  pause,
  Program,
  pythonWith,
  skipped,
  top,
  until,
} from '../relay/programs.ts';

const lesson = readFileSync(join(top, 'src/content/lessons/server-and-client.mdx'), 'utf8');
const blocks = [...lesson.matchAll(/^```python\n([^]*?)^```$/gm)].map(([, code]) => code);
const yourCode = readFileSync(join(top, 'src/content/lessons/your-code.mdx'), 'utf8');
const commands = [...`${lesson}\n${yourCode}`.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(
  ([, text]) => text.split('\n'),
);
const [plain, ...pieces] = blocks;

const PYTHON = pythonWith(['Crypto', 'Cryptodome']);
const fromPip = pythonWith(['Crypto']) !== undefined;
const asInstalled = (code: string): string =>
  fromPip ? code : code.replaceAll('from Crypto.', 'from Cryptodome.');
const KEY = 'a0b1c2d3e4f5061728394a5b6c7d8e9f';
const TEXTS = ['Are you there?', 'Attack at dawn! Attack at dawn! 🐧 ä', '', 'x'.repeat(5000)];

if (!PYTHON)
  skipped(
    'the programs of lesson 8',
    'pip install pycryptodome, or apt-get install python3-pycryptodome',
  );

const folder = mkdtempSync(join(tmpdir(), 'lesson-'));
afterAll(() => rmSync(folder, { recursive: true }));
const running: Program[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end()));
});
const keep = (program: Program): Program => {
  running.push(program);
  return program;
};

/** The program in a folder where `key.hex` stands, as the lesson has it. */
function python(code: string, ...args: string[]): Program {
  writeFileSync(join(folder, 'key.hex'), `${KEY}\n`);
  writeFileSync(join(folder, 'chat.py'), asInstalled(code));
  const run = `import os, runpy, sys; os.chdir(${JSON.stringify(folder)}); sys.argv = ${JSON.stringify(['chat.py', ...args])}; runpy.run_path('chat.py')`;
  return keep(new Program(PYTHON!, ['-u', '-c', run]));
}

/** Until something listens at the port: the programs of the lesson don’t say when they do, and take one caller only. */
async function listening(port: string): Promise<void> {
  const table = '/proc/net/tcp';
  if (!existsSync(table)) return pause(3000);
  const listens = new RegExp(
    `:${Number(port).toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`,
  );
  await until(() => listens.test(readFileSync(table, 'utf8')));
}

/** Starts the one that listens, and then the other. */
async function pair(code: string): Promise<[server: Program, client: Program]> {
  const port = String(await freePort());
  const server = python(code, 'server', port);
  await listening(port);
  return [server, python(code, 'client', port)];
}

describe('the lesson’s text', () => {
  test('it has the plain program and three pieces, and the commands of the four programs', () => {
    expect(blocks).toHaveLength(4);
    for (const role of ['server', 'client'])
      for (const mode of ['cbc', 'ecb'])
        expect(commands.join('\n')).toContain(`npm run endpoint -- ${role} --mode ${mode}`);
  });

  test('each of its endpoint commands is one that the endpoint takes', async () => {
    const lines = commands.join('\n').matchAll(/npm run endpoint -- ([^\n]*?)(?=\s{2,}|$)/gm);
    let count = 0;
    for (const [, line] of lines) {
      count += 1;
      const args = line
        .replace(/--port \d+/, '')
        .split(/\s+/)
        .filter(Boolean);
      const program = keep(
        endpoint([...args, '--port', String(await freePort()), '--give-up', '1']),
      );
      if (args[0] === 'server') await program.says(/at 127\.0\.0\.1:\d+/);
      else expect(await program.ended).toBe(1);
    }
    expect(count).toBe(7);
  });
});

describe.skipIf(!PYTHON)('the programs of the lesson run', () => {
  test('plain.py: the server prints the question', async () => {
    const [server] = await pair(plain);
    await server.says(/Are you there\?/);
    expect(await server.ended).toBe(0);
  });

  test('chat.py, its pieces put together: both ways at once, any text, and it ends when both have said all', async () => {
    const [server, client] = await pair(pieces.join('\n'));
    client.type(...TEXTS);
    server.type(...TEXTS.toReversed());
    for (const program of [client, server]) program.child.stdin.end();
    expect(await client.ended).toBe(0);
    expect(await server.ended).toBe(0);
    expect(client.out).toBe(`${TEXTS.toReversed().join('\n')}\n`);
    expect(server.out).toBe(`${TEXTS.join('\n')}\n`);
  });

  test('chat.py and this repository’s endpoint talk, each as server and as client', async () => {
    const code = pieces.join('\n');
    const env = { BLOCKWISE_KEY: KEY };
    for (const role of ['server', 'client'] as const) {
      const port = String(await freePort());
      const ours = ['--port', port, '--mode', 'cbc', '--dialect', 'length4'];
      const theirs = () => python(code, role, port);
      let program: Program;
      let other: Program;
      if (role === 'server') {
        program = theirs();
        await listening(port);
        other = keep(endpoint(['client', ...ours], env));
      } else {
        other = keep(endpoint(['server', ...ours], env));
        await other.says(/at 127\.0\.0\.1:/);
        program = theirs();
      }
      program.type('hello from the lesson');
      await other.says(/hello from the lesson/);
      other.type('hello from the repository');
      await program.says(/hello from the repository/);
    }
  });
});
