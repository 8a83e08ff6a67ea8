import { number } from '../words/index.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';

const VERSION = 1;
/** A link's fragment at most, in characters. */
export const MAX_FRAGMENT = 8 * 1024;
/** What it may inflate to at most, in bytes. */
export const MAX_INFLATED = 64 * 1024;

/**
 * JSON as the fragment of a link, without `#`: version, form (`j` as it is, `z` deflated: the shorter one), base64url.
 * Undefined where that is longer than `MAX_FRAGMENT`.
 */
export async function packFragment(json: Uint8Array<ArrayBuffer>): Promise<string | undefined> {
  if (json.length > MAX_INFLATED) return undefined;
  const packed = await deflate(json);
  const [form, bytes] = packed.length < json.length ? ['z', packed] : ['j', json];
  const fragment = `v${VERSION}${form}.${toBase64Url(bytes)}`;
  return fragment.length <= MAX_FRAGMENT ? fragment : undefined;
}

/** What is wrong with a link that can’t be read back to what was written. */
export const CUT = 'it was cut or changed on its way';

/** The JSON of a fragment, or in words why there is none. Never throws. */
export async function unpackFragment(
  fragment: string,
): Promise<{ readonly json: Uint8Array } | { readonly problem: string }> {
  if (fragment.length > MAX_FRAGMENT)
    return { problem: `it is longer than ${number(MAX_FRAGMENT)} characters` };
  const [, version, form, body] = /^v(\d{1,6})([a-z])\.([^]*)$/.exec(fragment) ?? [];
  if (version === undefined) return { problem: 'it isn’t one of this page’s links' };
  if (Number(version) !== VERSION)
    return { problem: `it is of version ${version}, and this page reads version ${VERSION}` };
  const bytes = fromBase64Url(body);
  if (!bytes || (form !== 'j' && form !== 'z')) return { problem: CUT };
  const json = form === 'z' ? await inflate(bytes, MAX_INFLATED) : bytes;
  return json ? { json } : { problem: `${CUT}, or holds too much` };
}
