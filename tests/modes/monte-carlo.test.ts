import { describe, expect, it } from 'vitest';
import { readVectors } from '../vectors/read.ts';
import { monteCarlo, type MonteCarloVector } from './monte-carlo.ts';

describe('100,000 blocks in a chain, as AESAVS §6.4 lays down, end where they should:', () => {
  it.each(readVectors<MonteCarloVector[]>('mct.json'))('$id', (vector) => {
    expect(vector.out).toHaveLength(100);
    expect(monteCarlo(vector)).toEqual(vector.out);
  });
});
