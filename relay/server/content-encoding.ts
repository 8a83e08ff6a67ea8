import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Encodings of RFC 9110 §8.4.1, the better first. */
const ENCODERS = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
};
type Encoding = keyof typeof ENCODERS;
/** Bytes below which an encoding saves no packet. */
const SMALLEST = 1_400;
const TEXT = /^(text\/|application\/(json|wasm)|image\/svg)/;

/** Which encoding a client takes, RFC 9110 §12.5.3: undefined for none of ours, or where it is refused by `q=0`. */
export function encodingFor(accept: string | undefined): Encoding | undefined {
  const taken = (accept ?? '').split(',').flatMap((part) => {
    const [name, ...params] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    return params.some((param) => /^q=0(\.0*)?$/.test(param)) ? [] : [name];
  });
  return (['br', 'gzip'] as const).find((name) => taken.includes(name));
}

const kept = new Map<string, { readonly modified: number; readonly bytes: Promise<Buffer> }>();

/**
 * The bytes of a file as they are sent to a client that takes `encoding`: made once for each state of the file, and kept.
 * Undefined where nothing is gained: pictures and fonts are compressed already.
 */
export async function encoded(
  file: string,
  body: Buffer,
  type: string,
  encoding: Encoding,
): Promise<Buffer | undefined> {
  if (body.length < SMALLEST || !TEXT.test(type)) return undefined;
  const { mtimeMs: modified } = await stat(file);
  const key = `${encoding} ${file}`;
  const before = kept.get(key);
  if (before?.modified === modified) return before.bytes;
  const bytes = ENCODERS[encoding](body);
  kept.set(key, { modified, bytes });
  return bytes;
}
