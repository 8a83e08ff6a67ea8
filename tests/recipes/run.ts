import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Subject, ToolId } from '../../src/lib/recipes/index.ts';
import { pythonWith } from '../relay/programs.ts';

/** Code as a reader has it after pasting, and what it is to find beside it. */
export interface Job {
  readonly code: string;
  readonly subject: Subject;
}
/** What it printed, without white space; or what it said as it failed. */
export type Outcome = { readonly hex: string } | { readonly error: string };

/** Runs every program of a list in its folder, and prints what each printed, as JSON. */
const DRIVERS = {
  python: `import contextlib, io, json, os, runpy, sys
outcomes = []
for folder in json.load(sys.stdin):
    os.chdir(folder)
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            runpy.run_path('recipe')
        outcomes.append({'hex': out.getvalue()})
    except Exception as error:
        outcomes.append({'error': repr(error)})
print(json.dumps(outcomes))
`,
  node: `import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
const outcomes = [];
const { log } = console;
for (const folder of JSON.parse(readFileSync(0, 'utf8'))) {
  process.chdir(folder);
  let out = '';
  console.log = (line) => (out += line + '\\n');
  try {
    await import(pathToFileURL(folder + '/recipe.mjs').href);
    outcomes.push({ hex: out });
  } catch (error) {
    outcomes.push({ error: String(error) });
  }
}
log(JSON.stringify(outcomes));
`,
};

const python = {
  pycryptodome: pythonWith(['Crypto', 'Cryptodome']),
  cryptography: pythonWith(['cryptography']),
};
/** Whether this machine has what the tool needs. */
export const has = (tool: ToolId): boolean =>
  !(tool in python) || Boolean(python[tool as 'cryptography']);

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
    const outcomes = tool === 'openssl' ? folders.map(shell) : driven(tool, top, folders);
    return outcomes.map((o) => ('hex' in o ? { hex: o.hex.replaceAll(/\s/g, '') } : o));
  } finally {
    rmSync(top, { recursive: true });
  }
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
  const options = { input: JSON.stringify(folders), encoding: 'utf8', maxBuffer: 1e9 } as const;
  const run = spawnSync(command, [file], options);
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Outcome[];
}
