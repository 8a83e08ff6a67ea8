import { combinations } from './combine.ts';
import type { Found, Mark } from './format.ts';
import { envelopesOf } from './from-values.ts';
import { formsOfValue } from './read/value-forms.ts';
import type { Field } from './read/object.ts';
import type { Role } from './read/names.ts';
import { roleOf } from './read/names.ts';
import type { Value } from './read/value.ts';
import { valuesOf } from './read/value.ts';

interface Pick {
  readonly role: Role;
  readonly field: Field;
  readonly values: readonly Value[];
}

/**
 * The envelopes that named values make: for each role the field with the likeliest name, in every likely reading. None where there
 * is no ciphertext, or nothing beside it.
 */
export function envelopesOfNamed(fields: readonly Field[], says: string): readonly Found[] {
  const picks = pickFields(fields);
  const has = (role: Role) => picks.some((pick) => pick.role === role);
  if (!has('ciphertext') || picks.length < 2) return [];
  return combinations(picks.map(({ values }) => values)).flatMap((values) =>
    envelopes(picks, values, fields, says),
  );
}

function pickFields(fields: readonly Field[]): readonly Pick[] {
  const picks = new Map<Role, Pick & { readonly rank: number }>();
  for (const field of fields) {
    const named = roleOf(field.name);
    if (!named || !field.quoted || field.end === field.start) continue;
    const { role, rank } = named;
    if (rank >= (picks.get(role)?.rank ?? Infinity)) continue;
    const values = valuesOf(role, formsOfValue(field.text));
    if (values.length > 0) picks.set(role, { role, rank, field, values });
  }
  return [...picks.values()];
}

function envelopes(
  picks: readonly Pick[],
  values: readonly Value[],
  fields: readonly Field[],
  says: string,
): Found[] {
  const marks = [...fields]
    .sort((a, b) => a.start - b.start)
    .map((field) => {
      const at = picks.findIndex((pick) => pick.field === field);
      return markOf(field, picks[at]?.role, values[at]);
    });
  const byRole = new Map(picks.map(({ role }, i) => [role, values[i]]));
  const iterations = iterationsIn(fields);
  return envelopesOf({ marks, values: byRole, weight: 1, says, ...(iterations && { iterations }) });
}

const ITERATIONS = /^(?:pbkdf2)?(?:iter|iterations?|iterationcount|rounds|count)$/i;
/** PBKDF2 takes seconds with as many. */
const MOST_ITERATIONS = 10_000_000;

function iterationsIn(fields: readonly Field[]): number | undefined {
  const said = fields.find(({ name }) => ITERATIONS.test(name.replace(/[_-]/g, '')))?.text;
  const count = said && /^\d{1,8}$/.test(said) ? Number(said) : 0;
  return count > 0 && count <= MOST_ITERATIONS ? count : undefined;
}

const markOf = (
  { name, start, end }: Field,
  role: Role | undefined,
  value: Value | undefined,
): Mark =>
  role && value
    ? { role, name, start, end, bytes: value.bytes }
    : { role: 'other', name, start, end, says: 'Says nothing that is needed here.' };
