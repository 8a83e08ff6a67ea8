import { expect, it } from 'vitest';
import { number, plural } from '../../src/lib/words/index.ts';

it('groups the digits of a whole number as English does', () => {
  const numbers = [0, 7, 999, 1000, 12_345, 999_999, 1_000_000, Number.MAX_SAFE_INTEGER];
  expect(numbers.map(number)).toEqual(numbers.map((n) => n.toLocaleString('en')));
});

it('counts one thing, none and many', () => {
  expect([0, 1, 2, 1024].map((n) => plural(n, 'block'))).toEqual([
    '0 blocks',
    '1 block',
    '2 blocks',
    '1,024 blocks',
  ]);
});
