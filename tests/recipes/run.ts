import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject, ToolId } from '../../src/lib/recipes/index.ts';
import { pythonWith } from '../relay/programs.ts';
import { DRIVERS } from './drivers.ts';

/** Code as a reader has it after pasting, and what it is to find beside it. */
export interface Job {
  readonly code: string;
  readonly subject: Subject;
}
/** What it printed, without white space; or what it said as it failed. */
export type Outcome = { readonly hex: string } | { readonly error: string };

const python = {
  pycryptodome: pythonWith(['Crypto', 'Cryptodome']),
  cryptography: pythonWith(['cryptography']),
};
const answers = (command: string, argument: string): boolean =>
  spawnSync(command, [argument]).status === 0;
const compilers = { java: answers('javac', '-version'), go: answers('go', 'version') };
/** Whether this machine has what the tool needs. */
export function has(tool: ToolId): boolean {
  if (tool in compilers) return compilers[tool as 'go'];
  return !(tool in python) || Boolean(python[tool as 'cryptography']);
}

const fromPip = pythonWith(['Crypto']) !== undefined;
/** Debian calls pycryptodome's module by another name than pip. */
const asInstalled = (code: string): string =>
  fromPip ? code : code.replaceAll('from Crypto.', 'from Cryptodome.');

/** Runs all jobs with a tool, each in a folder of its own, with its file in it. */
export function runAll(tool: ToolId, jobs: readonly Job[]): Outcome[] {
  const top = mkdtempSync(join(tmpdir(), 'recipes-'));
  const folders = jobs.map(({ code, subject }, i) => {
    const folder = join(top, String(i));
    mkdirSync(folder);
    if (subject.file) writeFileSync(join(folder, subject.file), subject.input);
    writeFileSync(join(folder, 'recipe'), tool === 'pycryptodome' ? asInstalled(code) : code);
    writeFileSync(join(folder, 'recipe.mjs'), code);
    return folder;
  });
  try {
    const outcomes = outcomesOf(tool, top, folders, jobs);
    return outcomes.map((o) => ('hex' in o ? { hex: o.hex.replaceAll(/\s/g, '') } : o));
  } finally {
    rmSync(top, { recursive: true });
  }
}

function outcomesOf(
  tool: ToolId,
  top: string,
  folders: readonly string[],
  jobs: readonly Job[],
): Outcome[] {
  if (tool === 'openssl') return folders.map(shell);
  if (tool === 'java') return compiledJava(top, folders, jobs);
  if (tool === 'go') return compiledGo(top, folders, jobs);
  return driven(tool, top, folders);
}

const options = { encoding: 'utf8', maxBuffer: 1e9 } as const;

function finished(run: SpawnSyncReturns<string>): string {
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

/** A line an outcome: `hex` or `error`, and what was printed or said. */
const inLines = (text: string): Outcome[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [kind, ...rest] = line.split(' ');
      return kind === 'hex' ? { hex: rest.join(' ') } : { error: rest.join(' ') };
    });

/** For a program that ends soon: no time spent on making it faster. */
const QUICK = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];

/** All recipes are compiled at once; a program has one working directory, so that files are found by their whole path. */
function compiledJava(top: string, folders: readonly string[], jobs: readonly Job[]): Outcome[] {
  for (const [i, { code }] of jobs.entries())
    writeFileSync(
      join(top, `Recipe${i}.java`),
      code
        .replace(/^class \w+/m, `class Recipe${i}`)
        .replace('Path.of("', () => `Path.of("${folders[i]}/`),
    );
  writeFileSync(join(top, 'Driver.java'), DRIVERS.java);
  const files = ['Driver.java', ...jobs.map((_, i) => `Recipe${i}.java`)];
  finished(
    spawnSync(
      'javac',
      [...QUICK.map((one) => `-J${one}`), '-proc:none', '-encoding', 'UTF-8', ...files],
      { cwd: top, ...options },
    ),
  );
  return inLines(
    finished(
      spawnSync('java', [...QUICK, 'Driver', String(jobs.length)], { cwd: top, ...options }),
    ),
  );
}

/** All recipes are one program, a file each: so it is compiled once, and each has its own imports. */
function compiledGo(top: string, folders: readonly string[], jobs: readonly Job[]): Outcome[] {
  for (const [i, { code }] of jobs.entries())
    writeFileSync(
      join(top, `recipe${i}.go`),
      code.replace('func main()', `func run${i}()`).replace(/\b(fromHex|check)\(/g, `$1${i}(`),
    );
  const runs = jobs.map((_, i) => `run${i}`).join(', ');
  writeFileSync(join(top, 'main.go'), DRIVERS.go.replace('RUNS', `[]func(){${runs}}`));
  writeFileSync(join(top, 'go.mod'), 'module recipes\n');
  finished(spawnSync('go', ['build', '-o', 'all', '.'], { cwd: top, ...options }));
  return inLines(finished(spawnSync('./all', { cwd: top, input: folders.join('\n'), ...options })));
}

/** As typed: the code goes to bash, and whatever is said on stderr is a failure. */
function shell(folder: string): Outcome {
  const run = spawnSync('bash', ['recipe'], { cwd: folder, encoding: 'utf8' });
  if (run.error) throw run.error;
  return run.stderr ? { error: run.stderr } : { hex: run.stdout };
}

function driven(tool: ToolId, top: string, folders: readonly string[]): Outcome[] {
  const script = tool === 'node' || tool === 'web-crypto';
  const file = join(top, script ? 'driver.mjs' : 'driver.py');
  writeFileSync(file, script ? DRIVERS.node : DRIVERS.python);
  const command = script ? process.execPath : python[tool as 'cryptography']!;
  const run = spawnSync(command, [file], { input: JSON.stringify(folders), ...options });
  return JSON.parse(finished(run)) as Outcome[];
}
