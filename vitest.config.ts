import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'relay/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
  },
});
