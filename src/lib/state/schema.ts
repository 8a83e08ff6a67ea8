import * as v from 'valibot';
import { MODE_IDS, modeFacts, type ModeFacts, PADDING_IDS } from '../modes/facts.ts';
import type { StageState } from './types.ts';
import { whole } from './whole.ts';

/** An hour: longer than any run that a link can hold. */
const MAX_MS = 100_000_000;
const MAX_TEXT = 65_536;
/** Digits: a nonce may be longer than a block. */
const MAX_IV = 256;

const hex = (...lengths: number[]) =>
  v.pipe(
    v.string(),
    v.regex(/^(?:[0-9a-f]{2})*$/),
    v.check((text) => lengths.includes(text.length)),
  );

const bytes = v.pipe(v.string(), v.maxLength(2 * MAX_TEXT), v.regex(/^(?:[0-9a-f]{2})*$/));

const input = v.union([
  v.strictObject({
    text: v.pipe(
      v.string(),
      v.maxLength(MAX_TEXT),
      v.check((text) => !/\p{Surrogate}/u.test(text)),
    ),
  }),
  v.strictObject({
    hex: bytes,
  }),
]);

/** Whether the mode takes an IV of so many digits. One that is missing, or that it doesn't use, is left to the run to judge. */
function ivFits({ mode, iv }: Pick<StageState, 'mode' | 'iv'>): boolean {
  const { iv: kind, ivBytes }: ModeFacts = modeFacts[mode];
  if (kind === 'none' || iv === '') return true;
  return iv.length >= 2 * ivBytes.least && iv.length <= 2 * (ivBytes.most ?? Infinity);
}

const fields = v.strictObject({
  mode: v.picklist(MODE_IDS),
  direction: v.picklist(['encrypt', 'decrypt']),
  padding: v.picklist(PADDING_IDS),
  key: hex(32, 48, 64, 128),
  iv: v.pipe(bytes, v.maxLength(MAX_IV)),
  aad: v.optional(bytes),
  tagBytes: v.optional(whole(1, 16)),
  counting: v.optional(
    v.strictObject({
      at: whole(0, 15),
      bytes: whole(1, 16),
      order: v.picklist(['big', 'little']),
    }),
  ),
  input,
  ms: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MAX_MS)),
  journey: v.optional(v.literal(true)),
  first: v.optional(whole(1, Number.MAX_SAFE_INTEGER)),
  span: v.optional(whole(1, 32)),
});

/** Own keys only, each in its range; anything else in a link refuses the link. */
export const stageSchema = v.pipe(
  fields,
  v.forward(
    v.check((state: v.InferOutput<typeof fields>) => ivFits(state)),
    ['iv'],
  ),
) satisfies v.GenericSchema<StageState>;

/** The first thing that is wrong, in words: which field. */
export function fieldOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const path = issues[0]?.path?.map(({ key }) => String(key)).join('.');
  return path ? `its field “${path}” isn’t what it should be` : 'it isn’t what it should be';
}

/** For a strict object: what is wrong with its fields as a whole. */
export const objectRule = ({ expected, received }: v.StrictObjectIssue): string => {
  if (expected === 'never') return 'isn’t one that this page knows';
  return received === 'undefined' ? 'is missing' : 'has to be an object';
};

/** The first thing that is wrong, where the schema’s own messages are rules: the field, its rule and what was given. */
export function ruleBroken([issue]: readonly v.BaseIssue<unknown>[]): string {
  const path = issue.path?.map(({ key }) => String(key)).join('.');
  const given = JSON.stringify(issue.input) ?? '';
  const shown = given.length > 40 ? `${given.slice(0, 40)}…` : given;
  const says = issue.message.startsWith('has to')
    ? `${issue.message}, and is ${shown}`
    : issue.message;
  return `${path ? `its field “${path}”` : 'it'} ${says}`;
}
