import * as v from 'valibot';
import { objectRule, ruleBroken } from './schema.ts';
import { parseJson } from './json.ts';

/** What the reader put in place of a figure’s own text, key and IV. */
export interface KeptEdits {
  readonly text?: string;
  readonly key?: string;
  readonly iv?: string;
}

/** What is kept of one figure: what was answered, never what is right. */
export interface Entry {
  readonly edits?: KeptEdits;
  /** A prediction: the last one that was committed. */
  readonly answer?: readonly number[];
  /** A task: what was typed into its fields. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly right: boolean;
  /** How often it was committed or checked. */
  readonly tries: number;
  /** Hints that were opened; and whether the worked answer was. */
  readonly hints?: number;
  readonly worked?: boolean;
  /** When it was last answered: ms since 1970. */
  readonly at: number;
  /** Ms between the figure’s coming into view and its first answer. */
  readonly took?: number;
}

/** All that lessons keep on a device. */
export interface Progress {
  readonly version: 1;
  /** What this device’s tasks are made from: 0 to 2³² − 1. */
  readonly seed: number;
  /** By lesson, then by figure. */
  readonly lessons: Readonly<Record<string, Readonly<Record<string, Entry>>>>;
}

/** What came of reading what was kept; `problem`: why nothing of it could be used, in words. */
export interface ReadProgress {
  readonly progress?: Progress;
  readonly problem?: string;
}

/** No more than this is read: nobody’s ten lessons come near it. */
export const MAX_PROGRESS = 512 * 1024;
const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

const whole = (max: number, text: string) => {
  const rule = `has to be a whole number from 0 to ${text}`;
  return v.pipe(v.number(rule), v.safeInteger(rule), v.minValue(0, rule), v.maxValue(max, rule));
};
const NAME_RULE = 'has to be named in small letters, digits and hyphens, at most 64';
const TEXT_RULE = 'has to be a text of at most 20,000 characters';
const ANSWER_RULE = 'has to be a list of at most 512 numbers';
const ONE_OF_TWO = 'has to be true or false';

const name = v.pipe(v.string(NAME_RULE), v.regex(NAME, NAME_RULE));
const text = v.pipe(v.string(TEXT_RULE), v.maxLength(20_000, TEXT_RULE));
const count = whole(Number.MAX_SAFE_INTEGER, '2⁵³ − 1');
const small = whole(1_000_000, '1,000,000');
const OBJECT = 'has to be an object';
const entry = v.strictObject(
  {
    edits: v.optional(
      v.strictObject(
        { text: v.optional(text), key: v.optional(text), iv: v.optional(text) },
        objectRule,
      ),
    ),
    answer: v.optional(v.pipe(v.array(small, ANSWER_RULE), v.maxLength(512, ANSWER_RULE))),
    typed: v.optional(v.record(name, text, OBJECT)),
    right: v.boolean(ONE_OF_TWO),
    tries: small,
    hints: v.optional(small),
    worked: v.optional(v.boolean(ONE_OF_TWO)),
    at: count,
    took: v.optional(count),
  },
  objectRule,
) satisfies v.GenericSchema<Entry>;
/** Own keys only, each in its range; its messages are rules, to be read after a field’s name. */
export const progressSchema = v.strictObject(
  {
    version: v.literal(1, 'has to be 1'),
    seed: whole(0xffff_ffff, '4,294,967,295'),
    lessons: v.record(name, v.record(name, entry, OBJECT), OBJECT),
  },
  objectRule,
) satisfies v.GenericSchema<Progress>;

/** Nothing done yet, with this seed. */
export const emptyProgress = (seed: number): Progress => ({ version: 1, seed, lessons: {} });

/** Reads what `JSON.stringify` wrote of a progress; of anything else it says what is wrong. Never throws. */
export function readProgress(json: string | null): ReadProgress {
  if (json === null) return {};
  if (json.length > MAX_PROGRESS) return { problem: 'it is longer than anything this page writes' };
  let value: unknown;
  try {
    value = parseJson(json);
  } catch {
    return { problem: 'it isn’t JSON: it was cut or changed' };
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version !== 1)
    return { problem: `it is of version ${version}, and this page reads version 1` };
  const result = v.safeParse(progressSchema, value);
  if (result.success) return { progress: result.output };
  return { problem: ruleBroken(result.issues) };
}

/** The progress with one figure’s entry put in or replaced. */
export function withEntry(progress: Progress, lesson: string, figure: string, it: Entry): Progress {
  const { lessons } = progress;
  return { ...progress, lessons: { ...lessons, [lesson]: { ...lessons[lesson], [figure]: it } } };
}
