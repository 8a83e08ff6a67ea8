import { describe, expect, test } from 'vitest';
import { markersOf } from '../../src/lib/scene/index.ts';
import { blocksOfText, run, type Run } from './runs.ts';

const names = ({ trace, timeline }: Run): string[] =>
  markersOf(trace, timeline).map(({ name }) => name);

describe('key moments', () => {
  test('are the ends of blocks, where those end one after another', () => {
    const cbc = run('cbc', 'encrypt', blocksOfText('cbc', 3));
    expect(names(cbc)).toEqual(['C₁ is complete', 'C₂ is complete', 'C₃ is complete']);
    expect(markersOf(cbc.trace, cbc.timeline).map(({ ms }) => ms)).toEqual(
      cbc.timeline.blockStops.slice(1),
    );
  });

  test('are one for all blocks that end together', () => {
    expect(names(run('ecb'))).toEqual(['C₁ to C₅ are complete']);
    expect(names(run('cbc', 'decrypt'))).toEqual(['P₁ to P₅ are complete']);
  });

  test('are twelve at most, evenly chosen', () => {
    const long = names(run('cbc', 'encrypt', blocksOfText('cbc', 120)));
    expect(long).toHaveLength(12);
    expect([long[0], long[11]]).toEqual(['C₁₀ is complete', 'C₁₂₀ is complete']);
    for (let blocks = 1; blocks < 40; blocks++)
      expect(names(run('ctr', 'encrypt', blocksOfText('ctr', blocks))).length).toBeLessThanOrEqual(
        12,
      );
  });

  test('of an empty message there are none', () => {
    expect(names(run('ctr', 'encrypt', ''))).toEqual([]);
  });
});
