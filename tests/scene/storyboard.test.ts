import { describe, expect, test } from 'vitest';
import { firstInView, storyboardOf } from '../../src/lib/scene/index.ts';
import { CASES } from './cases.ts';
import { blocksOfText, run } from './runs.ts';

describe('a storyboard', () => {
  test.each(CASES)('$title: from the start to the end, six stops at most, in order', (it) => {
    const { timeline } = it.run;
    const story = storyboardOf(timeline);
    expect(story.length).toBeLessThanOrEqual(6);
    expect([story[0], story.at(-1)]).toEqual([0, timeline.end]);
    expect(story).toEqual([...new Set(story)].sort((a, b) => a - b));
    for (const ms of story) expect(timeline.stops).toContain(ms);
  });

  test('of few steps shows every one, of many the first and the ends of blocks', () => {
    const short = run('cbc', 'encrypt', blocksOfText('cbc', 2)).timeline;
    expect(storyboardOf(short)).toEqual(short.stops);
    const long = run('cbc', 'encrypt', blocksOfText('cbc', 40)).timeline;
    const [start, first, ...ends] = storyboardOf(long);
    expect([start, first]).toEqual(long.stops.slice(0, 2));
    expect(ends).toEqual([10, 20, 30, 40].map((block) => long.outputEnds[block - 1]));
  });
});

test('the view of a front shows it, and stays inside the message', () => {
  for (const blocks of [1, 2, 5, 6, 100])
    for (const count of [1, 3, 5].filter((n) => n <= blocks))
      for (let front = 1; front <= blocks; front++) {
        const first = firstInView(front, count, blocks);
        expect(first).toBeGreaterThanOrEqual(1);
        expect(first + count - 1).toBeLessThanOrEqual(blocks);
        expect(front).toBeGreaterThanOrEqual(first);
        expect(front).toBeLessThan(first + count);
      }
});
