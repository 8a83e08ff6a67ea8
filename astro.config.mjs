import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { defineConfig, fontProviders } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { precompress } from './relay/server/precompress.ts';

/** The woff2 files of a fontsource package by weight, as a local font: nothing is fetched from elsewhere. */
const local = (name, cssVariable, fallbacks, files, unicodeRange) => ({
  provider: fontProviders.local(),
  name,
  cssVariable,
  fallbacks,
  options: {
    variants: Object.entries(files).map(([weight, file]) => ({
      weight,
      style: 'normal',
      display: 'swap',
      src: [file.startsWith('@') ? `./node_modules/${file}` : file],
      ...(unicodeRange && { unicodeRange }),
    })),
  },
});

/** `client:seen`, for what stands further down a page. */
const seen = {
  name: 'seen',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'seen', entrypoint: './src/components/parts/seen.ts' }),
  },
};

/** Compressed copies beside the files of the built site, for a host that serves those. */
const compressed = {
  name: 'compressed',
  hooks: { 'astro:build:done': ({ dir }) => precompress(fileURLToPath(dir)) },
};

export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  base: process.env.BASE_PATH ?? '/',
  prefetch: false,
  compressHTML: true,
  markdown: { syntaxHighlight: 'prism' },
  devToolbar: { enabled: false },
  integrations: [svelte(), mdx(), seen, compressed],
  fonts: [
    local('Source Serif 4', '--font-serif', ['Georgia', 'serif'], {
      400: '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2',
      600: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2',
    }),
    local('Inter', '--font-sans', ['system-ui', 'sans-serif'], {
      '400 700': './src/assets/fonts/inter-latin-400-700.woff2',
    }),
    local('JetBrains Mono', '--font-mono', ['ui-monospace', 'monospace'], {
      500: './src/assets/fonts/jetbrains-mono-latin-500.woff2',
    }),
    local(
      'Blockwise signs',
      '--font-signs',
      [],
      { 400: './src/assets/fonts/noto-sans-math-subset.woff2' },
      ['U+2025, U+2190-2193, U+2264-2265, U+2295, U+2423, U+25AA, U+25C7, U+25CC, U+2713'],
    ),
    local(
      'Blockwise controls',
      '--font-controls',
      [],
      { 400: './src/assets/fonts/noto-sans-symbols-2-subset.woff2' },
      ['U+2400-2421'],
    ),
  ],
  security: {
    csp: {
      algorithm: 'SHA-256',
      directives: [
        "default-src 'none'",
        // A relay that serves the site itself is 'self', WebSocket included; another has to be named when building.
        `connect-src 'self' ${process.env.RELAY_ORIGIN ?? ''}`.trim(),
        "font-src 'self'",
        "img-src 'self' data: blob:",
        "worker-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        'trusted-types svelte-trusted-html blockwise-worker',
      ],
    },
  },
  vite: {
    worker: { format: 'es' },
    build: {
      // The looks that several pages share come within each but for what all share and a lesson's own: each sheet more is a round
      // trip more on a phone, and these are 5 kB together as they travel. A page without a sheet would be laid out before its faces.
      assetsInlineLimit: (file) =>
        /\b(picture|WholeStage|WirePane|AesInside)\.[^/]*\.css$/.test(file) || undefined,
      rolldownOptions: {
        // Nothing in src/lib does anything by being imported: what a page doesn't use, it doesn't load.
        // d3-transition patches selections, which only its own users need: the brush and the zoom, as used here, don't.
        treeshake: {
          moduleSideEffects: [{ test: /\/src\/lib\/|\/d3-transition\//, sideEffects: false }],
        },
        output: {
          // Time without the picture: a page that only keeps a playhead doesn't load what paints.
          codeSplitting: {
            groups: [
              { name: 'time', test: /\/d3-timer\// },
              { name: 'select', test: /\/d3-(selection|array)\// },
              // What every run of a mode needs, in few files: many small ones take 1 kB more, each a dictionary of its own.
              { name: 'facts', test: /\/src\/lib\/modes\/facts/, priority: 4 },
              { name: 'ground', test: /\/src\/lib\/(?:bytes|words)\//, priority: 3 },
              { name: 'cipher', test: /\/src\/lib\/cipher\/(?!index)/, priority: 2 },
              { name: 'run', test: /\/src\/lib\/modes\/(?!index)/, priority: 1 },
              // The picture of a run, which four pages draw; apart from it what pages without one need of the same rooms.
              { name: 'count', test: /\/src\/lib\/diagram\/count-while/, priority: 3 },
              { name: 'names', test: /\/src\/lib\/diagram\/(?!repeats|index)/, priority: 2 },
              { name: 'wires', test: /\/src\/lib\/scene\/place\/wires/, priority: 1 },
              { name: 'picture', test: /\/src\/lib\/scene\/(?:place|draw|time)\// },
              { name: 'wire', test: /\/src\/lib\/(?:wire|transport)\// },
            ],
          },
        },
        onLog(level, log, handler) {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
        },
      },
    },
  },
});
