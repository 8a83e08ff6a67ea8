import { describe, expect, it } from 'vitest';
import { Inbox, type Verdict } from '../../src/lib/session/inbox.ts';
import type { WireFrame } from '../../src/lib/wire/index.ts';
import { frameOf } from './frames.ts';

/** An inbox that takes up to 5 numbers ahead, greeted by epoch 5, and what it has delivered. */
function makeInbox() {
  const inbox = new Inbox(5);
  inbox.greet(frameOf('hello'));
  const delivered: WireFrame[] = [];
  const take = (sequence: number): Verdict => {
    const taken = inbox.take(frameOf('data', { sequence }));
    delivered.push(...taken.delivered);
    return taken.verdict;
  };
  return { inbox, take, numbers: () => delivered.map(({ sequence }) => sequence) };
}

describe('The inbox', () => {
  it('delivers the next number at once', () => {
    const { inbox, take, numbers } = makeInbox();
    expect([take(1), take(2)]).toEqual(['delivered', 'delivered']);
    expect(numbers()).toEqual([1, 2]);
    expect(inbox.delivered).toBe(2);
  });

  it('keeps what comes early, and delivers it in order once the gap is filled', () => {
    const { inbox, take, numbers } = makeInbox();
    expect([take(3), take(2), take(5)]).toEqual(['early', 'early', 'early']);
    expect(numbers()).toEqual([]);
    expect(take(1)).toBe('delivered');
    expect(numbers()).toEqual([1, 2, 3]);
    expect([inbox.delivered, inbox.early]).toEqual([3, 1]);
  });

  it('drops what it has delivered or already keeps', () => {
    const { take, numbers } = makeInbox();
    expect([take(1), take(1), take(3), take(3)]).toEqual([
      'delivered',
      'duplicate',
      'early',
      'duplicate',
    ]);
    expect(numbers()).toEqual([1]);
  });

  it('drops what is further ahead than it may keep, up to the highest number there is', () => {
    const { inbox, take } = makeInbox();
    expect([take(5), take(6), take(2 ** 53 - 1)]).toEqual(['early', 'ahead', 'ahead']);
    expect(inbox.early).toBe(1);
  });

  it('asks once for each gap, and for the next gap when the first is filled', () => {
    const { inbox, take } = makeInbox();
    expect(inbox.asks(take(1))).toBe(false);
    expect(inbox.asks(take(3))).toBe(true);
    expect(inbox.asks(take(4))).toBe(false);
    expect(inbox.asks(take(6))).toBe(false);
    expect(inbox.asks(take(2))).toBe(true);
    expect(inbox.asks(take(5))).toBe(false);
    expect(inbox.asks(take(99))).toBe(true);
  });

  it('starts over with a later epoch of the peer, from the lowest number that it still has', () => {
    const { inbox, take, numbers } = makeInbox();
    take(1);
    take(3);
    inbox.greet(frameOf('hello', { epoch: 6, sequence: 40 }));
    expect([inbox.epoch, inbox.delivered, inbox.early]).toEqual([6, 39, 0]);
    expect([take(3), take(40)]).toEqual(['duplicate', 'delivered']);
    expect(numbers()).toEqual([1, 40]);
  });

  it('goes forward where the peer has let go of numbers, and never back', () => {
    const { inbox, take } = makeInbox();
    take(1);
    inbox.greet(frameOf('ack', { sequence: 1 }));
    expect(inbox.delivered).toBe(1);
    inbox.greet(frameOf('ack', { sequence: 2 }));
    expect(inbox.delivered).toBe(1);
    inbox.greet(frameOf('ack', { sequence: 9 }));
    expect(inbox.delivered).toBe(8);
    inbox.greet(frameOf('hello', { epoch: 4, sequence: 1 }));
    expect([inbox.epoch, inbox.delivered]).toEqual([5, 8]);
  });
});
