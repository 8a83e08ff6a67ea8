import { describe, expect, test } from 'vitest';
import { Deadline } from '../../relay/server/deadline.ts';
import { VirtualClock } from '../session/virtual-clock.ts';

/** A deadline of a second, and who was late when. */
function made() {
  const clock = new VirtualClock(0);
  const late: [who: number, at: number][] = [];
  const deadline = new Deadline<number>(1_000, (who) => late.push([who, clock.now()]), clock);
  return { clock, deadline, late, who: () => late.map(([who]) => who) };
}

describe('A deadline', () => {
  test('strikes whoever isn’t done in time, once, and nobody else', () => {
    const { clock, deadline, late } = made();
    deadline.set(1);
    deadline.set(2);
    deadline.clear(1);
    clock.advance(999);
    expect(late).toEqual([]);
    clock.advance(60_000);
    expect(late).toEqual([[2, 1_000]]);
  });

  test('runs from its start again where it is set again', () => {
    const { clock, deadline, late } = made();
    deadline.set(1);
    clock.advance(900);
    deadline.set(1);
    clock.advance(999);
    expect(late).toEqual([]);
    clock.advance(100);
    expect(late).toEqual([[1, 1_900]]);
  });

  test('is at most 50 ms late for those who came one after the other', () => {
    const { clock, deadline, late } = made();
    for (let who = 0; who < 200; who++) {
      deadline.set(who);
      clock.advance(7);
    }
    clock.advance(1_100);
    expect(late.map(([who]) => who)).toEqual(Array.from({ length: 200 }, (_, who) => who));
    for (const [who, at] of late) expect(at - (who * 7 + 1_000)).toBeLessThanOrEqual(50);
  });

  test('strikes ten at a time where many are late at once: others are heard in between', () => {
    const { clock, deadline, who } = made();
    for (let one = 0; one < 25; one++) deadline.set(one);
    const counts: number[] = [];
    while (clock.step()) counts.push(who().length);
    expect(counts).toEqual([10, 20, 25]);
  });

  test('needs no timer while nobody is waited for, and strikes nobody once it is stopped', () => {
    const { clock, deadline, late } = made();
    expect(clock.pending).toBe(0);
    deadline.set(1);
    deadline.set(2);
    expect(clock.pending).toBe(1);
    deadline.stop();
    expect(clock.pending).toBe(0);
    clock.advance(60_000);
    expect(late).toEqual([]);
  });
});
