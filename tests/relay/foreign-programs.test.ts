import { afterEach, describe, expect, test } from 'vitest';
import { endpoint, freePort, pause, Program, pythonWith, skipped } from './programs.ts';

const PYTHON = pythonWith(['Crypto', 'Cryptodome']);
if (!PYTHON)
  skipped('programs of many shapes in Python', 'apt-get install python3-pycryptodome brings them');

const KEY = { BLOCKWISE_KEY: 'text:Sixteen byte key' };
const PASSWORD = { BLOCKWISE_PASSWORD: 'a password' };
const LONG = `${'Attack at dawn! '.repeat(70)}with an é`;
const THEIRS = [
  'hello, how are you today?',
  'and quickly another',
  'sixteen letters!',
  'ä and ö',
  LONG,
];
const OURS = [
  'I am fine, and how are you?',
  'at once one more',
  'exactly sixteen!',
  'é and 🐧',
  LONG,
];

interface Shape {
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
  /** Whether its length byte holds no longer text. */
  readonly isShort?: boolean;
}
const SHAPES: Readonly<Record<string, Shape>> = {
  'zero-iv': {},
  'agreed-iv': { args: ['--iv', 'an IV of 16 byte'] },
  'size-byte': { isShort: true },
  json: {},
  braces: {},
  digits: {},
  utf: {},
  gcm: {},
  'scrypt-hex': { env: PASSWORD, args: ['--derive', 'scrypt'] },
  sha256: { env: PASSWORD },
};

const running: Program[] = [];
const keep = (program: Program): Program => (running.push(program), program);
afterEach(async () => {
  await Promise.all(running.splice(0).map((program) => program.end()));
});
const python = (...args: readonly string[]): Program =>
  keep(new Program(PYTHON!, ['tests/relay/python/foreign.py', ...args]));

/** The two programs, connected; theirs in this role. */
async function join(role: 'client' | 'server', shape: string, { args = [], env = KEY }: Shape) {
  const port = String(await freePort());
  if (role === 'client') {
    const ours = keep(endpoint(['server', '--port', port, ...args], env));
    await ours.says(/Waiting/);
    return { ours, theirs: python('client', port, shape) };
  }
  const theirs = python('server', port, shape);
  await theirs.says(/listening/);
  return {
    ours: keep(endpoint(['client', '--port', port, '--dialect', 'auto', ...args], env)),
    theirs,
  };
}

describe.skipIf(!PYTHON)(
  'programs of many shapes join with the key alone, and both sides read everything',
  () => {
    for (const [shape, options] of Object.entries(SHAPES))
      test(`${shape}: as client and as server`, async () => {
        const talk = async (role: 'client' | 'server') => {
          const { ours, theirs } = await join(role, shape, options);
          await theirs.says(/connected/);
          const [theirTexts, ourTexts] = options.isShort
            ? [THEIRS.slice(0, 4), OURS.slice(0, 4)]
            : [THEIRS, OURS];
          theirs.type(...theirTexts.slice(0, 2));
          for (const text of theirTexts.slice(2)) {
            await pause(500);
            theirs.type(text);
          }
          await ours.says(new RegExp(`${theirTexts.at(-1)}\n`));
          expect(ours.out.trim().split('\n'), ours.err).toEqual(theirTexts);
          // Most of these programs read what has come by then as one message: what follows waits until they have it.
          for (const text of ourTexts) {
            ours.type(text);
            await theirs.says(new RegExp(`got ${text.replace('?', '\\?')}\n`));
          }
          expect(theirs.out.match(/^(?:got|failed) .*$/gm)).toEqual(
            ourTexts.map((text) => `got ${text}`),
          );
        };
        await Promise.all([talk('client'), talk('server')]);
      });

    test('greeting: talk in the clear comes first, and /plain answers it', async () => {
      const iv = { args: ['--iv', 'an IV of 16 byte'] };
      const { ours, theirs } = await join('server', 'greeting', iv);
      await ours.says(/in clear: Welcome! What is your name\?/);
      ours.type('/plain Bob');
      await ours.says(/in clear: Hello Bob/);
      theirs.type('and now in cipher, my friend');
      await ours.says(/and now in cipher, my friend\n/);
      ours.type('so do I');
      await theirs.says(/got so do I/);
    });

    test('dh-ctr: the exchange is recognised; done by hand, its key opens one stream for all messages', async () => {
      const { ours, theirs } = await join('server', 'dh-ctr', {});
      const [, , prime, other] = await ours.says(
        /key exchange: 3 numbers of 1,024 bytes.*\((0x\w+), (0x\w+), (0x\w+)\)/,
      );
      const power = (base: bigint, exponent: bigint, modulus: bigint): bigint =>
        exponent === 0n
          ? 1n
          : (power((base * base) % modulus, exponent / 2n, modulus) * (exponent % 2n ? base : 1n)) %
            modulus;
      const little16 = (n: bigint) =>
        Buffer.from(Buffer.from(n.toString(16).padStart(32, '0'), 'hex').toReversed()).toString(
          'hex',
        );
      const p = BigInt(prime);
      const mine = little16(power(3n, 98765432109n, p)).padEnd(2048, '0');
      ours.type(`/plain hex:${mine}`);
      ours.type(`/key hex:${little16(power(BigInt(other), 98765432109n, p))}`);
      await theirs.says(/connected/);
      for (const text of ['the first of the stream', 'and it goes on from there']) {
        theirs.type(text);
        await ours.says(new RegExp(`${text}\n`));
      }
      ours.type('an answer in our own stream', 'and one more');
      await theirs.says(/got an answer in our own stream\ngot and one more/);
    });
  },
);
