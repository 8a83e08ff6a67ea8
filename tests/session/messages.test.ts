import { describe, expect, it } from 'vitest';
import type { EndpointEvent } from '../../src/lib/session/index.ts';
import { parseFrame } from '../../src/lib/wire/index.ts';
import { memoryPorts } from './memory-ports.ts';
import { bytesOf, joinedPair, makePair, received, sent, SETTINGS, textOf } from './pair.ts';

describe('A message that is sent', () => {
  it('is queued without a link, on the wire with one, and acknowledged once the peer has it', () => {
    const { clock, client, join } = makePair();
    expect(client.send(bytesOf('hi')).state).toBe('queued');
    join();
    expect(sent(client)[0].state).toBe('queued');
    clock.advance(3);
    expect(sent(client)[0].state).toBe('on the wire');
    clock.advance(2);
    expect(sent(client)[0]).toMatchObject({ state: 'acknowledged', tries: 1 });
  });

  it('is on the wire at once where the link is open', () => {
    const { client } = joinedPair();
    expect(client.send(bytesOf('hi'))).toMatchObject({ state: 'on the wire', tries: 1 });
  });

  it('says everything about itself', () => {
    const { clock, client } = joinedPair();
    const message = client.send(bytesOf('hi'));
    expect(message).toEqual({
      id: 'client-1',
      direction: 'sent',
      sequence: 1,
      mode: 'cbc',
      iv: expect.any(Uint8Array),
      ciphertext: expect.any(Uint8Array),
      plaintext: bytesOf('hi'),
      state: 'on the wire',
      tries: 1,
      settings: { mode: 'cbc', key: SETTINGS.key, iv: message.iv, padding: 'pkcs7' },
      at: clock.now(),
    });
    expect([message.iv.length, message.ciphertext.length]).toEqual([16, 16]);
  });

  it('is a frozen snapshot: what happens later is in another object with the same id', () => {
    const { clock, client } = joinedPair();
    const before = client.send(bytesOf('hi'));
    const list = client.messages;
    clock.advance(10);
    expect(before.state).toBe('on the wire');
    expect(Object.isFrozen(before)).toBe(true);
    expect(list).toEqual([before]);
    expect(client.messages).not.toBe(list);
    expect(client.messages[0]).toMatchObject({ id: before.id, state: 'acknowledged' });
    expect(client.messages).toBe(client.messages);
  });

  it('does not change with the array it was made from, nor with the key', () => {
    const key = new Uint8Array(16).fill(1);
    const { clock, client, server } = joinedPair({ settings: { key } });
    const plaintext = bytesOf('first');
    const message = client.send(plaintext);
    plaintext.fill(0);
    key.fill(0);
    clock.advance(10);
    client.send(bytesOf('second'));
    clock.advance(10);
    expect(textOf(message)).toBe('first');
    expect(message.settings.key).toEqual(new Uint8Array(16).fill(1));
    expect(received(server).map(textOf)).toEqual(['first', 'second']);
  });
});

describe('A message that is received', () => {
  it('says everything about itself', () => {
    const { clock, client, server } = joinedPair();
    const { iv, ciphertext } = client.send(bytesOf('hi'));
    clock.advance(1);
    expect(server.messages).toEqual([
      {
        id: 'server-1',
        direction: 'received',
        sequence: 1,
        mode: 'cbc',
        iv,
        ciphertext,
        plaintext: bytesOf('hi'),
        state: 'received',
        tries: 0,
        settings: { mode: 'cbc', key: SETTINGS.key, iv, padding: 'pkcs7' },
        at: clock.now(),
      },
    ]);
  });

  it('shares no byte with the sender', () => {
    const { clock, client, server } = joinedPair();
    const message = client.send(bytesOf('hi'));
    clock.advance(10);
    message.ciphertext.fill(0);
    message.plaintext!.fill(0);
    expect(textOf(received(server)[0])).toBe('hi');
    expect(received(server)[0].ciphertext).not.toEqual(message.ciphertext);
  });
});

