import * as v from 'valibot';
import { decodeUtf8 } from '../bytes/index.ts';
import { CUT, unpackFragment } from './fragment.ts';
import { parseJson } from './json.ts';
import { ruleBroken } from './schema.ts';

const refuse = (why: string): { readonly problem: string } => ({
  problem: `This link couldn’t be read: ${why}.`,
});

/** What a page’s link holds, checked by its schema; of anything else, in words what is wrong. Never throws. */
export async function readChecked<T>(
  fragment: string,
  schema: v.GenericSchema<T>,
): Promise<{ readonly state: T } | { readonly problem: string }> {
  const read = await unpackFragment(fragment);
  if ('problem' in read) return refuse(read.problem);
  let value: unknown;
  try {
    value = parseJson(decodeUtf8(read.json).text);
  } catch {
    return refuse(CUT);
  }
  const result = v.safeParse(schema, value);
  return result.success ? { state: result.output } : refuse(ruleBroken(result.issues));
}
