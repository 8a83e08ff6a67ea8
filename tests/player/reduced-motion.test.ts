import { describe, expect, test } from 'vitest';
import { Player } from '../../src/lib/player/index.ts';
import { REST_MS } from '../../src/lib/player/player.svelte.ts';
import { run } from '../scene/runs.ts';
import { takeClock } from './clock.ts';

const clock = takeClock();
const { timeline } = run('cbc');
const { stops, end } = timeline;

describe('with reduced motion', () => {
  const reduced = () => new Player(timeline, 'start', { reduced: () => true });

  test('the playhead is only ever at the end of a step', () => {
    const it = reduced();
    const seen = new Set<number>();
    it.play();
    for (let i = 0; i < 2_000 && it.playing; i++) {
      clock.frame(50);
      seen.add(it.ms);
    }
    expect([...seen]).toEqual(stops);
  });

  test('rests there before it goes on, shorter at a higher speed', () => {
    const it = reduced();
    it.play();
    clock.pass(REST_MS - 20);
    expect(it.ms).toBe(0);
    clock.frame(40);
    expect(it.ms).toBe(stops[1]);
    it.speed = 2;
    clock.pass(REST_MS / 2 + 40);
    expect(it.ms).toBe(stops[2]);
    it.pause();
  });

  test('it ends at the end', () => {
    const it = reduced();
    it.toEnd();
    it.previousStep();
    it.play();
    clock.pass(REST_MS + 40);
    expect(it).toMatchObject({ ms: end, playing: false });
  });

  test('that is turned on while playing, it goes on in steps', () => {
    let isReduced = false;
    const it = new Player(timeline, 'start', { reduced: () => isReduced });
    it.play();
    clock.frame(20);
    expect(stops).not.toContain(it.ms);
    isReduced = true;
    clock.pass(REST_MS + 40);
    expect(it.ms).toBe(stops[1]);
    it.pause();
  });
});
