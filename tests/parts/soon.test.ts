import { expect, test } from 'vitest';
import { soon } from '../../src/components/parts/soon.ts';

const task = () => new Promise((resolve) => setTimeout(resolve));

test('acts in another task than its caller’s, once, with the latest value', async () => {
  const seen: number[] = [];
  const act = soon((value: number) => seen.push(value));
  act(1);
  act(2);
  await Promise.resolve();
  expect(seen).toEqual([]);
  await task();
  expect(seen).toEqual([2]);
});

test('acts again for what comes after it has acted, and while it acts', async () => {
  const seen: number[] = [];
  const act = soon((value: number) => {
    seen.push(value);
    if (value < 3) act(value + 1);
  });
  act(1);
  await task();
  await task();
  await task();
  expect(seen).toEqual([1, 2, 3]);
});
