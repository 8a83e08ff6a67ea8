import { flushSync } from 'svelte';
import { describe, expect, test, vi } from 'vitest';
import { Player, SPEEDS } from '../../src/lib/player/index.ts';
import { LONGEST_TICK_MS, REST_MS } from '../../src/lib/player/player.svelte.ts';
import { run } from '../scene/runs.ts';
import { takeClock } from './clock.ts';

const clock = takeClock();
const { timeline } = run('cbc');
const { stops, blockStops, end } = timeline;
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

describe('stepping', () => {
  test('goes from the end of a step to the end of the next, and stays at the end', () => {
    const it = player();
    const seen = stops.map(() => {
      it.nextStep();
      return it.ms;
    });
    expect(seen).toEqual([...stops.slice(1), end]);
  });

  test('back goes the same way to the start', () => {
    const it = player('end');
    const seen = stops.map(() => {
      it.previousStep();
      return it.ms;
    });
    expect(seen).toEqual([...stops.slice(0, -1).reverse(), 0]);
  });

  test('on and back returns to the same instant, from every stop', () => {
    const it = player();
    for (const stop of stops.slice(0, -1)) {
      it.seek(stop);
      it.nextStep();
      it.previousStep();
      expect(it.ms).toBe(stop);
    }
  });

  test('from the middle of a step goes to its end, and back to its beginning', () => {
    const it = player();
    it.seek(stops[2] + 1);
    it.nextStep();
    expect(it.ms).toBe(stops[3]);
    it.seek(stops[2] + 1);
    it.previousStep();
    expect(it.ms).toBe(stops[2]);
  });

  test('by blocks goes from the end of a block to the end of the next', () => {
    const it = player();
    const seen = blockStops.map(() => {
      it.nextBlock();
      return it.ms;
    });
    expect(seen).toEqual([...blockStops.slice(1), end]);
    it.previousBlock();
    expect(it.ms).toBe(blockStops.at(-2));
  });

  test('pauses what is playing', () => {
    for (const move of [
      'nextStep',
      'previousStep',
      'nextBlock',
      'previousBlock',
      'toStart',
      'toEnd',
    ] as const) {
      const it = player();
      it.play();
      it[move]();
      const { ms } = it;
      clock.pass(200);
      expect(it).toMatchObject({ playing: false, ms });
    }
  });

  test('in a long run looks at few of its stops', () => {
    const long = { ...timeline, stops: Array.from({ length: 100_000 }, (_, i) => i * 400) };
    let asked = 0;
    const counting = new Proxy(long.stops, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) asked += 1;
        const value: unknown = Reflect.get(target, key);
        return value;
      },
    });
    const it = new Player({ ...long, stops: counting, end: 39_999_600 }, 'start');
    it.seek(20_000_100);
    expect(it.step).toBe(50_000);
    it.nextStep();
    expect(it.ms).toBe(20_000_400);
    expect(asked).toBeLessThan(60);
  });
});

describe('seeking', () => {
  test('goes to any instant of the run, and no further', () => {
    const it = player();
    it.seek(1_234.5);
    expect(it.ms).toBe(1_234.5);
    it.seek(-1);
    expect(it.ms).toBe(0);
    it.seek(end + 1);
    expect(it.ms).toBe(end);
  });

  test('to the start and to the end', () => {
    const it = player();
    it.toEnd();
    expect(it.ms).toBe(end);
    it.toStart();
    expect(it.ms).toBe(0);
  });
});

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
