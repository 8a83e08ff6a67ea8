import { describe, expect, it } from 'vitest';
import { EVERYDAY_MODE_IDS } from '../../src/lib/modes/index.ts';
import { type Endpoint, maxPlaintextBytes, SessionError } from '../../src/lib/session/index.ts';
import { MAX_FRAME_BYTES } from '../../src/lib/wire/index.ts';
import { seededRandom } from '../support/random.ts';
import { bytesOf, joinedPair, makeEndpoint, received, sent, textOf } from './pair.ts';
import { VirtualClock } from './virtual-clock.ts';

describe('A message of', () => {
  const sizes = [0, 1, 15, 16, 17, 60_000];
  const random = seededRandom('message sizes');

  it.each(sizes.flatMap((size) => EVERYDAY_MODE_IDS.map((mode) => [size, mode] as const)))(
    '%i bytes comes through in %s',
    (size, mode) => {
      const { clock, client, server } = joinedPair({ settings: { mode } });
      const plaintext = random.bytes(size);
      client.send(plaintext);
      clock.advance(10);
      expect(received(server).map((message) => message.plaintext)).toEqual([plaintext]);
      expect(sent(client)[0].state).toBe('acknowledged');
    },
  );
});

describe('The longest message', () => {
  const longest = [
    ['ecb', 'pkcs7', 65_503],
    ['cbc', 'pkcs7', 65_487],
    ['ctr', 'pkcs7', 65_488],
    ['ecb', 'none', 65_504],
    ['cbc', 'none', 65_488],
    ['ctr', 'none', 65_488],
    ['cfb', 'pkcs7', 65_488],
    ['ofb', 'none', 65_488],
    ['gcm', 'pkcs7', 65_476],
  ] as const;

  it.each(longest)(
    'in %s with padding %s has %i bytes: it comes through, in a frame of 64 KiB at most',
    (mode, padding, most) => {
      expect(maxPlaintextBytes(mode, padding)).toBe(most);
      const { clock, client, server, atClient } = joinedPair({ settings: { mode, padding } });
      client.send(new Uint8Array(most).fill(3));
      clock.advance(10);
      expect(received(server).map((message) => message.plaintext?.length)).toEqual([most]);
      expect(Math.max(...atClient.sent.map(({ length }) => length))).toBeGreaterThan(
        MAX_FRAME_BYTES - 32,
      );
    },
  );

  it.each(longest)(
    'in %s with padding %s and one byte more is refused, and nothing is changed',
    (mode, padding, most) => {
      const { client, atClient } = joinedPair({ settings: { mode, padding } });
      const before = atClient.sent.length;
      expect(() => client.send(new Uint8Array(most + 1))).toThrow(SessionError);
      expect([client.messages, client.unacknowledged]).toEqual([[], 0]);
      expect(atClient.sent).toHaveLength(before);
      expect(client.send(new Uint8Array(16)).sequence).toBe(1);
    },
  );

  it('is named where one is refused', () => {
    const endpoint = makeEndpoint(new VirtualClock());
    expect(() => endpoint.send(new Uint8Array(70_000))).toThrow(
      expect.objectContaining({
        field: 'plaintext',
        message:
          'A wire frame holds 64 KiB: at most 65,487 bytes of text in CBC; this message has 70,000.',
      }),
    );
  });

  it('without padding is whole blocks in CBC and ECB, and any length in CTR', () => {
    const endpoint = makeEndpoint(new VirtualClock(), { settings: { padding: 'none' } });
    expect(() => endpoint.send(new Uint8Array(17))).toThrow(
      'Without padding, CBC takes whole blocks of 16 bytes; this message has 17 (1 too many).',
    );
    expect(endpoint.send(new Uint8Array(32)).ciphertext).toHaveLength(32);
    endpoint.configure({ mode: 'ctr' });
    expect(endpoint.send(new Uint8Array(17)).ciphertext).toHaveLength(17);
  });

  it('is bytes and nothing else', () => {
    const endpoint = makeEndpoint(new VirtualClock());
    for (const wrong of ['text', null, undefined, [1, 2], new ArrayBuffer(4)])
      expect(() => endpoint.send(wrong as never)).toThrow(SessionError);
    expect(endpoint.messages).toEqual([]);
  });
});

