import { describe, expect, test } from 'vitest';
import { Player, SPEEDS } from '../../src/lib/player/index.ts';
import { LONGEST_TICK_MS } from '../../src/lib/player/player.svelte.ts';
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

describe('a player', () => {
  test('begins at the start or at the end, and rests there', () => {
    expect(player('start')).toMatchObject({ ms: 0, playing: false, speed: 1 });
    expect(player('end')).toMatchObject({ ms: end, playing: false });
    const it = player('start');
    clock.pass(1_000);
    expect(it.ms).toBe(0);
  });

  test('tells how many steps are complete, and how many there are', () => {
    const it = player();
    expect([it.step, it.steps]).toEqual([0, 10]);
    it.seek(stops[3] - 1);
    expect(it.step).toBe(2);
    it.seek(stops[3]);
    expect(it.step).toBe(3);
    it.toEnd();
    expect(it.step).toBe(it.steps);
  });

  test('of an empty run has no steps, and doesn’t play', () => {
    const it = new Player(run('ctr', 'encrypt', '').timeline, 'start');
    it.play();
    expect(it).toMatchObject({ playing: false, ms: 0, end: 0, step: 0, steps: 0 });
    it.nextStep();
    it.previousBlock();
    expect(it.ms).toBe(0);
  });

  test('that is given another run goes to its start or end, and stops', () => {
    const it = player();
    const other = run('ecb').timeline;
    it.play();
    it.loop({ from: 1, to: 2 });
    it.load(other, 'end');
    expect(it).toMatchObject({ ms: other.end, end: other.end, playing: false, range: undefined });
  });
});

describe('playing', () => {
  test('moves the playhead with the clock', () => {
    const it = player();
    it.play();
    clock.frame(20);
    const from = it.ms;
    for (let i = 0; i < 50; i++) clock.frame(20);
    expect(it.ms - from).toBeCloseTo(1_000);
    it.pause();
  });

  test.each(SPEEDS)('at %s times the speed', (speed) => {
    const it = player();
    it.speed = speed;
    it.play();
    for (let i = 0; i < 10; i++) clock.frame(20);
    expect(it.ms).toBeCloseTo(200 * speed);
    it.pause();
  });

  test('at a new speed from the moment it is chosen', () => {
    const it = player();
    it.play();
    clock.frame(20);
    const before = it.ms;
    it.speed = 4;
    clock.frame(20);
    expect(it.ms - before).toBeCloseTo(80);
    it.pause();
  });

  test('ends at the end, exactly', () => {
    const it = player();
    it.play();
    playOut(it);
    expect(it).toMatchObject({ ms: end, playing: false });
    clock.pass(500);
    expect(it.ms).toBe(end);
  });

  test('starts again from the end', () => {
    const it = player('end');
    it.play();
    clock.frame(20);
    expect(it.playing).toBe(true);
    expect(it.ms).toBeLessThan(100);
    it.pause();
  });

  test('goes on from where it is', () => {
    const it = player();
    it.seek(3_000);
    it.play();
    clock.frame(20);
    expect(it.ms).toBeCloseTo(3_020);
    it.pause();
  });

  test('pauses, and goes on from there', () => {
    const it = player();
    it.play();
    clock.frame(20);
    it.pause();
    const { ms } = it;
    clock.pass(500);
    expect(it.ms).toBe(ms);
    it.toggle();
    clock.frame(20);
    expect(it.ms).toBeGreaterThan(ms);
    it.toggle();
    expect(it.playing).toBe(false);
  });

  test('twice is playing once', () => {
    const it = player();
    it.play();
    it.play();
    clock.frame(20);
    expect(it.ms).toBeCloseTo(20);
    it.pause();
  });

  test('a tab that was hidden for ten minutes plays on from where it was', () => {
    const it = player();
    it.play();
    clock.frame(20);
    const { ms } = it;
    clock.frame(600_000);
    expect(it.ms - ms).toBeLessThanOrEqual(LONGEST_TICK_MS);
    const { ms: after } = it;
    clock.frame(20);
    expect(it.ms - after).toBeCloseTo(20);
    it.pause();
  });

  test('two players have a playhead each', () => {
    const [one, other] = [player(), player()];
    one.play();
    clock.frame(20);
    other.play();
    clock.frame(20);
    expect([one.ms, other.ms]).toEqual([40, 20]);
    one.pause();
    clock.frame(20);
    expect([one.ms, other.ms]).toEqual([40, 40]);
    other.pause();
  });
});
