import { describe, expect, it } from 'vitest';
import { Recall } from '../../src/components/lab/recall.ts';
import { windowOf } from '../../src/components/parts/window-of.ts';

describe('The rows of a long list that are drawn', () => {
  const heights = Array.from({ length: 1_000 }, (_, i) => 20 + (i % 7) * 10);
  const total = heights.reduce((sum, height) => sum + height, 0);

  it('cover the view wherever it is, and the room for the others makes up the rest', () => {
    for (let top = 0; top <= total - 200; top += 137) {
      const { first, end, before, after } = windowOf(heights, top, 200, 50);
      const drawn = heights.slice(first, end).reduce((sum, height) => sum + height, 0);
      expect(before + drawn + after).toBe(total);
      expect(before).toBeLessThanOrEqual(top);
      expect(before + drawn).toBeGreaterThanOrEqual(top + 200);
      expect(end - first).toBeLessThan(20);
    }
  });

  it('are all where all fit, none where there is none, and the last where the view is beyond the end', () => {
    expect(windowOf([10, 10], 0, 100, 0)).toEqual({ first: 0, end: 2, before: 0, after: 0 });
    expect(windowOf([], 0, 100, 0)).toEqual({ first: 0, end: 0, before: 0, after: 0 });
    expect(windowOf([10, 10], 500, 100, 0)).toEqual({ first: 1, end: 2, before: 10, after: 0 });
  });
});

describe('What was sent before', () => {
  const sent = ['one', 'two'];

  it('comes back from the latest to the first, and on to what was being written', () => {
    const recall = new Recall();
    expect(recall.back('draft', sent)).toBe('two');
    expect(recall.back('two', sent)).toBe('one');
    expect(recall.back('one', sent)).toBeUndefined();
    expect(recall.forth(sent)).toBe('two');
    expect(recall.forth(sent)).toBe('draft');
    expect(recall.forth(sent)).toBeUndefined();
  });

  it('begins at the end again once something was sent', () => {
    const recall = new Recall();
    recall.back('', sent);
    recall.reset();
    expect(recall.back('', [...sent, 'three'])).toBe('three');
  });
});
