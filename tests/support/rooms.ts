/**
 * A room: what it may import. Rooms by name (`lib/modes types`: that one file of it), packages by name, `*` for anything.
 * Anything not listed is forbidden.
 */
export interface Room {
  /** Files of the room begin so. */
  readonly path: string;
  readonly may: readonly string[];
}

const lib = (name: string, may: readonly string[]): [string, Room] => [
  `lib/${name}`,
  { path: `src/lib/${name}/`, may },
];

const part = (name: string, may: readonly string[]): [string, Room] => [
  `components/${name}`,
  { path: `src/components/${name}/`, may },
];

/** The table of the house. `src/README.md` says what each room is for. */
export const ROOMS: Readonly<Record<string, Room>> = Object.fromEntries([
  lib('bytes', []),
  lib('words', []),
  lib('cipher', ['lib/bytes']),
  lib('modes', ['lib/bytes', 'lib/cipher']),
  lib('forms', ['lib/bytes', 'lib/words']),
  lib('derive', ['lib/bytes', 'lib/words', '@noble/hashes']),
  lib('envelope', [
    'lib/bytes',
    'lib/words',
    'lib/forms',
    'lib/derive',
    'lib/modes types',
    'lib/modes facts',
  ]),
  lib('doctor', [
    ...['lib/bytes', 'lib/words', 'lib/forms', 'lib/envelope', 'lib/derive', 'lib/modes'],
  ]),
  lib('bulk', ['lib/modes facts']),
  lib('invent', ['lib/bytes', 'lib/words', 'lib/cipher', 'lib/modes']),
  lib('image', ['lib/bytes', 'lib/words', 'lib/bulk']),
  lib('wire', ['lib/modes facts']),
  lib('session', ['lib/bytes', 'lib/words', 'lib/modes', 'lib/wire']),
  lib('transport', ['lib/wire']),
  lib('relay-contract', []),
  lib('dial', ['lib/wire', 'lib/relay-contract']),
  lib('eve', ['lib/bytes', 'lib/words', 'lib/modes facts', 'lib/wire']),
  lib('capture', ['lib/bytes', 'lib/wire']),
  lib('diagram', ['lib/bytes', 'lib/words', 'lib/modes types']),
  lib('scene', ['lib/bytes', 'lib/words', 'lib/modes types', 'lib/diagram', 'd3']),
  lib('player', ['lib/scene', 'd3']),
  lib('paint', ['lib/scene', 'd3']),
  lib('state', [
    'lib/bytes',
    'lib/words',
    'lib/modes types',
    'lib/modes facts',
    'lib/eve types',
    'lib/forms types',
    'lib/forms names',
    'lib/wire',
    'valibot',
  ]),
  lib('recipes', ['lib/bytes', 'lib/words', 'lib/modes']),
  lib('lessons', ['lib/bytes', 'lib/words', 'lib/modes', 'lib/diagram']),
  lib('attacks', ['lib/bytes', 'lib/modes', 'lib/transport']),
  // Features: none imports another. What a page joins is joined in `components/islands`, which hands it in as a snippet.
  part('parts', ['lib/bytes', 'lib/paint', 'lib/scene', 'svelte', 'd3', 'astro']),
  part('fields', ['lib/bytes', 'lib/words', 'lib/modes facts']),
  part('stage', [
    ...['components/parts', 'lib/bytes', 'lib/words', 'lib/modes', 'lib/scene', 'lib/paint'],
    ...['lib/player', 'lib/state', 'svelte', 'd3', 'styles'],
  ]),
  part('aes', [
    ...['components/parts', 'components/fields', 'components/stage', 'lib/bytes', 'lib/words'],
    ...['lib/cipher', 'lib/modes', 'lib/scene', 'lib/paint', 'lib/player', 'svelte', 'styles'],
  ]),
  part('code', ['components/parts', 'lib/modes', 'lib/recipes']),
  part('lab', [
    ...['components/parts', 'components/fields', 'components/stage', 'lib/bytes', 'lib/words'],
    ...[
      'lib/modes',
      'lib/scene',
      'lib/wire',
      'lib/session',
      'lib/transport',
      'lib/dial',
      'lib/relay-contract',
    ],
    ...['lib/eve', 'lib/capture', 'lib/state', 'svelte'],
  ]),
  part('image', [
    ...['components/parts', 'components/fields', 'lib/bytes', 'lib/words', 'lib/modes'],
    ...['lib/bulk', 'lib/image', 'lib/scene', 'lib/player', 'svelte', 'd3'],
    // Packs a still picture while the site is built; nothing of it reaches a page.
    'node:zlib',
  ]),
  part('attacks', [
    ...['components/parts', 'lib/bytes', 'lib/words'],
    ...['lib/attacks', 'lib/modes', 'lib/paint', 'svelte'],
  ]),
  part('lesson', [
    ...['components/parts', 'components/fields', 'components/stage', 'lib/bytes', 'lib/words'],
    ...['lib/image', 'lib/lessons', 'lib/modes', 'lib/scene', 'lib/state', 'svelte', 'astro'],
    // Writes MathML while the site is built; nothing of it reaches a page.
    'katex',
  ]),
  part('open', [
    ...['components/parts', 'components/fields', 'lib/bytes', 'lib/words', 'lib/forms'],
    ...['lib/envelope', 'lib/doctor', 'lib/modes', 'lib/bulk', 'lib/state', 'svelte'],
  ]),
  part('invent', [
    ...['components/parts', 'lib/bytes', 'lib/words', 'lib/invent', 'lib/modes', 'lib/state'],
    'svelte',
  ]),
  part('race', [
    ...['components/parts', 'components/stage', 'lib/bytes', 'lib/modes', 'lib/scene'],
    ...['lib/player', 'svelte', 'd3'],
  ]),
  part('home', [
    ...['components/parts', 'components/stage', 'lib/bytes', 'lib/modes', 'lib/scene'],
    ...['lib/player', 'svelte'],
  ]),
  part('islands', [
    ...['components/stage', 'components/aes', 'components/code', 'components/lab'],
    ...['components/image', 'components/attacks', 'components/lesson', 'components/open'],
    ...['components/invent', 'lib/scene'],
    ...['lib/bytes', 'lib/modes', 'lib/state', 'svelte'],
  ]),
  ['layouts', { path: 'src/layouts/', may: ['components/lesson', 'styles', 'astro'] }],
  [
    'pages',
    {
      path: 'src/pages/',
      may: [
        ...['components/islands', 'components/aes', 'components/home', 'components/image'],
        ...['components/lesson', 'components/race', 'layouts', 'styles', 'content', 'astro'],
      ],
    },
  ],
  ['content', { path: 'src/content', may: ['components/lesson', 'components/open', 'astro'] }],
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
        'lib/words',
        'lib/forms',
        'lib/envelope',
        'lib/derive',
        'lib/doctor',
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

/** Every path that a file imports or re-exports, statically or not, types included; without what stands behind a `?`. */
export function importsOf(text: string): string[] {
  const found = code(text).matchAll(
    /(?:^|[\s;{}>])(?:import|export)\s(?:[^'";]*?\sfrom\s*)?["']([^"']+)["']|import\s*\(\s*["']([^"']+)["']/g,
  );
  return [...found].map((match) => (match[1] ?? match[2]).replace(/\?.*$/, ''));
}

const packageOf = (name: string): string =>
  name.startsWith('astro:') ? 'astro' : name.replace(/^((?:@[^/]+\/)?[^/]+).*$/, '$1');

/** The one file of a room that an entry such as `lib/modes types` opens. */
function fileOf(name: string, room: string): string | undefined {
  const [of, file] = name.split(' ');
  return of === room && file ? `${ROOMS[room].path}${file}.ts` : undefined;
}

/** Every entry of the table that lets a target be imported: its room, the one file of it, or its package. */
export function namesOf(target: string): string[] {
  const room = roomOf(target);
  if (!room) return [packageOf(target)];
  const file = target.slice(ROOMS[room].path.length).replace(/\.ts$/, '');
  return [room, `${room} ${file}`];
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
