import { cbc, ctr, ecb } from '@noble/ciphers/aes.js';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { decrypt, encrypt, type ModeId, WRONG_PADDING } from '../../src/lib/modes/index.ts';
import type { EndpointSettings } from '../../src/lib/session/index.ts';
import { seededRandom } from '../support/random.ts';
import { bytesOf, joinedPair, received, sent, textOf } from './pair.ts';

const random = seededRandom('keys and messages');
const MODES = ['ecb', 'cbc', 'ctr'] as const;

/** The same message by a library that we have not written. */
function independently(mode: ModeId, key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array) {
  const run = mode === 'ecb' ? ecb(key) : mode === 'cbc' ? cbc(key, iv) : ctr(key, iv);
  return run.encrypt(plaintext);
}

describe('Encryption between endpoints', () => {
  const all = MODES.flatMap((mode) => [16, 24, 32].map((bytes) => [mode, bytes] as const));

  it.each(all)(
    'in %s with a key of %i bytes goes both ways, and is what another library makes',
    (mode, keyBytes) => {
      const key = random.bytes(keyBytes);
      const { clock, client, server } = joinedPair({ settings: { mode, key } });
      const plaintexts = Array.from({ length: 20 }, () => random.bytes(random.integer(100)));
      for (const plaintext of plaintexts) {
        client.send(plaintext);
        server.send(plaintext);
      }
      clock.advance(100);
      for (const side of [client, server]) {
        expect(received(side).map((message) => message.plaintext)).toEqual(plaintexts);
        for (const { iv, ciphertext, plaintext } of sent(side))
          expect(ciphertext).toEqual(independently(mode, key, iv, plaintext!));
      }
    },
  );

  it('can be traced again from what a message says of itself', () => {
    for (const mode of MODES) {
      const { clock, client, server } = joinedPair({ settings: { mode } });
      client.send(bytesOf('attack at dawn'));
      clock.advance(10);
      const [from] = sent(client);
      const [to] = received(server);
      expect(encrypt(from.settings, from.plaintext!)).toEqual(from.ciphertext);
      expect(decrypt(to.settings, to.ciphertext)).toEqual(to.plaintext);
    }
  });
});

describe('The IV of a message', () => {
  const ivs = (settings: Partial<EndpointSettings>) => {
    const { client } = joinedPair({ settings });
    for (let i = 0; i < 500; i++) client.send(bytesOf('the same'));
    return sent(client).map(({ iv }) => toHex(iv));
  };

  it.each(['cbc', 'ctr'] as const)(
    'in %s is another each time where it is random, and so is the ciphertext',
    (mode) => {
      expect(new Set(ivs({ mode })).size).toBe(500);
      const { client } = joinedPair({ settings: { mode } });
      const ciphertexts = [1, 2, 3].map(() => toHex(client.send(bytesOf('the same')).ciphertext));
      expect(new Set(ciphertexts).size).toBe(3);
    },
  );

  it.each(['cbc', 'ctr'] as const)(
    'in %s is the same each time where it is fixed, and so is the ciphertext',
    (mode) => {
      const iv = random.bytes(16);
      expect(new Set(ivs({ mode, ivPolicy: 'fixed', iv }))).toEqual(new Set([toHex(iv)]));
      const { client } = joinedPair({ settings: { mode, ivPolicy: 'fixed', iv } });
      const ciphertexts = [1, 2, 3].map(() => toHex(client.send(bytesOf('the same')).ciphertext));
      expect(new Set(ciphertexts).size).toBe(1);
    },
  );

  it('is not there in ECB, whatever the policy', () => {
    const { clock, client, server } = joinedPair({ settings: { mode: 'ecb', ivPolicy: 'fixed' } });
    client.send(bytesOf('hi'));
    clock.advance(10);
    expect(sent(client)[0].iv).toHaveLength(0);
    expect(received(server)[0].settings).not.toHaveProperty('iv');
  });

  it('comes from the source that was given, of which 16 bytes are asked for', () => {
    const asked: number[] = [];
    const source = (byteLength: number) => {
      asked.push(byteLength);
      return new Uint8Array(byteLength).fill(0xab);
    };
    const { client } = joinedPair({ random: source });
    expect(client.send(bytesOf('hi')).iv).toEqual(new Uint8Array(16).fill(0xab));
    expect(asked).toEqual([16]);
  });

  it('is refused where the source gives too few bytes', () => {
    const { client } = joinedPair({ random: () => new Uint8Array(8) });
    expect(() => client.send(bytesOf('hi'))).toThrow('An IV has 16 bytes');
    expect(client.unacknowledged).toBe(0);
  });
});

