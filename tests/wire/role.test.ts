import { expect, test } from 'vitest';
import { opposite } from '../../src/lib/wire/index.ts';

test('what the client says the server hears, and the other way', () => {
  expect(opposite('client')).toBe('server');
  expect(opposite('server')).toBe('client');
});
