import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts', 'relay/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
  },
});