describe('Where the two sides are set differently', () => {
  /** What the server makes of the client's messages; acknowledged they are in any case. */
  function received30(client: Partial<EndpointSettings>, server: Partial<EndpointSettings>) {
    const pair = joinedPair();
    pair.client.configure(client);
    pair.server.configure(server);
    const texts = Array.from({ length: 30 }, (_, i) => `message number ${i}, of some length`);
    for (const text of texts) pair.client.send(bytesOf(text));
    pair.clock.advance(200);
    expect(sent(pair.client).map(({ state }) => state)).toEqual(Array(30).fill('acknowledged'));
    const messages = received(pair.server);
    expect(messages).toHaveLength(30);
    expect(messages.filter((message) => texts.includes(textOf(message)))).toEqual([]);
    return messages;
  }

  it('a wrong key gives wrong padding, or rarely noise, in ECB and CBC', () => {
    for (const mode of ['ecb', 'cbc'] as const) {
      const messages = received30({ mode }, { mode, key: random.bytes(16) });
      const errors = messages.filter(({ error }) => error === WRONG_PADDING);
      expect(errors.length).toBeGreaterThan(20);
      for (const message of messages) expect('plaintext' in message).toBe(!('error' in message));
    }
  });

  it('a wrong key gives noise of the same length in CTR, and no error', () => {
    const messages = received30({ mode: 'ctr' }, { mode: 'ctr', key: random.bytes(16) });
    expect(messages.filter(({ error }) => error)).toEqual([]);
    expect(messages.every((m) => m.plaintext!.length === m.ciphertext.length)).toBe(true);
  });

  it('ECB read in CBC says that there is no IV', () => {
    const [message] = received30({ mode: 'ecb' }, { mode: 'cbc' });
    expect([message.mode, message.settings.mode]).toEqual(['ecb', 'cbc']);
    expect(message.error).toBe(
      'This message says that it is in ECB, and it was read in CBC. CBC needs an IV of 16 bytes; none was given.',
    );
  });

  it('CTR read in CBC says that it is not whole blocks', () => {
    const messages = received30({ mode: 'ctr' }, { mode: 'cbc' });
    expect(messages[29].ciphertext).toHaveLength(33);
    expect(messages[29].error).toMatch(
      /^This message says that it is in CTR, and it was read in CBC\. .*whole blocks/,
    );
  });

  it('CBC read in CTR is noise, as in life: nothing tells', () => {
    const messages = received30({ mode: 'cbc' }, { mode: 'ctr' });
    expect(messages.map(({ error }) => error)).toEqual(Array(30).fill(undefined));
  });

  it('padding that is not taken off stays on the message', () => {
    const { clock, client, server } = joinedPair();
    server.configure({ padding: 'none' });
    client.send(bytesOf('hi'));
    clock.advance(10);
    expect(received(server)[0].plaintext).toEqual(
      Uint8Array.from([...bytesOf('hi'), ...Array<number>(14).fill(14)]),
    );
  });

  it('and put right again, the next message comes through', () => {
    const { clock, client, server } = joinedPair();
    server.configure({ mode: 'ecb' });
    client.send(bytesOf('lost on you'));
    clock.advance(10);
    server.configure({ mode: 'cbc' });
    client.send(bytesOf('found again'));
    clock.advance(10);
    expect(textOf(received(server)[0])).not.toBe('lost on you');
    expect(textOf(received(server)[1])).toBe('found again');
  });
});
