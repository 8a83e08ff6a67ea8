import { describe, expect, test } from 'vitest';
import { Hands } from '../../src/components/lab/eve/hands.svelte.ts';
import type { Reach } from '../../src/components/lab/interceptor.ts';
import { WireList } from '../../src/components/lab/wire-list.svelte.ts';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { encodeFrame, opposite, type Role } from '../../src/lib/wire/index.ts';
import { bytesOf, joinedPair, received, textOf } from '../session/pair.ts';

/** A joined pair with Eve at both gates, given what she needs and nothing else. */
function hands(before: readonly string[] = []) {
  const pair = joinedPair();
  const { client, server, clock } = pair;
  const crossed = new WireList();
  const ends = { client, server };
  const list = (from: Role) => (frame: Parameters<Hands['stop']>[1]) => {
    crossed.add(from, frame, clock.now());
    return false;
  };
  client.gate = list('server');
  server.gate = list('client');
  for (const text of before) client.send(bytesOf(text));
  clock.advance(100);
  const reach: Reach = {
    known: () => crossed.items,
    crossed,
    sides: { client: { endpoint: client }, server: { endpoint: server } },
  };
  const eve = new Hands(reach, clock);
  for (const role of ['client', 'server'] as const)
    ends[role].gate = (frame) => {
      list(opposite(role))(frame);
      return eve.stop(opposite(role), frame);
    };
  const send = (text: string) => {
    client.send(bytesOf(text));
    clock.advance(100);
  };
  return { ...pair, eve, crossed, send, texts: () => received(server).map(textOf) };
}

describe('Eve at the gates', () => {
  test('lets everything go on while she does nothing', () => {
    const { send, texts, eve } = hands();
    send('one');
    expect(texts()).toEqual(['one']);
    expect(eve.fate(1)?.words).toBe('');
    expect(eve.last).toBeUndefined();
  });

  test('lets pass what isn’t on the list: it can be nobody’s deed', () => {
    const { eve, send, crossed } = hands();
    send('one');
    const { frame } = crossed.items[0];
    expect(eve.stop('client', { ...frame, sequence: 99 })).toBe(false);
  });

  test('holds, changes and releases; undo takes back what the receiver got', () => {
    const { send, texts, eve } = hands();
    expect(eve.act({ kind: 'hold', on: true })).toBe(true);
    send('one');
    expect(texts()).toEqual([]);
    eve.act({ kind: 'release', number: 1 });
    expect(texts()).toEqual(['one']);
    expect(eve.last).toBe('release');
    eve.undo();
    expect(texts()).toEqual([]);
    expect(eve.state.queue).toEqual([1]);
  });

  test('says why a deed can’t be done, until one can', () => {
    const { eve } = hands();
    expect(eve.act({ kind: 'drop', number: 7 })).toBe(false);
    expect(eve.problem).not.toBe('');
    expect(eve.act({ kind: 'hold', on: true })).toBe(true);
    expect(eve.problem).toBe('');
  });

  test('knows what had crossed before she came, and can replay it', () => {
    const { eve, texts } = hands(['old']);
    expect(eve.state.items.get(1)?.state).toBe('passed');
    eve.act({ kind: 'replay', number: 1 });
    expect(texts()).toEqual(['old', 'old']);
  });

  test('puts a copy on the list under a number of its own', () => {
    const { eve, crossed, send } = hands();
    send('one');
    expect(eve.copy(1)).toBe(2);
    expect(crossed.items[1]).toMatchObject({ number: 2, from: 'client', isEves: true });
    expect(crossed.items[1].frame).toEqual(crossed.items[0].frame);
    expect(eve.copy(99)).toBeUndefined();
  });

  test('injects a frame, which is listed, and bytes that are none, which aren’t and only get a number', () => {
    const { eve, crossed, send, texts } = hands();
    send('one');
    eve.act({ kind: 'hold', on: true });
    expect(eve.inject('client', encodeFrame(crossed.items[0].frame))).toBe(2);
    expect(crossed.items).toHaveLength(2);
    expect(eve.inject('client', encodeUtf8('no frame'))).toBe(3);
    expect(crossed.items).toHaveLength(2);
    expect(eve.frameOf(3)).toBeUndefined();
    eve.act({ kind: 'releaseAll' });
    expect(texts()).toEqual(['one', 'one']);
  });

  test('takes what arrives for what its sender sent, though she has put a frame with its number on the wire before', () => {
    const { eve, crossed, send } = hands();
    send('one');
    eve.inject('client', encodeFrame({ ...crossed.items[0].frame, sequence: 2 }));
    send('two');
    expect(crossed.items[2]).toMatchObject({ number: 3, isEves: false });
    expect(eve.state.items.get(3)?.state).toBe('passed');
  });

  test('leaves, and what she held goes on as it is', () => {
    const { eve, send, texts } = hands();
    eve.act({ kind: 'hold', on: true });
    send('one');
    eve.leave();
    expect(texts()).toEqual(['one']);
  });

  test('looks at a byte, and at another', () => {
    const { eve } = hands();
    expect(eve.at).toBe(0);
    eve.lookAt(40);
    expect(eve.at).toBe(40);
  });
});
