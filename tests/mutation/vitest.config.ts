import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** The tests of one room alone: what a room's own tests don't see counts as not seen. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: (process.env.MUTATED_TESTS ?? '').split(',').filter(Boolean) },
});
