import { describe, expect, it } from 'vitest';
import type { Pace } from '../../src/lib/wire/index.ts';
import { Pacer } from '../../src/lib/session/pacer.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A pacer that sends one frame whenever there is room, and when it did so. */
function made(pace: Pace = { perSecond: 10, burst: 5 }) {
  const clock = new VirtualClock(0);
  const times: number[] = [];
  const pacer = new Pacer(clock, pace, () => {
    for (; pacer.room > 0; pacer.spend(1)) times.push(clock.now());
    pacer.wait();
  });
  return { clock, pacer, times };
}

describe('A line that takes 10 a second, 5 at once', () => {
  it('is sent a burst, and then a little less than 10 a second', () => {
    const { clock, pacer, times } = made();
    expect(pacer.room).toBe(5);
    pacer.spend(5);
    pacer.wait();
    clock.advance(100_000);
    expect(times.length).toBeGreaterThan(970);
    expect(times.length).toBeLessThanOrEqual(1_000);
    for (let i = 1; i < times.length; i++) expect(times[i] - times[i - 1]).toBeGreaterThan(100);
  });

  it('has never more room than a burst, however long it was still', () => {
    const { clock, pacer } = made();
    clock.advance(86_400_000);
    expect(pacer.room).toBe(5);
  });

  it('pays back what couldn’t wait', () => {
    const { clock, pacer } = made();
    pacer.spend(8);
    expect(pacer.room).toBe(0);
    clock.advance(400);
    expect(pacer.room).toBe(0);
    clock.advance(20);
    expect(pacer.room).toBe(1);
  });

  it('is left alone for as long as it says', () => {
    const { clock, pacer, times } = made();
    pacer.hold(1_000);
    pacer.wait();
    clock.advance(1_000);
    expect(times).toEqual([]);
    clock.advance(200);
    expect(times).toHaveLength(1);
  });

  it('needs no timer while nobody waits, nor once it is gone', () => {
    const { clock, pacer } = made();
    expect(clock.pending).toBe(0);
    pacer.spend(5);
    pacer.wait();
    pacer.wait();
    expect(clock.pending).toBe(1);
    pacer.end();
    expect(clock.pending).toBe(0);
  });
});

it('a line without a pace has room for everything', () => {
  const pacer = new Pacer(new VirtualClock(), undefined, () => {});
  pacer.spend(1_000_000);
  pacer.hold(1_000);
  expect(pacer.room).toBe(Infinity);
});
