// `npm run mutate -- bytes modes`: plants mistakes in these rooms (all, where none is named), one at a time, and runs the room's
// own tests against each. Prints a score a room, and every mistake that no test saw. Hours for all; a minute for bytes.
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { EQUIVALENT } from './mutation/equivalent.ts';
import { MUTATED } from './mutation/rooms.ts';

type Results = Awaited<ReturnType<Stryker['runMutationTest']>>;

const top = fileURLToPath(new URL('..', import.meta.url));
const rooms = process.argv.slice(2).length > 0 ? process.argv.slice(2) : Object.keys(MUTATED);
for (const room of rooms)
  if (!Object.hasOwn(MUTATED, room)) {
    console.error(
      `There is no room “${room}” to plant in; there are ${Object.keys(MUTATED).join(', ')}.`,
    );
    process.exit(2);
  }

const run = (room: string): Promise<Results> => {
  const { mutate, tests } = MUTATED[room];
  process.env.MUTATED_TESTS = tests.join(',');
  return new Stryker({
    mutate: [...mutate],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
    coverageAnalysis: 'perTest',
    reporters: [],
    concurrency: 2,
    dryRunTimeoutMinutes: 30,
    timeoutMS: 30_000,
    disableTypeChecks: false,
    tempDirName: join(tmpdir(), 'blockwise-mutants'),
    logLevel: 'error',
  } as ConstructorParameters<typeof Stryker>[0]).runMutationTest();
};

const isEquivalent = ({ fileName, location, replacement }: Results[number]): boolean => {
  const file = fileName.startsWith(top) ? fileName.slice(top.length) : fileName;
  const line = readFileSync(join(top, file), 'utf8').split('\n')[location.start.line - 1];
  return EQUIVALENT.some(
    (one) => one.file === file && line.includes(one.line) && one.replacement === replacement,
  );
};

const told: string[] = [];
for (const room of rooms) {
  const all = (await run(room)).filter(
    ({ status }) => status !== 'Ignored' && status !== 'CompileError',
  );
  const lived = all.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const unseen = lived.filter((one) => !isEquivalent(one));
  const counted = all.length - (lived.length - unseen.length);
  for (const { fileName, location, mutatorName, replacement } of unseen)
    console.log(
      `lived  ${fileName.replace(top, '')}:${location.start.line}:${location.start.column} ${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`,
    );
  const score = (100 * (counted - unseen.length)) / counted;
  told.push(
    `${room}: ${counted - unseen.length} of ${counted} seen, ${score.toFixed(1)} % (${lived.length - unseen.length} equivalent)`,
  );
}
console.log(`\n${told.join('\n')}`);
