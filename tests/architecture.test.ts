import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circles } from './support/circles.ts';
import { files, needsOf, read, resolve, top } from './support/project.ts';
import { importsOf, namesOf, problems, roomOf, ROOMS } from './support/rooms.ts';

describe('the rooms of the house', () => {
  test('every file stands in a room of the table', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  test('no file imports what its room may not', () => {
    expect(problems(files.map(read))).toEqual([]);
  });

  test('no circle between rooms', () => {
    const needs = new Map<string, Set<string>>();
    for (const { file, imports } of files.map(read)) {
      const from = roomOf(file)!;
      const others = imports.flatMap((target) => roomOf(target) ?? []).filter((to) => to !== from);
      needs.set(from, new Set([...(needs.get(from) ?? []), ...others]));
    }
    expect(circles(needs)).toEqual([]);
  });

  test('no circle between files, by whatever kind of import', () => {
    expect(circles(needsOf(files.map(read)))).toEqual([]);
  });

  test('the table lets no room import what none of its files needs', () => {
    const used = new Set(
      files.map(read).flatMap(({ file, imports }) => {
        const from = roomOf(file)!;
        return imports.flatMap(namesOf).map((name) => `${from} → ${name}`);
      }),
    );
    const idle = Object.entries(ROOMS).flatMap(([room, { may }]) =>
      may
        .map((name) => `${room} → ${name}`)
        .filter((arrow) => !arrow.endsWith('*') && !used.has(arrow)),
    );
    expect(idle).toEqual([]);
  });

  test('every room that the table lets another import exists in the table', () => {
    const packages = new Set([
      ...['d3', 'svelte', 'astro', 'valibot', 'node:zlib', 'katex', '@noble/hashes', '*'],
    ]);
    const unknown = Object.values(ROOMS).flatMap(({ may }) =>
      may.filter((name) => !(name.replace(/ \w+$/, '') in ROOMS) && !packages.has(name)),
    );
    expect(unknown).toEqual([]);
  });
});

/** Every file that a program reaches through imports, and every package with what is taken from it. */
function reachedFrom(entry: string): {
  readonly files: Set<string>;
  readonly outside: Set<string>;
} {
  const reached = { files: new Set<string>(), outside: new Set<string>() };
  const follow = (file: string): void => {
    if (reached.files.has(file)) return;
    reached.files.add(file);
    for (const target of read(file).imports)
      if (/^(src|relay|tests)\//.test(target)) follow(target);
      else reached.outside.add(target);
  };
  follow(entry);
  return reached;
}

describe('the relay can’t decrypt', () => {
  const { files: reached, outside } = reachedFrom('relay/server/main.ts');

  test('followed all the way, it imports no cipher, no mode, no session and nothing of the endpoint', () => {
    expect(reached.size).toBeGreaterThan(15);
    // The facts of the modes are plain data: their names are the codes of the wire frame.
    const may =
      /^(relay\/(server\/|framing\.ts|command-line\.ts)|src\/lib\/(relay-contract\/|wire\/|modes\/facts\.ts$))/;
    expect([...reached].filter((file) => !may.test(file))).toEqual([]);
    expect([...outside].filter((name) => !name.startsWith('node:')).sort()).toEqual([
      'redis',
      'sirv',
      'ws',
    ]);
  });

  test('of the wire it takes who speaks, and nothing that reads a frame', () => {
    const taken = [...reached]
      .filter((file) => file.startsWith('relay/'))
      .flatMap((file) => [
        ...readFileSync(join(top, file), 'utf8').matchAll(/import ([^;]*?) from '[^']*lib\/wire/g),
      ])
      .map(([, names]) => names);
    expect(taken.join(' ')).not.toMatch(/Frame|WIRE|HEADER/);
    expect(taken).toContain('{ opposite, type Role }');
  });

  test('of Node’s cryptography it takes a hash and chance, and nothing with a key', () => {
    const taken = [...reached].flatMap((file) => {
      const text = readFileSync(join(top, file), 'utf8');
      const imports = text.matchAll(/import ([^;]*?) from 'node:crypto'|require\(|crypto\.subtle/g);
      return [...imports].map(([whole, names]) => names ?? whole);
    });
    expect(taken.sort()).toEqual(['{ createHash, randomBytes }', '{ randomBytes }']);
  });

  test('the same walk from the endpoint does find the cipher', () => {
    expect(reachedFrom('relay/endpoint/main.ts').files).toContain('src/lib/cipher/index.ts');
  });
});

describe('a planted violation is caught', () => {
  const PLANTED: [file: string, text: string, says: RegExp][] = [
    ['src/lib/wire/x.ts', "import { cipher } from '../cipher/index.ts';", /lib\/wire.*lib\/cipher/],
    ['src/lib/cipher/x.ts', "import { gcm } from '@noble/ciphers/aes.js';", /lib\/cipher.*@noble/],
    ['src/lib/scene/x.ts', "import { writable } from 'svelte/store';", /lib\/scene.*svelte/],
    [
      'src/lib/scene/x.ts',
      "const { x } = await import('../session/index.ts');",
      /lib\/scene.*lib\/session/,
    ],
    [
      'src/lib/scene/x.ts',
      "import { encrypt } from '../modes/index.ts';",
      /lib\/scene.*lib\/modes/,
    ],
    ['src/lib/paint/x.ts', "export * from '../modes/index.ts';", /lib\/paint.*lib\/modes/],
    [
      'src/lib/session/x.ts',
      "import { Port } from '../transport/index.ts';",
      /lib\/session.*lib\/transport/,
    ],
    ['src/lib/bytes/x.ts', "import { test } from '../../../tests/x.ts';", /lib\/bytes.*tests/],
    [
      'src/components/parts/X.svelte',
      "<script>\n  import x from '../../pages/index.astro';\n</script>",
      /components\/parts.*pages/,
    ],
    [
      'src/components/stage/X.svelte',
      "<script>\n  const aes = import('../aes/AesInside.svelte');\n</script>",
      /components\/stage.*components\/aes/,
    ],
    [
      'src/components/lesson/x.ts',
      "import type { Lab } from '../lab/lab.svelte.ts';",
      /components\/lesson.*components\/lab/,
    ],
    [
      'src/components/fields/X.svelte',
      "<script>\n  import Stage from '../stage/Stage.svelte';\n</script>",
      /components\/fields.*components\/stage/,
    ],
    [
      'src/components/parts/x.ts',
      "export * from '../../lib/session/index.ts';",
      /components\/parts.*lib\/session/,
    ],
    ['src/components/attic/X.svelte', "import x from './x.ts';", /unknown room/],
    [
      'src/pages/x.astro',
      "---\nimport { toHex } from '../lib/bytes/index.ts';\n---\n<p>x</p>",
      /pages.*lib\/bytes/,
    ],
    [
      'src/layouts/X.astro',
      "---\nimport x from '../lib/modes/index.ts';\n---",
      /layouts.*lib\/modes/,
    ],
    [
      'src/content/lessons/x.mdx',
      "import { encrypt } from '../../lib/modes/index.ts';\n\n# Title",
      /content.*lib\/modes/,
    ],
    [
      'relay/server/x.ts',
      "import { cipher } from '../../src/lib/cipher/index.ts';",
      /relay.*lib\/cipher/,
    ],
    ['src/cellar/x.ts', 'export {};', /unknown room/],
    ['src/lib/wire/x.ts', "import { x } from '../attic/index.ts';", /unknown room/],
  ];
  for (const [file, text, says] of PLANTED) {
    test(`${file}: ${text.split('\n').find((line) => line.includes('import') || line.includes('export'))}`, () => {
      const imports = importsOf(text).map((path) => resolve(file, path));
      expect(problems([{ file, imports }]).join('\n')).toMatch(says);
    });
  }

  test.each([
    ['import', "import { b } from './b.svelte';"],
    ['type-only import', "import type { B } from './b.svelte';"],
    ['re-export', "export * from './b.svelte';"],
    ['import()', "const b = await import('./b.svelte');"],
    ['import() in markup', "{#await import('./b.svelte') then { default: B }}<B />{/await}"],
    ['import of a worker’s address', "import url from './b.svelte?worker&url';"],
  ])('a circle of files by %s is named from end to end', (_, text) => {
    const a = { file: 'src/x/a.ts', imports: importsOf(text).map((p) => resolve('src/x/a.ts', p)) };
    const b = { file: 'src/x/b.svelte', imports: ['src/x/c.astro'] };
    const c = { file: 'src/x/c.astro', imports: ['src/x/a.ts', 'svelte'] };
    expect(circles(needsOf([a, b, c]))).toEqual([
      'src/x/a.ts → src/x/b.svelte → src/x/c.astro → src/x/a.ts',
    ]);
    expect(circles(needsOf([a, b]))).toEqual([]);
  });

  test('a file that imports itself is a circle of one', () => {
    const imports = importsOf("import Self from './X.svelte';").map((p) =>
      resolve('x/X.svelte', p),
    );
    expect(circles(needsOf([{ file: 'x/X.svelte', imports }]))).toEqual([
      'x/X.svelte → x/X.svelte',
    ]);
  });

  test('a path in a comment or a string is no import', () => {
    expect(
      importsOf("// import x from '../cipher/index.ts'\nconst s = `from '../cipher/index.ts'`;"),
    ).toEqual([]);
  });

  test('a deep import past a room’s index is caught where the room has one', () => {
    const says = problems([{ file: 'src/lib/modes/x.ts', imports: ['src/lib/cipher/s-box.ts'] }]);
    expect(says.join()).toMatch(/index\.ts/);
  });
});
