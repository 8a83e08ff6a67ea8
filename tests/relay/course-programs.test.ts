import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { DEMO_KEY } from '../../relay/endpoint/key.ts';
import { afterSilence } from '../../relay/endpoint/silence.ts';
import { encodeUtf8, fromHex } from '../../src/lib/bytes/index.ts';
import { encrypt } from '../../src/lib/modes/index.ts';
import { endpoint, freePort, pause, Program, pythonWith, skipped, until } from './programs.ts';

const PYTHON = pythonWith(['Crypto', 'Cryptodome']);
const KEY = { BLOCKWISE_KEY: 'text:Sixteen byte key' };
const VARIANTS = [
  ['ecb-raw', 'ecb'],
  ['cbc-iv-prefix', 'cbc'],
  ['cbc-fixed-iv', 'cbc'],
  ['base64', 'cbc'],
  ['length4', 'cbc'],
] as const;
const LONG = 'Attack at dawn! Attack at dawn! Bring the penguins. 🐧 ä';

if (!PYTHON)
  skipped('the programs of courses in Python', 'apt-get install python3-pycryptodome brings them');

const running: Program[] = [];
const keep = (program: Program): Program => {
  running.push(program);
  return program;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end()));
});

const python = (...args: readonly string[]): Program =>
  keep(new Program(PYTHON!, ['tests/relay/python/course.py', ...args]));

describe.skipIf(!PYTHON)('programs of courses, in pycryptodome, join as they are', () => {
  for (const [variant, mode] of VARIANTS) {
    test(`${variant}: their client, our server, which finds the dialect by itself`, async () => {
      const ours = keep(endpoint(['server', '--mode', mode, '--port', '0'], KEY));
      const [, port] = await ours.says(/at 127\.0\.0\.1:(\d+)/);
      const theirs = python('client', port, variant);
      await theirs.says(/connected/);
      theirs.type('hello from python');
      await ours.says(/hello from python\n/);
      await ours.says(new RegExp(`Speaking ${variant}[ ,]`));
      theirs.type(LONG);
      await ours.says(/Bring the penguins. 🐧 ä/);
      ours.type('hello from the endpoint');
      await theirs.says(/got hello from the endpoint/);
      ours.type(LONG);
      await theirs.says(/got Attack.*🐧 ä/);
    });

    test(`${variant}: their server, our client, both at once`, async () => {
      const port = String(await freePort());
      const theirs = python('server', port, variant);
      await theirs.says(/listening/);
      const ours = keep(
        endpoint(['client', '--mode', mode, '--port', port, '--dialect', variant], KEY),
      );
      await ours.says(/Connected/);
      for (let i = 0; i < 3; i++) {
        ours.type(`ours ${i} ${LONG}`);
        theirs.type(`theirs ${i} ${LONG}`);
        await theirs.says(new RegExp(`got ours ${i} Attack.*ä`));
        await ours.says(new RegExp(`theirs ${i} Attack.*ä`));
      }
    });
  }

  test('several messages in one write are told apart where the padding tells', async () => {
    const inOneWrite = async ([variant, mode]: (typeof VARIANTS)[number]) => {
      const ours = keep(endpoint(['server', '--mode', mode, '--port', '0'], KEY));
      const [, port] = await ours.says(/at 127\.0\.0\.1:(\d+)/);
      const theirs = python('client', port, variant);
      await theirs.says(/connected/);
      theirs.type('one message', 'another message, and a longer one', 'the third');
      await ours.says(/the third\n/);
      expect(ours.out.trim().split('\n'), variant).toEqual([
        'one message',
        'another message, and a longer one',
        'the third',
      ]);
    };
    await Promise.all(VARIANTS.map(inOneWrite));
  });
});

describe('what a network does to a stream', () => {
  const through = async (socket: Socket, pieces: readonly Uint8Array[], ms: number) => {
    for (const piece of pieces) {
      socket.write(piece);
      await pause(ms);
    }
  };

  test('a message in two halves, with a pause between them, is one message', async () => {
    const settings = { mode: 'cbc', key: fromHex(DEMO_KEY), iv: new Uint8Array(16) } as const;
    const ciphertext = encrypt(settings, encodeUtf8('split over two recv calls'));
    const whole = Buffer.concat([settings.iv, ciphertext]);
    const splitAt = async (at: number) => {
      const ours = keep(endpoint(['server', '--port', '0', '--dialect', 'cbc-iv-prefix']));
      const [, port] = await ours.says(/at 127\.0\.0\.1:(\d+)/);
      const socket = createConnection(Number(port), '127.0.0.1');
      await through(socket, [whole.subarray(0, at), whole.subarray(at)], 400);
      await ours.says(/split over two recv calls\n/);
      expect(ours.out).toBe('split over two recv calls\n');
      socket.destroy();
    };
    await Promise.all([5, 16, 32, 40].map(splitAt));
  });

  test('bytes that wait because this process was busy aren’t a pause', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const arrives = once(server, 'connection') as Promise<[Socket]>;
    await once(server, 'listening');
    const writer = createConnection((server.address() as AddressInfo).port, '127.0.0.1');
    const [reader] = await arrives;
    const heard: string[] = [];
    const callOff = afterSilence(20, () => heard.push('silence'));
    reader.on('data', (chunk) => {
      callOff();
      heard.push(String(chunk));
    });
    writer.write('the second half');
    for (const end = performance.now() + 100; performance.now() < end;);
    await until(() => heard.length > 0);
    await pause(50);
    expect(heard).toEqual(['the second half']);
    writer.destroy();
    server.close();
  });

  test('what is in clear is shown as such, and the line stays', async () => {
    const ours = keep(endpoint(['server', '--port', '0']));
    const [, port] = await ours.says(/at 127\.0\.0\.1:(\d+)/);
    const socket = createConnection(Number(port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\n\r\n');
    await ours.says(/in clear: GET \/ HTTP\/1\.1/);
    socket.write(Buffer.from('00112233445566778899aabbccddeeff01', 'hex'));
    await ours.says(/17 bytes that nothing fits[^]*The line stays/);
    ours.type('/plain HTTP/1.1 400');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toBe('HTTP/1.1 400\r\n');
    socket.destroy();
    await ours.says(/The client has gone/);
    const client = keep(endpoint(['client', '--port', port]));
    client.type('still here');
    await ours.says(/still here\n/);
  });
});
