import { describe, expect, it } from 'vitest';
import { ackLimitsOf, AckPacer } from '../../src/lib/session/ack-pacer.ts';
import { DEFAULT_LIMITS } from '../../src/lib/session/index.ts';
import { frameOf } from './frames.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A pacer, and what it says when its time has come. */
function made() {
  const clock = new VirtualClock();
  const later: number[] = [];
  const limits = { ackMs: 100, ackFrames: 4, ackBytes: 1_000 };
  const pacer = new AckPacer(clock, limits, ({ acknowledged }) => later.push(acknowledged));
  /** A message has come: the number that is acknowledged at once, if any is. */
  const come = (sequence: number, bytes = 10) =>
    pacer
      .pass({
        delivered: [frameOf('data', { sequence, ciphertext: new Uint8Array(bytes) })],
        frames: [frameOf('ack', { acknowledged: sequence })],
      })
      .map(({ acknowledged }) => acknowledged);
  return { clock, later, pacer, come };
}

describe('What has arrived is said', () => {
  it('at once after a quiet time, and then once in 100 ms, up to the last', () => {
    const { clock, later, come } = made();
    expect(come(1)).toEqual([1]);
    clock.advance(30);
    expect([come(2), come(3)]).toEqual([[], []]);
    clock.advance(69);
    expect(later).toEqual([]);
    clock.advance(1);
    expect(later).toEqual([3]);
    clock.advance(1_000);
    expect([come(4), later]).toEqual([[4], [3]]);
  });

  it('for every fourth at once, and for so many bytes', () => {
    const { come } = made();
    expect([1, 2, 3, 4, 5].map((sequence) => come(sequence))).toEqual([[1], [], [], [], [5]]);
    expect(come(6, 1_000)).toEqual([6]);
  });

  it('by a message of our own that goes anyway: no ack follows it', () => {
    const { clock, later, pacer, come } = made();
    come(1);
    come(2);
    const own = frameOf('data');
    expect(pacer.pass({ delivered: [], frames: [own] })).toEqual([own]);
    clock.advance(1_000);
    expect(later).toEqual([]);
    const both = {
      delivered: [frameOf('data', { sequence: 3 })],
      frames: [own, frameOf('ack', { acknowledged: 3 })],
    };
    expect(pacer.pass(both)).toEqual([own]);
  });

  it('at once where a message is missing, and in answer to a hello', () => {
    const { pacer, come } = made();
    come(1);
    const resend = frameOf('ack', { resend: true });
    expect(pacer.pass({ delivered: [], frames: [resend] })).toEqual([resend]);
    const answer = frameOf('ack');
    expect(pacer.pass({ delivered: [], frames: [answer] })).toEqual([answer]);
  });

  it('to nobody once the link is gone', () => {
    const { clock, later, pacer, come } = made();
    come(1);
    come(2);
    pacer.clear();
    clock.advance(1_000);
    expect([later, clock.pending]).toEqual([[], 0]);
  });

  it('long before a peer with the same limits has its window full, or asks again', () => {
    const limits = ackLimitsOf({ ...DEFAULT_LIMITS, windowFrames: 1, resendMs: 20 });
    expect(limits).toEqual({ ackMs: 5, ackFrames: 1, ackBytes: DEFAULT_LIMITS.windowBytes / 4 });
  });
});
