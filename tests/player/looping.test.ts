import { describe, expect, test } from 'vitest';
import { Player } from '../../src/lib/player/index.ts';
import { REST_MS } from '../../src/lib/player/player.svelte.ts';
import { run } from '../scene/runs.ts';
import { takeClock } from './clock.ts';

const clock = takeClock();
const { timeline } = run('cbc');
const { stops, end } = timeline;
const player = (at: 'start' | 'end' = 'start') => new Player(timeline, at);

/** Plays until it stops by itself. */
function playOut(it: Player): void {
  for (let left = 5_000; it.playing && left > 0; left--) clock.frame(50);
}

describe('going round', () => {
  const range = { from: 1, to: 3 };
  const [from, to] = [stops[1], stops[3]];

  test('begins at the first step of the range and never leaves it', () => {
    const it = player();
    it.loop(range);
    it.play();
    expect(it.ms).toBe(from);
    for (let i = 0; i < 500; i++) {
      clock.frame(50);
      expect(it.ms).toBeGreaterThanOrEqual(from);
      expect(it.ms).toBeLessThanOrEqual(to);
    }
    expect(it.playing).toBe(true);
    it.pause();
  });

  test('rests at the end of the range before it begins again', () => {
    const it = player();
    it.loop(range);
    it.seek(to - 10);
    it.play();
    clock.frame(20);
    expect(it.ms).toBe(to);
    clock.pass(REST_MS - 20);
    expect(it.ms).toBe(to);
    clock.frame(20);
    expect(it.ms).toBe(from);
    it.pause();
  });

  test('with reduced motion goes from stop to stop and round', () => {
    const it = new Player(timeline, 'start', { reduced: () => true });
    it.loop(range);
    it.play();
    const seen: number[] = [it.ms];
    for (let i = 0; i < 6; i++) {
      clock.pass(REST_MS + 20);
      seen.push(it.ms);
    }
    const round = stops.slice(1, 4);
    expect(seen).toEqual([...round, ...round, from]);
    it.pause();
  });

  test('ends at the end of the run once the range is gone', () => {
    const it = player();
    it.loop(range);
    it.play();
    it.loop(undefined);
    playOut(it);
    expect(it).toMatchObject({ ms: end, playing: false });
  });

  test('a range that holds no step is none', () => {
    const it = player();
    it.loop({ from: 3, to: 3 });
    expect(it.range).toBeUndefined();
    it.loop({ from: 3, to: 2 });
    expect(it.range).toBeUndefined();
  });
});
