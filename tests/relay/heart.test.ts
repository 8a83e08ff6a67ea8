import { describe, expect, test } from 'vitest';
import { Heart } from '../../relay/server/heart.ts';
import { VirtualClock } from '../session/virtual-clock.ts';

const PERIOD_MS = 15_000;

/** A heart and how often each of so many was called. */
function made(count: number) {
  const clock = new VirtualClock(0);
  const heart = new Heart(PERIOD_MS, clock);
  const calls = Array<number>(count).fill(0);
  const stops = calls.map((_, who) => heart.add({ beat: () => void calls[who]++ }));
  return { clock, heart, calls, stops };
}

describe('The heart', () => {
  test('calls everybody once every period', () => {
    const { clock, calls } = made(40);
    for (let period = 1; period <= 4; period++) {
      clock.advance(PERIOD_MS);
      expect(calls).toEqual(Array(40).fill(period));
    }
  });

  test('calls a fifteenth of them at a time', () => {
    const { clock, calls } = made(150);
    for (let slot = 1; slot <= 15; slot++) {
      clock.advance(PERIOD_MS / 15);
      expect(calls.reduce((sum, one) => sum + one)).toBe(10 * slot);
    }
  });

  test('calls nobody who has left, also where somebody leaves while it calls', () => {
    const { clock, heart, calls, stops } = made(1);
    stops[0]();
    let own = 0;
    const stop = heart.add({
      beat() {
        own++;
        stop();
      },
    });
    clock.advance(3 * PERIOD_MS);
    expect([calls, own]).toEqual([[0], 1]);
  });

  test('stands still once it is stopped', () => {
    const { clock, heart, calls } = made(15);
    heart.stop();
    expect(clock.pending).toBe(0);
    clock.advance(PERIOD_MS);
    expect(calls).toEqual(Array(15).fill(0));
  });
});
