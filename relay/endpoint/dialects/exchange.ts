import { number, plural } from '../../../src/lib/words/index.ts';

const TODO =
  'The endpoint takes no part in that. Do your half yourself: /plain hex:… sends bytes as they are, and /key gives the key that comes of it; what came is then tried again.';
const RSA_OID = '2a864886f70d010101';
const EC_OID = '2a8648ce3d0201';
const WIDTHS = [32, 64, 128, 256, 384, 512, 1024];

/** What a beginning of a key exchange is taken for, and what to do; undefined where nothing looks like one. */
export function exchangeIn(bytes: Uint8Array): string | undefined {
  const kind = kindOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  return kind && `This looks like the beginning of a key exchange: ${kind}. ${TODO}`;
}

function kindOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1').trim();
  const pem = /-----BEGIN ([A-Z ]*(?:PUBLIC KEY|CERTIFICATE|DH PARAMETERS))-----/.exec(text);
  if (pem) return `a PEM file (${pem[1]})`;
  if (/^ssh-(?:rsa|ed25519) /.test(text)) return 'a public key as OpenSSH writes it';
  const hex = bytes.subarray(0, 64).toString('hex');
  if (hex.startsWith('30') && hex.includes(RSA_OID)) return 'an RSA public key (DER)';
  if (hex.startsWith('30') && hex.includes(EC_OID))
    return 'a public key on an elliptic curve (DER)';
  if (bytes.length === 65 && bytes[0] === 4) return 'a point on an elliptic curve, uncompressed';
  return inText(text) ?? inNumbers(bytes);
}

/** Numbers of Diffie–Hellman or RSA, written out. */
function inText(text: string): string | undefined {
  const digits = text.match(/\d{20,}/g);
  if (
    digits &&
    /^[\s\d,;:|(){}[\]"'a-zA-Z_=.-]+$/.test(text) &&
    digits.join('').length * 2 > text.length
  )
    return `${plural(digits.length, 'long number')} in decimal digits, as Diffie–Hellman or RSA has them`;
  const names = [
    ...text.matchAll(
      /["'](p|g|A|B|n|e|prime|base|generator|modulus|public|public_?key|pub|y)["']\s*:/gi,
    ),
  ];
  return names.length >= 2 || /["']public_?key["']\s*:/i.test(text)
    ? `an object with ${names.map(([, name]) => name).join(', ')}`
    : undefined;
}

/** Numbers of one width, most of whose bytes are zeros at one of their ends. */
function inNumbers(bytes: Buffer): string | undefined {
  for (const width of [...WIDTHS].reverse()) {
    const count = Math.floor(bytes.length / width);
    if (count < 1 || bytes.length - count * width > 16) continue;
    const numbers = Array.from({ length: count }, (_, i) =>
      bytes.subarray(i * width, (i + 1) * width),
    );
    const half = width / 2;
    const isSmall = numbers.filter(
      (one) =>
        one.subarray(0, half).every((byte) => byte === 0) ||
        one.subarray(half).every((byte) => byte === 0),
    );
    if (isSmall.length === count)
      return `${plural(count, 'number')} of ${number(width)} bytes, as Diffie–Hellman has them (${numbers.map(inHex).join(', ')})`;
  }
  return undefined;
}

/** A number in hex without its zeros in front, whichever end they are at. */
function inHex(bytes: Buffer): string {
  const isLittle = bytes.subarray(bytes.length / 2).every((byte) => byte === 0);
  const hex = Buffer.from(isLittle ? bytes.toReversed() : bytes).toString('hex');
  return `0x${hex.replace(/^0+(?=.)/, '')}`;
}
