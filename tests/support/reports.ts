// What the reports of the test runners tell, in as few lines as it takes to know what went wrong: a log may be cut to its
// last lines.
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export interface Count {
  /** All that passed, `again` among them: those that did so only when tried once more. */
  passed: number;
  failed: number;
  skipped: number;
  again?: number;
  /** A line for each that failed, or passed only when tried again, with why. */
  told?: readonly string[];
}

const LONGEST = 300;

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** An error's message without colours, on one line. */
const why = (message = 'no reason told'): string =>
  stripVTControlCharacters(message).replace(/\s+/g, ' ').trim().slice(0, LONGEST);

interface UnitReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
}

/** Of Vitest's JSON report; names are given from `top`, an absolute folder. */
export function unitCount(file: string, top: string): Count {
  const report = read<UnitReport>(file);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    told: report.testResults.flatMap(({ name, message, assertionResults }) => {
      const path = name.replace(top, '');
      // A file that can't be read, or whose hook throws, fails without a test that does.
      const whole = message ? [`${path}: ${why(message)}`] : [];
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length > 0
        ? failed.map((test) => `${path}: ${test.fullName}: ${why(test.failureMessages?.[0])}`)
        : whole;
    }),
  };
}

interface Attempt {
  status: string;
  error?: { message?: string };
}
interface Suite {
  file: string;
  suites?: Suite[];
  specs: { title: string; tests: { status: string; results: Attempt[] }[] }[];
}
interface BrowserReport {
  errors?: { message?: string }[];
  suites: Suite[];
  stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>;
}

const bad = ({ status }: { status: string }): boolean =>
  status === 'unexpected' || status === 'flaky';

function badIn({ file, suites = [], specs }: Suite): string[] {
  const own = specs.flatMap(({ title, tests }) =>
    tests.filter(bad).map(({ status, results }) => {
      const { error } = results.find((attempt) => attempt.error) ?? {};
      const again = status === 'flaky' ? `(passed, try ${results.length}) ` : '';
      return `${again}${file}: ${title}: ${why(error?.message)}`;
    }),
  );
  return [...own, ...suites.flatMap(badIn)];
}

/** Of Playwright's JSON report. */
export function browserCount(file: string): Count {
  const { stats, suites, errors = [] } = read<BrowserReport>(file);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    again: stats.flaky,
    told: [...errors.map(({ message }) => why(message)), ...suites.flatMap(badIn)],
  };
}
