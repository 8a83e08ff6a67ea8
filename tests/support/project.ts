import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Imports, importsOf } from './rooms.ts';

/** The project's top folder. */
export const top = fileURLToPath(new URL('../..', import.meta.url));

/** Every source file that is in the project or about to be, as a path from its top. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'src', 'relay', 'tests'],
  { cwd: top, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => /\.(ts|svelte|astro|mdx)$/.test(file));

/** A file's text. */
export const textOf = (file: string): string => readFileSync(join(top, file), 'utf8');

/** What a file imports, as a path from the top. */
export const resolve = (file: string, path: string): string =>
  path.startsWith('.') ? normalize(join(dirname(file), path)) : path;

/** A file with all that it imports. */
export const read = (file: string): Imports => ({
  file,
  imports: importsOf(textOf(file)).map((path) => resolve(file, path)),
});

/** Each file with the files that it needs. */
export const needsOf = (all: readonly Imports[]): Map<string, readonly string[]> =>
  new Map(all.map(({ file, imports }) => [file, imports]));