describe('What an endpoint keeps is bounded', () => {
  const sendAll = (endpoint: Endpoint, count: number, bytes = 1) => {
    for (let i = 0; i < count; i++) endpoint.send(new Uint8Array(bytes));
  };

  it('in the outbox, by messages: one more is refused until some are acknowledged', () => {
    const { clock, client, server, join } = joinedPair({ limits: { outboxMessages: 10 } });
    client.disconnect();
    sendAll(client, 10);
    expect(() => client.send(bytesOf('x'))).toThrow(
      "The outbox is full: 10 messages aren't acknowledged. Connect, or wait for the other side.",
    );
    expect([client.messages.length, client.unacknowledged]).toEqual([10, 10]);
    join();
    clock.advance(200);
    expect(client.unacknowledged).toBe(0);
    expect(client.send(bytesOf('x')).sequence).toBe(11);
    clock.advance(100);
    expect(received(server)).toHaveLength(11);
  });

  it('in the outbox, by bytes of ciphertext', () => {
    const endpoint = makeEndpoint(new VirtualClock(), {
      limits: { outboxBytes: 1_000 },
      settings: { mode: 'ctr' },
    });
    sendAll(endpoint, 4, 250);
    expect(() => sendAll(endpoint, 1)).toThrow(expect.objectContaining({ field: 'outbox' }));
  });

  it('on the wire, by frames and by bytes', () => {
    const { clock, client, server, join } = joinedPair({
      limits: { windowFrames: 5, windowBytes: 1_000 },
      settings: { mode: 'ctr' },
    });
    client.disconnect();
    server.disconnect();
    sendAll(client, 20, 10);
    sendAll(client, 20, 400);
    join();
    let most = { frames: 0, bytes: 0 };
    client.subscribe(() => {
      const there = sent(client).filter(({ state }) => state === 'on the wire');
      const bytes = there.reduce((sum, { ciphertext }) => sum + ciphertext.length, 0);
      most = { frames: Math.max(most.frames, there.length), bytes: Math.max(most.bytes, bytes) };
    });
    clock.advance(1_000);
    expect(most).toEqual({ frames: 5, bytes: 830 });
    expect(received(server)).toHaveLength(40);
  });

  it('in the history, by messages: the oldest that are settled are forgotten', () => {
    const { clock, client, server } = joinedPair({ limits: { historyMessages: 20 } });
    for (let i = 1; i <= 100; i++) {
      client.send(bytesOf(`${i}`));
      clock.advance(10);
    }
    clock.advance(100);
    expect(client.messages.map(textOf)).toEqual(Array.from({ length: 20 }, (_, i) => `${i + 81}`));
    expect(server.messages).toHaveLength(20);
    client.disconnect();
    expect(client.messages.every(({ state }) => state === 'acknowledged')).toBe(true);
  });

  it('in the history, by bytes', () => {
    const { clock, client, server } = joinedPair({ limits: { historyBytes: 10_000 } });
    for (let i = 1; i <= 30; i++) {
      client.send(new Uint8Array(999));
      clock.advance(10);
    }
    clock.advance(100);
    const bytes = (endpoint: Endpoint) =>
      endpoint.messages.reduce((sum, m) => sum + m.ciphertext.length + m.plaintext!.length, 0);
    expect([client.messages.length, server.messages.length]).toEqual([4, 4]);
    expect(bytes(client)).toBeLessThanOrEqual(10_000);
  });

  it('in the history, though what is not acknowledged is never forgotten', () => {
    const { client } = joinedPair({ limits: { historyMessages: 5 } });
    client.disconnect();
    sendAll(client, 12);
    expect(client.messages).toHaveLength(12);
  });
});
