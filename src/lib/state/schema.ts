import * as v from 'valibot';
import type { StageState } from './types.ts';

/** An hour: longer than any run that a link can hold. */
const MAX_MS = 100_000_000;
const MAX_TEXT = 65_536;

const hex = (...lengths: number[]) =>
  v.pipe(
    v.string(),
    v.regex(/^(?:[0-9a-f]{2})*$/),
    v.check((text) => lengths.includes(text.length)),
  );

const input = v.union([
  v.strictObject({
    text: v.pipe(
      v.string(),
      v.maxLength(MAX_TEXT),
      v.check((text) => !/\p{Surrogate}/u.test(text)),
    ),
  }),
  v.strictObject({
    hex: v.pipe(v.string(), v.maxLength(2 * MAX_TEXT), v.regex(/^(?:[0-9a-f]{2})*$/)),
  }),
]);

/** Own keys only, each in its range; anything else in a link refuses the link. */
export const stageSchema = v.strictObject({
  mode: v.picklist(['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm']),
  direction: v.picklist(['encrypt', 'decrypt']),
  padding: v.picklist(['pkcs7', 'none']),
  key: hex(32, 48, 64),
  iv: hex(0, 24, 32),
  input,
  ms: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_MS)),
  first: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  zoom: v.optional(v.pipe(v.number(), v.finite(), v.minValue(0.05), v.maxValue(4))),
}) satisfies v.GenericSchema<StageState>;

/** The first thing that is wrong, in words: which field. */
export function fieldOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const path = issues[0]?.path?.map(({ key }) => String(key)).join('.');
  return path ? `its field “${path}” isn’t what it should be` : 'it isn’t what it should be';
}
