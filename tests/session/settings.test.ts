import { describe, expect, it } from 'vitest';
import { EVERYDAY_MODE_IDS, PADDING_IDS } from '../../src/lib/modes/index.ts';
import { type EndpointSettings, SessionError } from '../../src/lib/session/index.ts';
import { makeEndpoint, SETTINGS } from './pair.ts';
import { VirtualClock } from './virtual-clock.ts';

const key = (bytes: number) => new Uint8Array(bytes);

describe('The settings of an endpoint', () => {
  const wrong: [changes: object, field: string, sentence: string][] = [
    [{ mode: 'rot13' }, 'mode', `The mode is one of ${EVERYDAY_MODE_IDS.join(', ')}.`],
    [{ mode: '__proto__' }, 'mode', `The mode is one of ${EVERYDAY_MODE_IDS.join(', ')}.`],
    [{ key: key(0) }, 'key', 'An AES key has 16, 24 or 32 bytes; this one has 0.'],
    [{ key: key(31) }, 'key', 'An AES key has 16, 24 or 32 bytes; this one has 31.'],
    [{ key: 'secret' }, 'key', "An AES key has 16, 24 or 32 bytes; this isn't bytes."],
    [
      { ivPolicy: 'guess' },
      'ivPolicy',
      'The ivPolicy is one of random, zero, fixed, counter, chained, time.',
    ],
    [{ iv: key(15) }, 'iv', 'An IV has 16 bytes; this one has 15.'],
    [{ iv: undefined }, 'iv', "An IV has 16 bytes; this isn't bytes."],
    [{ padding: 'dots' }, 'padding', `The padding is one of ${PADDING_IDS.join(', ')}.`],
  ];

  it.each(wrong)('%o are refused at the field %s', (changes, field, sentence) => {
    const endpoint = makeEndpoint(new VirtualClock());
    const before = endpoint.settings;
    expect(() => endpoint.configure(changes)).toThrow(
      expect.objectContaining({ name: 'SessionError', field, message: sentence }),
    );
    expect(endpoint.settings).toBe(before);
    const create = () => makeEndpoint(new VirtualClock(), { settings: changes });
    expect(create).toThrow(SessionError);
  });

  it('are changed one by one, for the messages to come', () => {
    const endpoint = makeEndpoint(new VirtualClock());
    const first = endpoint.send(key(3));
    endpoint.configure({ mode: 'ctr' });
    endpoint.configure({ key: key(32) });
    expect(endpoint.settings).toEqual({ ...SETTINGS, mode: 'ctr', key: key(32) });
    expect(endpoint.messages[0]).toBe(first);
    expect(endpoint.send(key(3)).settings).toMatchObject({ mode: 'ctr', key: key(32) });
  });

  it('are copies: neither the array that was given nor the one that is read leads inside', () => {
    const given = key(16);
    const endpoint = makeEndpoint(new VirtualClock(), { settings: { key: given } });
    given.fill(7);
    expect(endpoint.settings.key).toEqual(key(16));
    expect(Object.isFrozen(endpoint.settings)).toBe(true);
    const write = () => ((endpoint.settings as { mode: EndpointSettings['mode'] }).mode = 'ecb');
    expect(write).toThrow(TypeError);
  });
});
