import * as v from 'valibot';
import { decodeUtf8, encodeUtf8 } from '../bytes/index.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';
import { fieldOf, stageSchema } from './schema.ts';
import type { ReadState, StageState } from './types.ts';

const VERSION = 1;
/** A link's fragment at most, in characters. */
export const MAX_FRAGMENT = 8 * 1024;
/** What it may inflate to at most, in bytes. */
export const MAX_INFLATED = 64 * 1024;

/**
 * The fragment of a link to an instant, without `#`: version, form (`j` as it is, `z` deflated: the shorter one), the state
 * as JSON in base64url. Undefined where that is longer than `MAX_FRAGMENT`: the message is too long for a link.
 */
export async function writeState(state: StageState): Promise<string | undefined> {
  const json = encodeUtf8(JSON.stringify(state));
  if (json.length > MAX_INFLATED) return undefined;
  const packed = await deflate(json);
  const [form, bytes] = packed.length < json.length ? ['z', packed] : ['j', json];
  const fragment = `v${VERSION}${form}.${toBase64Url(bytes)}`;
  return fragment.length <= MAX_FRAGMENT ? fragment : undefined;
}

const refuse = (why: string): ReadState => ({ problem: `This link couldn’t be read: ${why}.` });

/** Reads what `writeState` wrote; of anything else it says in words what is wrong. Never throws. */
export async function readState(fragment: string): Promise<ReadState> {
  if (fragment.length > MAX_FRAGMENT)
    return refuse(`it is longer than ${MAX_FRAGMENT.toLocaleString('en')} characters`);
  const [, version, form, body] = /^v(\d{1,6})([a-z])\.([^]*)$/.exec(fragment) ?? [];
  if (version === undefined) return refuse('it isn’t one of this page’s links');
  if (Number(version) !== VERSION)
    return refuse(`it is of version ${version}, and this page reads version ${VERSION}`);
  const bytes = fromBase64Url(body);
  if (!bytes || (form !== 'j' && form !== 'z')) return refuse('it was cut or changed on its way');
  const json = form === 'z' ? await inflate(bytes, MAX_INFLATED) : bytes;
  return json ? readJson(json) : refuse('it was cut or changed on its way, or holds too much');
}

function readJson(json: Uint8Array): ReadState {
  let value: unknown;
  try {
    value = JSON.parse(decodeUtf8(json).text);
  } catch {
    return refuse('it was cut or changed on its way');
  }
  const result = v.safeParse(stageSchema, value);
  return result.success ? { state: result.output } : refuse(fieldOf(result.issues));
}
