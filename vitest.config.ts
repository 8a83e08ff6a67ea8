import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Compiled as for a browser, so that the runes under test are the ones that ship.
  plugins: [svelte({ configFile: false, dynamicCompileOptions: () => ({ generate: 'client' }) })],
  ssr: { resolve: { conditions: ['browser'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // The condition above would also give the relay a WebSocket library for browsers, which is none.
    alias: { ws: fileURLToPath(new URL('node_modules/ws/wrapper.mjs', import.meta.url)) },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    server: {
      deps: {
        inline: ['svelte'],
        // Plain TypeScript, which Node runs as it is: rewritten by Vite, where each use of an import is a look-up, the ciphers
        // took two to four times as long. The player has runes and needs it.
        external: [/\/src\/lib\/(?!player\/)/],
      },
    },
  },
});
