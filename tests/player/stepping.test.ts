import { describe, expect, test } from 'vitest';
import { Player } from '../../src/lib/player/index.ts';
import { run } from '../scene/runs.ts';
import { takeClock } from './clock.ts';

const clock = takeClock();
const { timeline } = run('cbc');
const { stops, blockStops, end } = timeline;
const player = (at: 'start' | 'end' = 'start') => new Player(timeline, at);

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
