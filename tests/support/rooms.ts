/**
 * A room: what it may import. Rooms by name (`lib/modes types`: that one file of it), packages by name, `*` for anything.
 * Anything not listed is forbidden.
 */
export interface Room {
  /** Files of the room begin so. */
  readonly path: string;
  readonly may: readonly string[];
}

const LIB = [
  'bytes',
  'words',
  'cipher',
  'modes',
  'bulk',
  'image',
  'wire',
  'session',
  'transport',
  'relay-contract',
  'dial',
  'eve',
  'capture',
  'diagram',
  'scene',
  'player',
  'paint',
  'state',
  'recipes',
  'lessons',
  'attacks',
];
const lib = (name: string, may: readonly string[]): [string, Room] => [
  `lib/${name}`,
  { path: `src/lib/${name}/`, may },
];

/** The table of the house. `src/README.md` says what each room is for. */
export const ROOMS: Readonly<Record<string, Room>> = Object.fromEntries([
  lib('bytes', []),
  lib('words', []),
  lib('cipher', ['lib/bytes']),
  lib('modes', ['lib/bytes', 'lib/cipher']),
  lib('bulk', ['lib/bytes', 'lib/modes facts']),
  lib('image', ['lib/bytes', 'lib/words', 'lib/modes', 'lib/bulk']),
  lib('wire', ['lib/bytes', 'lib/modes facts']),
  lib('session', ['lib/bytes', 'lib/words', 'lib/modes', 'lib/wire']),
  lib('transport', ['lib/wire']),
  lib('relay-contract', []),
  lib('dial', ['lib/wire', 'lib/relay-contract']),
  lib('eve', ['lib/bytes', 'lib/words', 'lib/modes facts', 'lib/wire']),
  lib('capture', ['lib/bytes', 'lib/wire']),
  lib('diagram', ['lib/bytes', 'lib/words', 'lib/modes types']),
  lib('scene', ['lib/bytes', 'lib/words', 'lib/modes types', 'lib/diagram', 'd3']),
  lib('player', ['lib/scene', 'svelte', 'd3']),
  lib('paint', ['lib/scene', 'd3']),
  lib('state', [
    'lib/bytes',
    'lib/words',
    'lib/modes types',
    'lib/modes facts',
    'lib/eve types',
    'lib/wire',
    'valibot',
  ]),
  lib('recipes', ['lib/bytes', 'lib/words', 'lib/modes']),
  lib('lessons', ['lib/bytes', 'lib/words', 'lib/modes', 'lib/diagram']),
  lib('attacks', ['lib/bytes', 'lib/modes', 'lib/transport']),
  [
    'components',
    {
      path: 'src/components/',
      // node:zlib packs a still picture, katex writes MathML, while the site is built; nothing of them reaches a page.
      may: [
        ...LIB.map((name) => `lib/${name}`),
        ...['svelte', 'd3', 'styles', 'astro', 'node:zlib', 'katex'],
      ],
    },
  ],
  ['layouts', { path: 'src/layouts/', may: ['components', 'styles', 'astro'] }],
  ['pages', { path: 'src/pages/', may: ['components', 'layouts', 'styles', 'content', 'astro'] }],
  ['content', { path: 'src/content', may: ['components', 'layouts', 'styles', 'astro'] }],
  ['styles', { path: 'src/styles/', may: [] }],
  [
    'relay/endpoint',
    {
      path: 'relay/endpoint/',
      may: [
        'lib/wire',
        'lib/session',
        'lib/modes',
        'lib/bytes',
        'lib/relay-contract',
        'lib/dial',
        'relay',
        '*',
      ],
    },
  ],
  ['relay', { path: 'relay/', may: ['lib/wire', 'lib/relay-contract', '*'] }],
  ['tests', { path: 'tests/', may: ['*'] }],
]);

export interface Imports {
  readonly file: string;
  /** Paths from the project's top, or names of packages. */
  readonly imports: readonly string[];
}

/** The room a path stands in: the longest path that fits. */
export const roomOf = (path: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((name) => path.startsWith(ROOMS[name].path))
    .sort((a, b) => ROOMS[b].path.length - ROOMS[a].path.length)[0];

/** Comments and template literals out, so that only code is read. */
const code = (text: string): string =>
  text.replace(/\/\*[^]*?\*\/|<!--[^]*?-->|(?<![:'"`])\/\/.*$|`(?:\\.|[^`\\])*`/gm, '');

/** Every path that a file imports or re-exports, statically or not, types included. */
export function importsOf(text: string): string[] {
  const found = code(text).matchAll(
    /(?:^|[\s;{}>])(?:import|export)\s(?:[^'";]*?\sfrom\s*)?["']([^"']+)["']|import\s*\(\s*["']([^"']+)["']/g,
  );
  return [...found].map((match) => match[1] ?? match[2]);
}

const packageOf = (name: string): string =>
  name.startsWith('astro:') ? 'astro' : name.replace(/^((?:@[^/]+\/)?[^/]+).*$/, '$1');

/** The one file of a room that an entry such as `lib/modes types` opens. */
function fileOf(name: string, room: string): string | undefined {
  const [of, file] = name.split(' ');
  return of === room && file ? `${ROOMS[room].path}${file}.ts` : undefined;
}

function problem(file: string, from: string, target: string): string | undefined {
  const { may } = ROOMS[from];
  if (from === 'tests') return undefined;
  const local = /^(src|relay|tests)\//.test(target) || target.startsWith('..');
  if (local) {
    const to = roomOf(target);
    if (to === from) return undefined;
    if (!to) return `${file}: ${target} stands in an unknown room`;
    if (to === 'tests') return `${file}: ${from} may not import tests`;
    if (may.some((name) => target === fileOf(name, to))) return undefined;
    if (!may.includes(to)) return `${file}: ${from} may not import ${to}`;
    const past = to.startsWith('lib/') && target !== `${ROOMS[to].path}index.ts`;
    return past ? `${file}: imports ${target} past ${ROOMS[to].path}index.ts` : undefined;
  }
  if (may.includes('*') || may.includes(packageOf(target))) return undefined;
  return `${file}: ${from} may not import the package ${target}`;
}

/** What is wrong with some files' imports, a sentence each. */
export function problems(files: readonly Imports[]): string[] {
  return files.flatMap(({ file, imports }) => {
    const from = roomOf(file);
    if (!from) return [`${file}: stands in an unknown room`];
    return imports.flatMap((target) => problem(file, from, target) ?? []);
  });
}