describe('The messages', () => {
  it('of both directions stand in the order in which they happened, and all ids differ', () => {
    const { clock, client, server } = joinedPair();
    client.send(bytesOf('1'));
    clock.advance(10);
    server.send(bytesOf('2'));
    clock.advance(10);
    client.send(bytesOf('3'));
    clock.advance(10);
    expect(client.messages.map(textOf)).toEqual(['1', '2', '3']);
    expect(server.messages.map(textOf)).toEqual(['1', '2', '3']);
    const ids = [...client.messages, ...server.messages].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });
});

describe('A subscriber', () => {
  it('hears of every change until it stops', () => {
    const { clock, client, join } = makePair();
    const events: string[] = [];
    const stop = client.subscribe((event) => events.push(inShort(event)));
    join();
    client.send(bytesOf('hi'));
    clock.advance(10);
    client.configure({ mode: 'ctr' });
    stop();
    client.disconnect();
    expect(events).toEqual([
      'link opening',
      'client-1 queued',
      'client-1 on the wire',
      'link open',
      'client-1 acknowledged',
      'settings',
    ]);
  });

  it('hears nothing of a message that was queued and still is', () => {
    const { clock, client } = makePair();
    client.connect(memoryPorts(clock)[0]);
    client.send(bytesOf('hi'));
    const events: string[] = [];
    client.subscribe((event) => events.push(inShort(event)));
    client.disconnect();
    expect(events).toEqual(['link closed']);
  });

  it('that throws keeps neither the others nor the peer from hearing, and its error is not swallowed', async () => {
    const { clock, client, server } = joinedPair();
    const uncaught = new Promise((resolve) => process.once('uncaughtException', resolve));
    const stop = server.subscribe(() => {
      stop();
      throw new Error('a listener of mine');
    });
    const heard: EndpointEvent[] = [];
    server.subscribe((event) => heard.push(event));
    client.send(bytesOf('hi'));
    clock.advance(10);
    expect(heard).toHaveLength(1);
    expect(sent(client)[0].state).toBe('acknowledged');
    expect(await uncaught).toMatchObject({ message: 'a listener of mine' });
  });

  it('may send from within: an answer to each message comes through, in order', () => {
    const { clock, client, server } = joinedPair();
    server.subscribe((event) => {
      if (event.kind === 'message' && event.message.direction === 'received')
        server.send(bytesOf(`re ${textOf(event.message)}`));
    });
    for (const text of ['a', 'b', 'c']) client.send(bytesOf(text));
    clock.advance(100);
    expect(received(client).map(textOf)).toEqual(['re a', 're b', 're c']);
  });

  it('may connect again from within when the link is lost', () => {
    const { clock, client, server, join, atClient } = joinedPair();
    client.send(bytesOf('hi'));
    const stop = client.subscribe((event) => {
      if (event.kind !== 'link' || event.link.state !== 'closed') return;
      stop();
      join();
    });
    atClient.hangUp('The cable was pulled.');
    expect(client.link.state).toBe('opening');
    clock.advance(100);
    expect(client.link.state).toBe('open');
    expect(received(server).map(textOf)).toEqual(['hi']);
  });
});

describe('On the wire', () => {
  it('a message is one data frame with its mode, IV and ciphertext, and the key is nowhere', () => {
    const { client, atClient } = joinedPair();
    const before = atClient.sent.length;
    const message = client.send(bytesOf('hi'));
    const frames = atClient.sent.slice(before).map(parseFrame);
    const { iv, ciphertext } = message;
    expect(frames).toMatchObject([{ type: 'data', mode: 'cbc', sequence: 1, iv, ciphertext }]);
    const all = atClient.sent.map((bytes) => Buffer.from(bytes));
    expect(all.some((bytes) => bytes.includes(SETTINGS.key))).toBe(false);
  });
});

function inShort(event: EndpointEvent): string {
  if (event.kind === 'message') return `${event.message.id} ${event.message.state}`;
  return event.kind === 'link' ? `link ${event.link.state}` : event.kind;
}
