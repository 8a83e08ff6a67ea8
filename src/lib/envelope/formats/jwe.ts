import { encodeUtf8, decodeUtf8, concatBytes } from '../../bytes/index.ts';
import { bytesOfBase64 } from '../../forms/index.ts';
import type { Found, Known, Mark, TextFormat } from '../format.ts';

const COMPACT = /^\s*([\w-]+)\.([\w-]*)\.([\w-]*)\.([\w-]*)\.([\w-]+)\s*$/;
const CBC = { 'A128CBC-HS256': 16, 'A192CBC-HS384': 24, 'A256CBC-HS512': 32 } as const;
const HASHES = { 16: 'SHA-256', 24: 'SHA-384', 32: 'SHA-512' } as const;
const GCM = ['A128GCM', 'A192GCM', 'A256GCM'];

/** Five parts in base64url with dots between: header, encrypted key, IV, ciphertext, tag. */
export const jwe: TextFormat = {
  id: 'jwe',
  name: 'JWE, compact',
  source: 'RFC 7516 §7.1; ciphers of RFC 7518 §5',
  read(text) {
    const match = text.includes('.') ? COMPACT.exec(text) : null;
    const header = match && headerOf(match[1]);
    if (!match || !header) return [];
    const marks = marksOf(text, match.slice(1));
    const known = knownOf(header, match[1], marks);
    if (!known) return [];
    const last: Mark = known.mac ? { ...marks[4], role: 'mac' } : marks[4];
    return [{ marks: marks.with(4, last), known, likely: 1, says: saysOf(header) }];
  },
};

interface Header {
  readonly alg: string;
  readonly enc: string;
  readonly zip?: unknown;
}

function headerOf(digits: string): Header | undefined {
  try {
    const header: unknown = JSON.parse(decodeUtf8(bytesOfBase64(digits)).text);
    return isHeader(header) ? header : undefined;
  } catch {
    return undefined;
  }
}

const isHeader = (header: unknown): header is Header =>
  typeof header === 'object' &&
  header !== null &&
  ['alg', 'enc'].every((name) => typeof (header as Record<string, unknown>)[name] === 'string');

const PARTS = [
  {
    role: 'header',
    name: 'Protected Header',
    says: 'Says how it was made; not encrypted, and the tag proves it: as additional data in base64url, as it stands.',
  },
  { role: 'other', name: 'Encrypted Key', says: 'The key itself, encrypted; empty with dir.' },
  { role: 'iv', name: 'Initialization Vector' },
  { role: 'ciphertext', name: 'Ciphertext' },
  { role: 'tag', name: 'Authentication Tag' },
] as const;

function marksOf(text: string, values: readonly string[]): readonly Mark[] {
  let at = text.search(/\S/);
  return values.map((digits, i) => {
    const start = at;
    at += digits.length + 1;
    return { ...PARTS[i], start, end: start + digits.length, bytes: bytesOfBase64(digits) };
  });
}

/** Undefined where RFC 7518 doesn’t have the cipher. */
function knownOf({ enc }: Header, header: string, marks: readonly Mark[]): Known | undefined {
  const aad = encodeUtf8(header);
  if (GCM.includes(enc)) return { aad, modes: ['gcm'], derivations: [] };
  if (!Object.hasOwn(CBC, enc)) return undefined;
  const half = CBC[enc as keyof typeof CBC];
  const [iv, ciphertext, tag] = marks.slice(2).map(({ bytes }) => bytes!);
  const over = concatBytes([aad, iv, ciphertext, bitLength(aad)]);
  return {
    mac: { hash: HASHES[half], over, value: tag },
    modes: ['cbc'],
    padding: 'pkcs7',
    split: { bytes: 2 * half, mac: [0, half], cipher: [half, 2 * half] },
    derivations: [],
  };
}

/** AL of RFC 7518 §5.2.2.1: how many bits, as a number of eight bytes. */
function bitLength({ length }: Uint8Array): Uint8Array {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, BigInt(8 * length));
  return out;
}

function saysOf({ alg, enc, zip }: Header): Found['says'] {
  const how = alg === 'dir' ? 'with the key itself' : `with a key that is encrypted by ${alg}`;
  const packed = zip === undefined ? '' : ' The plaintext is compressed (zip).';
  return `A JSON Web Encryption in compact form: ${enc}, ${how}.${packed}`;
}
