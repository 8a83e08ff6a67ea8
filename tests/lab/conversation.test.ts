import { afterEach, describe, expect, test } from 'vitest';
import { Conversation } from '../../src/components/lab/conversation.svelte.ts';
import type { Interceptor } from '../../src/components/lab/interceptor.ts';
import type { Wire } from '../../src/components/lab/wire.ts';
import { decodeUtf8 } from '../../src/lib/bytes/index.ts';
import { encodeFrame, type WireFrame } from '../../src/lib/wire/index.ts';
import { FRAME, say, talk, until } from './talk.ts';

const open: (() => void)[] = [];
function begun(...drafts: Parameters<typeof talk>) {
  const made = talk(...drafts);
  open.push(made.close);
  return made;
}
afterEach(() => open.splice(0).forEach((close) => close()));

const texts = (conversation: Conversation, role: 'client' | 'server') =>
  conversation.sides[role].messages.map(({ plaintext }) => decodeUtf8(plaintext!).text);

/** Somebody at the gates who holds everything, and says what it was told. */
class Holder implements Interceptor {
  readonly stopped: WireFrame[] = [];
  left = false;
  stop(_from: 'client' | 'server', frame: WireFrame): boolean {
    this.stopped.push(frame);
    return true;
  }
  frameOf(number: number): WireFrame | undefined {
    return number === 1 ? { ...this.stopped[0], ciphertext: new Uint8Array(16) } : undefined;
  }
  leave(): void {
    this.left = true;
  }
}

describe('what is sent', () => {
  test('crosses, is read at the other side, and stands on the list in order, with its sender', async () => {
    const made = begun();
    await say(made, 'client', 'one');
    await say(made, 'server', 'two');
    const { conversation } = made;
    expect(texts(conversation, 'server')).toEqual(['one', 'two']);
    expect(conversation.crossed.items.map(({ number, from }) => [number, from])).toEqual([
      [1, 'client'],
      [2, 'server'],
    ]);
    await until(() => conversation.acknowledgements > 0);
  });

  test('is told as written and sent at once, and as listed when it has come', async () => {
    const { conversation, events } = begun({ client: 'hello' });
    expect(conversation.send('client')).toBe(true);
    expect(events).toEqual([{ kind: 'sent', role: 'client', sequence: 1 }]);
    await until(() => events.length === 3);
    expect(conversation.sides.server.messages).toHaveLength(1);
    expect(events.slice(1)).toEqual([
      { kind: 'arrived', role: 'server' },
      { kind: 'listed', items: conversation.crossed.items },
    ]);
  });

  test('before the wire is open waits, and goes then', async () => {
    const conversation = new Conversation({ client: 'early', server: '' });
    expect(conversation.send('client')).toBe(true);
    open.push(conversation.open());
    await until(() => conversation.sides.server.messages.length === 1);
  });

  test('is nothing where the side refuses, and nothing is told', () => {
    const { conversation, events } = begun();
    conversation.configure('client', { key: 'no' });
    events.length = 0;
    expect(conversation.send('client')).toBe(false);
    expect(events).toEqual([]);
  });
});

describe('settings', () => {
  test('are those of both sides while they are linked, and of one when they aren’t', () => {
    const { conversation, events } = begun();
    conversation.configure('server', { mode: 'ctr' });
    conversation.link(false);
    conversation.configure('server', { mode: 'ofb' });
    const modes = () => Object.values(conversation.sides).map(({ typed }) => typed.mode);
    expect(modes()).toEqual(['ctr', 'ofb']);
    expect(events.map(({ kind }) => kind)).toEqual(['written', 'written']);
    conversation.link(true);
    expect(modes()).toEqual(['ctr', 'ctr']);
  });
});

describe('who intercepts', () => {
  test('stops every message, which is on the list by then and isn’t read', async () => {
    const { conversation } = begun({ client: 'secret' });
    const holder = new Holder();
    const listed: number[] = [];
    holder.stop = (_, frame) => {
      listed.push(conversation.crossed.items.length);
      return holder.stopped.push(frame) > 0;
    };
    conversation.intercept(holder);
    conversation.send('client');
    await until(() => holder.stopped.length === 1);
    expect(listed).toEqual([1]);
    expect(conversation.sides.server.messages).toEqual([]);
    await until(() => conversation.sides.client.messages[0].state === 'acknowledged');
  });

  test('decides what a message is read as; of the others it is as it crossed', async () => {
    const { conversation } = begun({ client: 'secret' });
    conversation.intercept(new Holder());
    conversation.send('client');
    await until(() => conversation.crossed.items.length === 1);
    const [item] = conversation.crossed.items;
    expect(conversation.frameOf(item).ciphertext).toEqual(new Uint8Array(16));
    expect(conversation.frameOf({ ...item, number: 9 })).toBe(item.frame);
  });

  test('finds on the list what had crossed before, though it hadn’t been told yet', async () => {
    const { conversation, events } = begun({ client: 'before' });
    conversation.send('client');
    await until(() => conversation.sides.server.messages.length === 1);
    const told = events.some(({ kind }) => kind === 'listed');
    expect(conversation.known()).toHaveLength(1);
    await until(() => events.some(({ kind }) => kind === 'listed'));
    expect(conversation.crossed.items).toHaveLength(1);
    expect(told || events.length > 1).toBe(true);
  });
});

describe('another wire', () => {
  test('is begun anew by both sides with the settings they have; the list is empty, and the interceptor has left', async () => {
    const made = begun();
    const { conversation, events } = made;
    const holder = new Holder();
    await say(made, 'client', 'old');
    conversation.configure('client', { mode: 'ctr' });
    conversation.intercept(holder);
    events.length = 0;
    conversation.rewire();
    expect(events.map(({ kind }) => kind)).toEqual(['rewired']);
    expect(holder.left).toBe(true);
    expect(conversation.crossed.items).toEqual([]);
    expect(conversation.acknowledgements).toBe(0);
    expect(conversation.sides.server.messages).toEqual([]);
    await say(made, 'client', 'new');
    expect(texts(conversation, 'server')).toEqual(['new']);
    expect(conversation.sides.server.messages[0].settings.mode).toBe('ctr');
    expect(holder.stopped).toEqual([]);
  });

  test('is heard, and the one before it no longer', () => {
    const { conversation } = begun();
    const ears: Parameters<Wire['open']>[1][] = [];
    const wire = (): Wire => ({
      ...{ here: ['client'], log: [], saved: () => undefined, cut() {}, mend() {} },
      open: (_, see) => void ears.push(see),
    });
    conversation.rewire(wire());
    conversation.rewire(wire());
    const crossing = {
      number: 1,
      from: 'client',
      at: 0,
      bytes: encodeFrame(FRAME),
    } as const;
    ears[0](crossing);
    expect(conversation.known()).toEqual([]);
    ears[1]({ ...crossing, bytes: Uint8Array.of(1, 2, 3) });
    expect(conversation.known()).toEqual([]);
    ears[1](crossing);
    expect(conversation.known()).toHaveLength(1);
  });
});
