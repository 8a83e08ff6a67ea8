import * as v from 'valibot';
import { objectRule, ruleBroken } from './schema.ts';
import { MAX_PROGRESS, type Progress, progressSchema } from './progress.ts';
import { parseJson } from './json.ts';

/** A report to hand in: a name that the reader typed, and what was done. What is right in it is worked out by who reads it. */
export interface Report {
  readonly kind: 'blockwise report';
  readonly version: 1;
  readonly name: string;
  /** When it was made: ms since 1970. */
  readonly made: number;
  readonly progress: Progress;
}

/** What came of reading a report. */
export type ReadReport = { readonly report: Report } | { readonly problem: string };

const NAME_RULE = 'has to be a text of at most 200 characters';
const MADE_RULE = 'has to be a time in whole milliseconds';
const schema = v.strictObject(
  {
    kind: v.literal('blockwise report', 'has to be “blockwise report”'),
    version: v.literal(1, 'has to be 1'),
    name: v.pipe(v.string(NAME_RULE), v.maxLength(200, NAME_RULE)),
    made: v.pipe(v.number(MADE_RULE), v.safeInteger(MADE_RULE), v.minValue(0, MADE_RULE)),
    progress: progressSchema,
  },
  objectRule,
) satisfies v.GenericSchema<Report>;

/** A report of this progress. */
export const reportOf = (name: string, progress: Progress, made: number): Report => ({
  kind: 'blockwise report',
  version: 1,
  name,
  made,
  progress,
});

/** Reads what was handed in; of anything else it says what is wrong. Never throws. */
export function readReport(json: string): ReadReport {
  if (json.length > MAX_PROGRESS + 1000)
    return { problem: 'This is longer than any report that the site writes.' };
  let value: unknown;
  try {
    value = parseJson(json);
  } catch {
    return { problem: 'This isn’t a report: it isn’t JSON, or it was cut.' };
  }
  const result = v.safeParse(schema, value);
  if (result.success) return { report: result.output };
  return { problem: `This isn’t a report that the site writes: ${ruleBroken(result.issues)}.` };
}
