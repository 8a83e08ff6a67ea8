import { afterEach, describe, expect, test } from 'vitest';
import { Hands } from '../../src/components/lab/eve/hands.svelte.ts';
import { isOdd, originOf } from '../../src/components/lab/odd.ts';
import type { Wire } from '../../src/components/lab/wire.ts';
import { encodeUtf8 } from '../../src/lib/bytes/index.ts';
import { type Message, whyOf } from '../../src/lib/session/index.ts';
import { encodeFrame } from '../../src/lib/wire/index.ts';
import { FRAME, say, talk } from './talk.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

/** A conversation, whoever is Eve in it, and what is said of what the server has received. */
function lab() {
  const it = talk();
  const { conversation } = it;
  ends.push(it.close);
  let hands: Hands | undefined;
  const all = (): Message[] =>
    conversation.sides.server.messages.filter(({ direction }) => direction === 'received');
  return {
    ...it,
    send: (text: string) => say(it, 'client', text),
    /** Begins to be Eve. */
    admit: () => {
      hands = new Hands(conversation);
      conversation.intercept(hands);
      return hands;
    },
    odd: () => all().map((message) => isOdd(conversation, hands, 'server', message)),
    kinds: (place: number) => {
      const origin = originOf(conversation, hands, 'server', all()[place]);
      return whyOf(origin, all()[place]).claims.map(({ kind }) => kind);
    },
  };
}

/** The same deed on the newest message as if it had been held: a copy is taken, changed and sent on. */
function sendCopy(hands: Hands, of: number, at?: number): number {
  const number = hands.copy(of)!;
  if (at !== undefined) hands.act({ kind: 'flip', number, at, bit: 1 });
  hands.act({ kind: 'release', number });
  return number;
}

describe('What there is to explain about a received message', () => {
  test('is nothing where it came as it was sent, before Eve and after', async () => {
    const it = lab();
    await it.send('one');
    it.admit();
    await it.send('two');
    expect(it.odd()).toEqual([false, false]);
    expect(it.kinds(0)).toEqual(['blocks', 'same']);
    expect(it.kinds(1)).toEqual(['blocks', 'same']);
  });

  test('is an IV that was changed on the wire, though an agreed one was read', async () => {
    const it = lab();
    it.conversation.configure('client', { ivPolicy: 'fixed' });
    await it.send('one');
    sendCopy(it.admit(), 1, 32);
    expect(it.odd()).toEqual([false, true]);
    expect(it.kinds(1)).toEqual(['copied', 'iv-changed', 'iv-own', 'blocks', 'same']);
  });

  test('is what the padding took, though nobody did anything', async () => {
    const it = lab();
    it.conversation.configure('client', { padding: 'spaces' });
    await it.send('total: 5 ');
    expect(it.odd()).toEqual([true]);
    expect(it.kinds(0)).toEqual(['blocks', 'shorter', 'padding-took']);
  });

  test('is that it came again, and is compared with what it was a copy of, whatever number Eve wrote on it', async () => {
    const it = lab();
    await it.send('one');
    await it.send('two');
    const hands = it.admit();
    hands.act({ kind: 'replay', number: 1 });
    const copy = sendCopy(hands, 1, 16 + 7);
    sendCopy(hands, copy);
    expect(it.odd()).toEqual([false, false, true, true, true]);
    expect(it.kinds(2)).toEqual(['replayed', 'blocks', 'same']);
    expect(it.kinds(3)).toEqual(['copied', 'header-changed', 'blocks', 'same']);
    expect(it.kinds(4)).toEqual(it.kinds(3));
  });

  test('is that Eve made it up, also under a number that was sent', async () => {
    const it = lab();
    await it.send('one');
    it.admit().inject('client', encodeFrame(FRAME));
    expect(it.odd()).toEqual([false, true]);
    expect(it.kinds(1)[0]).toBe('unknown');
    const [, forged] = it.conversation.sides.server.messages;
    expect(forged.sequence).toBe(1);
  });

  test('isn’t told of a sender on another page: nothing is said to be forged that only isn’t known', async () => {
    const it = lab();
    await it.send('one');
    const away = { wire: { away: {} } as unknown as Wire, sides: it.conversation.sides };
    const conversation = away as unknown as typeof it.conversation;
    const [message] = it.conversation.sides.server.messages;
    expect(originOf(conversation, undefined, 'server', message)).toEqual({ who: 'elsewhere' });
    expect(isOdd(conversation, undefined, 'server', message)).toBe(false);
    expect(isOdd(conversation, undefined, 'server', { ...message, error: 'no' })).toBe(true);
  });

  test('isn’t made up where the sender has forgotten it', async () => {
    const it = lab();
    await it.send('one');
    const [message] = it.conversation.sides.server.messages;
    const unknown = { ...message, sequence: 99, plaintext: encodeUtf8('x') };
    expect(originOf(it.conversation, undefined, 'server', unknown)).toEqual({ who: 'forgotten' });
    expect(isOdd(it.conversation, undefined, 'server', unknown)).toBe(false);
  });
});
