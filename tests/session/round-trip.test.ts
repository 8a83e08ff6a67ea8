import { describe, expect, it } from 'vitest';
import { RoundTrip } from '../../src/lib/session/round-trip.ts';
import { VirtualClock } from './virtual-clock.ts';

/** A measurement, and a message that is answered after so many ms. */
function made() {
  const clock = new VirtualClock();
  const trip = new RoundTrip(clock);
  let sequence = 0;
  const answeredAfter = (ms: number) => {
    trip.sent(++sequence);
    clock.advance(ms);
    trip.acknowledged(sequence);
  };
  return { clock, trip, answeredAfter };
}

describe('How long a line takes', () => {
  it('isn’t known before a message was answered; then it is three times as long, until it proves steady', () => {
    const { trip, answeredAfter } = made();
    expect(trip.patienceMs).toBeUndefined();
    answeredAfter(100);
    expect(trip.patienceMs).toBe(300);
    for (let i = 0; i < 50; i++) answeredAfter(100);
    expect(trip.patienceMs).toBeCloseTo(100, 0);
  });

  it('grows with a line that becomes slow, faster than its mean', () => {
    const { trip, answeredAfter } = made();
    for (let i = 0; i < 50; i++) answeredAfter(100);
    answeredAfter(1_000);
    expect(trip.patienceMs).toBeGreaterThan(1_000);
  });

  it('isn’t learnt from a message that was sent twice', () => {
    const { clock, trip } = made();
    trip.sent(1);
    clock.advance(5_000);
    trip.sent(1);
    clock.advance(10);
    trip.acknowledged(1);
    expect(trip.patienceMs).toBeUndefined();
  });

  it('is measured of one message at a time, from its own sending', () => {
    const { clock, trip } = made();
    trip.sent(1);
    clock.advance(50);
    trip.sent(2);
    clock.advance(50);
    trip.acknowledged(2);
    expect(trip.patienceMs).toBe(300);
  });
});
