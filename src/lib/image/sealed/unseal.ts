import { bulkDecrypt, type BulkModeId } from '../../bulk/index.ts';
import { number, plural } from '../../words/index.ts';
import { counterModeOf, type ImageKey, settingsFor } from '../encrypt.ts';
import { type Body, bodyOf, ROUGH, roughnessOf } from './body.ts';

/** A picture file whose pixels were encrypted and whose header is plain, and what to decrypt them with. */
export interface UnsealWish {
  readonly bytes: Uint8Array;
  readonly mode: BulkModeId;
  readonly secret: ImageKey;
}

/** The file with its pixels decrypted and what was done, or why nothing came of it; both in sentences. */
export type Unsealed =
  | { readonly bytes: Uint8Array<ArrayBuffer>; readonly notes: readonly string[] }
  | { readonly problem: string };

const BLOCK = 16;
const wholeBlocks = (length: number): number => length - (length % BLOCK);

/**
 * Decrypts the pixels both ways in which such files are made, and takes what looks more like a picture: what follows the header was
 * encrypted by itself; or the whole file was, and then the plain header put back over its beginning.
 */
export function unseal({ bytes, mode, secret }: UnsealWish): Unsealed {
  const body = bodyOf(bytes);
  if (!body)
    return {
      problem:
        'Only an uncompressed BMP or a PNM of bytes (P4 to P6) keeps a header apart from its pixels.',
    };
  const ways = [0, body.at].map((from) => attempt(bytes, from, body, mode, secret));
  const best = ways.reduce((a, b) => (b.roughness < a.roughness ? b : a));
  if (best.roughness >= ROUGH && best.roughness > 0.75 * roughnessOf(bytes, body))
    return { problem: noPicture(mode, best.roughness) };
  const from = best === ways[0] ? 0 : body.at;
  const { plain, cut } = withoutPadding(best.plain, body, mode);
  return { bytes: plain, notes: notesOf(mode, from, body, { ...best, cut }, bytes.length) };
}

interface Attempt {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly roughness: number;
  /** Only in GCM: whether the tag behind it fits. */
  readonly tag?: boolean;
}

/** Decrypts what begins at `from`; the header stays what it is. */
function attempt(
  bytes: Uint8Array,
  from: number,
  body: Body,
  mode: BulkModeId,
  secret: ImageKey,
): Attempt {
  const sealed = bytes.subarray(from);
  const { plain, tag } = decrypted(mode, secret, sealed);
  const out = Uint8Array.from(bytes.subarray(0, from + plain.length));
  out.set(plain, from);
  out.set(bytes.subarray(0, body.at));
  return { plain: out, roughness: roughnessOf(out, body), ...(tag !== undefined && { tag }) };
}

function decrypted(
  mode: BulkModeId,
  secret: ImageKey,
  sealed: Uint8Array,
): { plain: Uint8Array; tag?: boolean } {
  if (mode === 'gcm') {
    try {
      return { plain: bulkDecrypt(settingsFor(mode, secret), sealed), tag: true };
    } catch {
      const counter = counterModeOf(mode, secret);
      return { plain: bulkDecrypt(settingsFor(counter.mode, counter.secret), sealed), tag: false };
    }
  }
  if (mode !== 'ecb' && mode !== 'cbc')
    return { plain: bulkDecrypt(settingsFor(mode, secret), sealed) };
  // Whoever leaves out padding encrypts whole blocks only, and what is over stays as it was.
  const end = wholeBlocks(sealed.length);
  const plain = Uint8Array.from(sealed);
  plain.set(bulkDecrypt(settingsFor(mode, secret), sealed.subarray(0, end)));
  return { plain };
}

/** PKCS#7 behind the pixels, taken off; how many bytes that were. */
function withoutPadding(
  plain: Uint8Array<ArrayBuffer>,
  { at, length }: Body,
  mode: BulkModeId,
): { plain: Uint8Array<ArrayBuffer>; cut: number } {
  const count = plain[plain.length - 1];
  const room = plain.length - at - length;
  const isPadding =
    (mode === 'ecb' || mode === 'cbc') &&
    count >= 1 &&
    count <= Math.min(BLOCK, room) &&
    plain.subarray(-count).every((byte) => byte === count);
  return isPadding ? { plain: plain.subarray(0, -count), cut: count } : { plain, cut: 0 };
}

/** Bytes of pixels that can't be had back where the header was put over ciphertext. */
function lostBytes(mode: BulkModeId, { at }: Body): number {
  if (mode === 'ctr' || mode === 'ofb' || mode === 'gcm') return 0;
  const partial = (BLOCK - (at % BLOCK)) % BLOCK;
  return mode === 'ecb' ? partial : partial + BLOCK;
}

const noPicture = (mode: BulkModeId, roughness: number): string =>
  `In ${mode.toUpperCase()} with this key${mode === 'ecb' ? '' : ' and IV'} no picture comes out: neighbouring bytes differ by ${Math.round(roughness)} of 255 on average, as in noise. Try another mode or key, or its pixels aren’t encrypted.`;

function notesOf(
  mode: BulkModeId,
  from: number,
  body: Body,
  { tag, cut, plain }: Attempt & { readonly cut: number },
  length: number,
): string[] {
  const name = mode.toUpperCase();
  const what =
    from === 0
      ? `The whole file had been encrypted in ${name} and its header put back over that: it was decrypted from its first byte on.`
      : `What follows its header of ${number(body.at)} bytes was decrypted in ${name}.`;
  const lost = from === 0 ? Math.min(lostBytes(mode, body), body.length) : 0;
  const over = (mode === 'ecb' || mode === 'cbc') && (length - from) % BLOCK;
  const extra = plain.length - cut - body.at - body.length;
  const proof = tag ? 'The tag behind it fits.' : 'No tag fits, so nothing proves these pixels.';
  return [what, ...remains(lost, cut, over || 0, extra), ...(tag === undefined ? [] : [proof])];
}

/** What became of bytes that are no pixels, or that no longer are: a sentence each, of those that there are. */
function remains(lost: number, cut: number, over: number, extra: number): string[] {
  const said: string[] = [];
  const be = (count: number, one: string, many: string) => (count === 1 ? one : many);
  if (lost > 0)
    said.push(
      `The first ${plural(lost, 'byte')} of its pixels can’t be had back, since the header stands on their ciphertext.`,
    );
  if (cut > 0)
    said.push(
      `${plural(cut, 'byte')} of padding behind the pixels ${be(cut, 'was', 'were')} taken off.`,
    );
  if (over > 0)
    said.push(
      `The last ${plural(over, 'byte')} ${be(over, 'is', 'are')} no whole block, and stayed as they were.`,
    );
  if (extra > 0)
    said.push(
      `${plural(extra, 'byte')} behind the pixels ${be(extra, 'belongs', 'belong')} to no pixel.`,
    );
  return said;
}
