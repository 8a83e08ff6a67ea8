import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { type EndpointSettings, IV_POLICIES, nextIv } from '../../src/lib/session/index.ts';
import { bytesOf, joinedPair, makeEndpoint, sent, SETTINGS } from './pair.ts';
import { VirtualClock } from './virtual-clock.ts';

const ivsOf = (settings: Partial<EndpointSettings>, count = 4) => {
  const { client, clock } = joinedPair({ settings });
  for (let i = 0; i < count; i++) {
    client.send(bytesOf('the same text, twice over'));
    clock.advance(10);
  }
  return sent(client);
};

describe('Where an IV comes from', () => {
  it('zero: 16 zeros, and in GCM 12', () => {
    expect(ivsOf({ ivPolicy: 'zero' }).map(({ iv }) => toHex(iv))).toEqual(
      Array(4).fill('00'.repeat(16)),
    );
    expect(ivsOf({ ivPolicy: 'zero', mode: 'gcm' })[0].iv).toEqual(new Uint8Array(12));
  });

  it('counter: the number of the message, big-endian', () => {
    const ivs = ivsOf({ ivPolicy: 'counter' }).map(({ iv }) => toHex(iv));
    expect(ivs).toEqual([1, 2, 3, 4].map((n) => `${'0'.repeat(31)}${n}`));
  });

  it('chained: the last ciphertext block of the message before, and the typed IV before there is one', () => {
    const messages = ivsOf({ ivPolicy: 'chained' });
    expect(messages[0].iv).toEqual(SETTINGS.iv);
    for (const [i, { iv }] of messages.slice(1).entries())
      expect(iv).toEqual(messages[i].ciphertext.slice(-16));
  });

  it('chained is carried on by the next life, from what isn’t acknowledged', () => {
    const clock = new VirtualClock();
    const first = makeEndpoint(clock, { settings: { ivPolicy: 'chained' } });
    const { ciphertext } = first.send(bytesOf('before the end'));
    const next = makeEndpoint(clock, { settings: { ivPolicy: 'chained' }, saved: first.save() });
    expect(next.send(bytesOf('after it')).iv).toEqual(ciphertext.slice(-16));
  });

  it('time: the clock in milliseconds', () => {
    const [{ iv, at }] = ivsOf({ ivPolicy: 'time' });
    expect(Number(new DataView(iv.buffer).getBigUint64(8))).toBe(at);
  });

  it('two equal texts give equal ciphertexts with zero and fixed, and with no other policy', () => {
    for (const ivPolicy of IV_POLICIES) {
      const [a, b] = ivsOf({ ivPolicy }).map(({ ciphertext }) => toHex(ciphertext));
      expect([ivPolicy, a === b]).toEqual([ivPolicy, ivPolicy === 'zero' || ivPolicy === 'fixed']);
    }
  });

  it('whatever the policy, it is new memory', () => {
    const last = new Uint8Array(16);
    for (const ivPolicy of IV_POLICIES) {
      const random = () => last;
      const iv = nextIv({ ...SETTINGS, ivPolicy }, { random, last, sequence: 1, now: 1.5 });
      expect(iv.buffer === last.buffer || iv.buffer === SETTINGS.iv.buffer).toBe(false);
    }
  });
});
