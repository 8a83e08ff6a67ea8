import { describe, expect, test } from 'vitest';
import { Side, START } from '../../src/components/lab/side.svelte.ts';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import { memoryPorts } from '../session/memory-ports.ts';
import { VirtualClock } from '../session/virtual-clock.ts';

/** Two sides that can hear each other, on a clock for their ports. */
function joined(draft = '') {
  const [client, server] = [new Side('client', draft), new Side('server', '')];
  const clock = new VirtualClock();
  const [a, b] = memoryPorts(clock);
  client.endpoint.connect(a);
  server.endpoint.connect(b);
  clock.advance(100);
  return { client, server, pass: () => clock.advance(100) };
}

describe('what is typed', () => {
  test('is taken over as far as it can be read, and stays in its field where it can’t', () => {
    const side = new Side('client', '');
    side.configure({ mode: 'ctr', key: 'zz' });
    expect(side.endpoint.settings.mode).toBe('ctr');
    expect(toHex(side.endpoint.settings.key)).toBe(START.key);
    expect(side.typed.key).toBe('zz');
    expect(side.key.problem).toContain('Character 1 ("z"');
    side.configure({ key: '00'.repeat(32) });
    expect(side.endpoint.settings.key).toEqual(new Uint8Array(32));
    expect(side.keyShort).toBe('000000…0000');
  });

  test('a wrong key keeps a message back; a wrong IV only where one is used', () => {
    const side = new Side('client', 'text');
    side.configure({ iv: '00' });
    expect(side.wrongField).toBeUndefined();
    side.configure({ ivPolicy: 'fixed' });
    expect(side.wrongField).toBe('iv');
    expect(side.send()).toBeUndefined();
    side.configure({ mode: 'ecb' });
    expect(side.wrongField).toBeUndefined();
    side.configure({ key: '00' });
    expect(side.wrongField).toBe('key');
    expect(side.send()).toBeUndefined();
    expect(side.draft).toBe('text');
  });

  test('an IV is called what the mode calls it', () => {
    const side = new Side('client', '');
    side.configure({ iv: '00', mode: 'ctr' });
    expect(side.iv.problem).toBe(
      'The first counter block has 32 hex digits (16 bytes). This one has 2.',
    );
  });
});

describe('a message', () => {
  test('that is sent leaves the draft empty, comes to the other side, and is acknowledged', () => {
    const { client, server, pass } = joined('hello');
    expect(client.send()?.sequence).toBe(1);
    expect(client.draft).toBe('');
    pass();
    expect(server.messages.map(({ plaintext }) => toHex(plaintext!))).toEqual([
      toHex(new TextEncoder().encode('hello')),
    ]);
    expect(client.messages[0].state).toBe('acknowledged');
  });

  test('that has no bytes, or that the session refuses, stays as the draft with the reason, until it is written anew', () => {
    const { client } = joined('half \ud83d');
    expect(client.send()).toBeUndefined();
    expect(client.sendProblem).toMatch(/^Character 6 is half of a character/);
    expect(client.draft).toBe('half \ud83d');
    client.write('odd');
    expect(client.sendProblem).toBe('');
    client.configure({ padding: 'none' });
    expect(client.send()).toBeUndefined();
    expect(client.sendProblem).toContain('16');
    expect(client.draft).toBe('odd');
  });

  test('that waits without a link is counted, and no longer once there is one', () => {
    const { client, pass } = joined('one');
    expect(client.waiting).toBeUndefined();
    client.endpoint.disconnect();
    client.send();
    expect(client.waiting).toBe(1);
    const clock = new VirtualClock();
    client.endpoint.connect(memoryPorts(clock)[0]);
    expect(client.waiting).toBeUndefined();
    pass();
  });

  test('that came before the log was cleared isn’t shown; one that comes later is', () => {
    const { client, server, pass } = joined('one');
    client.send();
    pass();
    server.clear();
    expect(server.shown).toEqual([]);
    expect(server.messages).toHaveLength(1);
    client.write('two');
    client.send();
    pass();
    expect(server.shown.map(({ sequence }) => sequence)).toEqual([2]);
  });
});

describe('a gate', () => {
  test('takes what arrives, also after the side has begun anew, until it is opened', () => {
    const { client, server, pass } = joined('one');
    const taken: number[] = [];
    server.guard(({ sequence }) => (taken.push(sequence), true));
    client.send();
    pass();
    expect(taken).toEqual([1]);
    expect(server.messages).toEqual([]);
    server.renew();
    expect(server.endpoint.gate).toBeDefined();
    server.guard(undefined);
    expect(server.endpoint.gate).toBeUndefined();
  });
});

describe('a side that begins anew', () => {
  test('keeps its settings, has no messages, and no longer listens to the endpoint it had', () => {
    const { client, pass } = joined('one');
    client.configure({ key: '11'.repeat(16) });
    const old = client.endpoint;
    client.send();
    pass();
    client.renew();
    expect(client.endpoint).not.toBe(old);
    expect(client.messages).toEqual([]);
    expect(client.endpoint.settings.key).toEqual(fromHex('11'.repeat(16)));
    old.send(fromHex('00'));
    expect(client.messages).toEqual([]);
  });

  test('carries on with what was saved, and without it where that can’t be used', () => {
    const { client } = joined('kept');
    client.endpoint.disconnect();
    client.send();
    const saved = client.endpoint.save();
    client.renew(saved);
    expect(client.endpoint.unacknowledged).toBe(1);
    client.renew({ ...saved, next: -1 });
    expect(client.endpoint.unacknowledged).toBe(0);
  });
});
