import { expect, test } from 'vitest';
import { figures, holds } from './support/house.ts';

test.each(figures())('$name: $value, the bar is $bar', (figure) => {
  expect(holds(figure) ? [] : [figure.value, ...figure.where]).toEqual([]);
});
