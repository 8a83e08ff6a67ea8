import * as v from 'valibot';
import { decodeUtf8, encodeUtf8 } from '../bytes/index.ts';
import { CUT, packFragment, unpackFragment } from './fragment.ts';
import { fieldOf, stageSchema } from './schema.ts';
import type { ReadState, StageState } from './types.ts';
import { parseJson } from './json.ts';

/** The fragment of a link to an instant, without `#`. Undefined where the message is too long for a link. */
export const writeState = (state: StageState): Promise<string | undefined> =>
  packFragment(encodeUtf8(JSON.stringify(state)));

const refuse = (why: string): ReadState => ({ problem: `This link couldn’t be read: ${why}.` });

/** Reads what `writeState` wrote; of anything else it says in words what is wrong. Never throws. */
export async function readState(fragment: string): Promise<ReadState> {
  const read = await unpackFragment(fragment);
  return 'problem' in read ? refuse(read.problem) : readJson(read.json);
}

function readJson(json: Uint8Array): ReadState {
  let value: unknown;
  try {
    value = parseJson(decodeUtf8(json).text);
  } catch {
    return refuse(CUT);
  }
  const result = v.safeParse(stageSchema, value);
  return result.success ? { state: result.output } : refuse(fieldOf(result.issues));
}
