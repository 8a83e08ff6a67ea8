import { flushSync } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { Player } from '../../src/lib/player/index.ts';
import { run } from '../scene/runs.ts';
import { takeClock } from './clock.ts';

const clock = takeClock();
const { timeline } = run('cbc');
const { stops, end } = timeline;
const player = (at: 'start' | 'end' = 'start') => new Player(timeline, at);

describe('whoever follows the playhead', () => {
  test('is told before it is moved by play, by a step, by seeking', () => {
    const at: number[] = [];
    const it: Player = new Player(timeline, 'end', { onmove: () => at.push(it.ms) });
    it.play();
    it.pause();
    it.seek(100);
    it.nextStep();
    it.toEnd();
    expect(at).toEqual([end, 0, 100, stops[1]]);
  });

  test('isn’t told of pauses, nor of a run that is loaded', () => {
    const onmove = vi.fn();
    const it = new Player(timeline, 'start', { onmove });
    it.pause();
    it.load(timeline, 'end');
    expect(onmove).not.toHaveBeenCalled();
  });

  test('sees it change: the playhead, whether it plays, the speed, the run', () => {
    const it = player();
    const seen: unknown[] = [];
    const stop = $effect.root(() => {
      $effect(() => void seen.push([it.ms, it.playing, it.speed, it.end]));
    });
    flushSync();
    it.play();
    flushSync();
    clock.frame(20);
    flushSync();
    it.pause();
    it.speed = 2;
    flushSync();
    const { timeline: other } = run('ecb');
    it.load(other, 'start');
    flushSync();
    stop();
    expect(seen).toEqual([
      [0, false, 1, end],
      [0, true, 1, end],
      [20, true, 1, end],
      [20, false, 2, end],
      [0, false, 2, other.end],
    ]);
  });
});
