import { expect, test } from 'vitest';
import { capital, listed } from '../../src/lib/words/index.ts';

test('names are listed with commas, and an “and” before the last', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
});

test('a sentence begins with a capital, and nothing else of it changes', () => {
  expect(['message 1', 'É', '', 'AES'].map(capital)).toEqual(['Message 1', 'É', '', 'AES']);
});
