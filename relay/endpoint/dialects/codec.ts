import type { CodecId } from './scheme.ts';

/** A way to write bytes down: strict, so that what it reads it writes again letter for letter. */
interface Codec {
  readonly pattern: RegExp;
  readonly encode: (bytes: Buffer) => string;
  readonly decode: (text: string) => Buffer;
}

const base64 = (alphabet: 'base64' | 'base64url', closed: boolean): Codec => ({
  pattern:
    alphabet === 'base64'
      ? closed
        ? /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
        : /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2,3})?$/
      : closed
        ? /^(?:[\w-]{4})*(?:[\w-]{2}==|[\w-]{3}=)?$/
        : /^(?:[\w-]{4})*(?:[\w-]{2,3})?$/,
  encode: (bytes) => {
    const open = bytes.toString(alphabet).replace(/=+$/, '');
    return closed ? open.padEnd(Math.ceil(open.length / 4) * 4, '=') : open;
  },
  decode: (text) => Buffer.from(text, alphabet),
});

const CODECS: Readonly<Record<CodecId, Codec>> = {
  raw: {
    pattern: /^[^]*$/,
    encode: (bytes) => bytes.toString('latin1'),
    decode: (text) => Buffer.from(text, 'latin1'),
  },
  hex: {
    pattern: /^(?:[0-9a-f]{2})+$/,
    encode: (bytes) => bytes.toString('hex'),
    decode: (text) => Buffer.from(text, 'hex'),
  },
  HEX: {
    pattern: /^(?:[0-9A-F]{2})+$/,
    encode: (bytes) => bytes.toString('hex').toUpperCase(),
    decode: (text) => Buffer.from(text, 'hex'),
  },
  base64: base64('base64', true),
  'base64-open': base64('base64', false),
  base64url: base64('base64url', true),
  'base64url-open': base64('base64url', false),
  repr: { pattern: /^b(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")$/, encode: toRepr, decode: fromRepr },
};

/** Every codec by its id, the exact ones first. */
export const CODEC_IDS = Object.keys(CODECS) as readonly CodecId[];

/** The codecs that a text (Latin-1, a character a byte) can be in, `raw` left out; those whose letters say the same count once. */
export function codecsOf(text: string): CodecId[] {
  if (text.length < 2) return [];
  const found = CODEC_IDS.filter((id) => id !== 'raw' && CODECS[id].pattern.test(text));
  // Hex digits alone are base64 as well, and mean hex but once in a great many texts.
  if (found[0] === 'hex' || found[0] === 'HEX') return found.slice(0, 1);
  // The url alphabet shows itself by its two signs, and an open end by its length.
  return found.filter(
    (id) =>
      (!id.startsWith('base64url') || /[-_]/.test(text)) &&
      (!id.endsWith('-open') || text.length % 4 !== 0),
  );
}

/** The bytes that a text spells; undefined where it doesn’t in this codec. */
export function decodeIn(id: CodecId, text: string): Uint8Array | undefined {
  const codec = CODECS[id];
  return codec.pattern.test(text) ? new Uint8Array(codec.decode(text)) : undefined;
}

/** The text that spells the bytes, a character a byte. */
export const encodeIn = (id: CodecId, bytes: Uint8Array): string =>
  CODECS[id].encode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function fromRepr(text: string): Buffer {
  const inner = text
    .slice(2, -1)
    .replace(/\\(?:x([0-9a-f]{2})|([^]))/g, (_, hex, sign: string) =>
      hex ? String.fromCharCode(parseInt(hex as string, 16)) : (ESCAPES[sign] ?? sign),
    );
  return Buffer.from(inner, 'latin1');
}

/** As Python 3 prints bytes: in double quotes only where there is a single one and no double one in them. */
function toRepr(bytes: Buffer): string {
  const text = bytes.toString('latin1');
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inner = text.replace(/[^ -~]|[\\'"]/g, (sign) => {
    if (sign === '\n') return '\\n';
    if (sign === '\r') return '\\r';
    if (sign === '\t') return '\\t';
    if (sign === '\\' || sign === quote) return `\\${sign}`;
    if (sign === '"' || sign === "'") return sign;
    return `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `b${quote}${inner}${quote}`;
}
