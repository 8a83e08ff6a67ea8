import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/lib/session/index.ts';
import { ResendTimer } from '../../src/lib/session/resend-timer.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A timer that goes on waiting after each expiry, and when these came, in ms since the start. */
function makeTimer() {
  const clock = new VirtualClock();
  const start = clock.now();
  const expiries: number[] = [];
  const timer = new ResendTimer(clock, DEFAULT_LIMITS, () => {
    expiries.push(clock.now() - start);
    timer.update(true, false);
  });
  return { clock, timer, expiries };
}

describe('The resend timer', () => {
  it('comes after 1, 2, 4, 8 and then every 10 seconds', () => {
    const { clock, timer, expiries } = makeTimer();
    timer.update(true, false);
    clock.advance(45_000);
    expect(expiries).toEqual([1_000, 3_000, 7_000, 15_000, 25_000, 35_000, 45_000]);
  });

  it('begins anew with each sign of progress', () => {
    const { clock, timer, expiries } = makeTimer();
    timer.update(true, false);
    clock.advance(3_500);
    timer.update(true, true);
    clock.advance(999);
    expect(expiries).toEqual([1_000, 3_000]);
    clock.advance(1);
    expect(expiries).toEqual([1_000, 3_000, 4_500]);
  });

  it('is not put off by what is no progress', () => {
    const { clock, timer, expiries } = makeTimer();
    for (let i = 0; i < 20; i++) {
      timer.update(true, false);
      clock.advance(100);
    }
    expect(expiries).toEqual([1_000]);
    expect(clock.pending).toBe(1);
  });

  it('stands still where nothing is waited for', () => {
    const { clock, timer, expiries } = makeTimer();
    timer.update(true, false);
    timer.update(false, false);
    expect(clock.pending).toBe(0);
    clock.advance(60_000);
    expect(expiries).toEqual([]);
  });

  it('says nothing of a peer while the tab was hidden: one grace, then one expiry, no burst', () => {
    const { clock, timer, expiries } = makeTimer();
    timer.update(true, false);
    clock.sleep(600_000);
    clock.advance(0);
    expect(expiries).toEqual([]);
    clock.advance(999);
    expect(expiries).toEqual([]);
    clock.advance(1);
    expect(expiries).toEqual([601_000]);
  });

  it('says nothing of a peer while the page was busy for a moment, and takes a little delay for none', () => {
    const { clock, timer, expiries } = makeTimer();
    timer.update(true, false);
    clock.sleep(1_300);
    clock.advance(0);
    expect(expiries).toEqual([]);
    timer.update(true, true);
    clock.sleep(1_200);
    clock.advance(0);
    expect(expiries).toEqual([2_500]);
  });

  it('forgives again after progress', () => {
    const { clock, timer, expiries } = makeTimer();
    for (let i = 0; i < 3; i++) {
      timer.update(true, true);
      clock.sleep(600_000);
      clock.advance(0);
    }
    expect(expiries).toEqual([]);
  });

  it('does expire in a tab that stays hidden, where every timer comes late', () => {
    const { clock, timer, expiries } = makeTimer();
    timer.update(true, false);
    for (let minute = 0; minute < 4; minute++) {
      clock.sleep(60_000);
      clock.advance(0);
    }
    expect(expiries).toEqual([120_000, 180_000, 240_000]);
  });

  it('takes a clock that was put back for a short wait, not for ever', () => {
    const { clock, timer, expiries } = makeTimer();
    timer.update(true, false);
    clock.sleep(-5_000);
    clock.advance(6_000);
    expect(expiries).toHaveLength(1);
  });
});
