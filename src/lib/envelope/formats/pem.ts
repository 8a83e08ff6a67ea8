import { fromHex } from '../../bytes/index.ts';
import { bytesOfBase64 } from '../../forms/index.ts';
import type { TextFormat } from '../format.ts';

const INFO = /^DEK-Info: *AES-(128|192|256)-CBC, *([0-9A-Fa-f]{32})[ \t\r]*$/m;
/** A private key as OpenSSL encrypted it before PKCS#8. */
export const pem: TextFormat = {
  id: 'pem',
  name: 'PEM, encrypted',
  source: 'RFC 1421 §4.6; OpenSSL’s PEM_write_bio_PrivateKey_traditional',
  read(text) {
    const info = text.includes('DEK-Info:') ? INFO.exec(text) : null;
    const body = info && bodyAfter(text, info.index + info[0].length);
    if (!info || !body) return [];
    const iv = fromHex(info[2]);
    const ivAt = info.index + info[0].indexOf(info[2]);
    const bytes = Number(info[1]) / 8;
    return [
      {
        marks: [
          {
            ...{ role: 'iv', name: 'DEK-Info', start: ivAt, end: ivAt + 32, bytes: iv },
            says: 'The IV; its first eight bytes are the salt of the key as well.',
          },
          {
            ...{ role: 'ciphertext', ...body },
            bytes: bytesOfBase64(text.slice(body.start, body.end).replace(/[\s=]+/g, '')),
          },
        ],
        known: {
          salt: iv.subarray(0, 8),
          modes: ['cbc'],
          padding: 'pkcs7',
          split: { bytes, cipher: [0, bytes] },
          derivations: [{ kind: 'evp', hash: 'MD5', salt: iv.subarray(0, 8), bytes }],
        },
        likely: 1,
        says: `A PEM file under a passphrase: AES-${info[1]} in CBC, its key by EVP_BytesToKey with MD5.`,
      },
    ];
  },
};

const LINE_ENDS = /\s*/y;
const BASE64 = /^[A-Za-z0-9+/=\s]+$/;

/** The digits between the blank line after the headers and the last line of dashes. */
function bodyAfter(text: string, headers: number) {
  LINE_ENDS.lastIndex = headers;
  const gap = LINE_ENDS.exec(text)?.[0] ?? '';
  const start = headers + gap.length;
  const digits = text.slice(start, Math.max(start, text.indexOf('-----END ', start))).trimEnd();
  if (gap.split('\n').length < 3 || !BASE64.test(digits)) return undefined;
  return { start, end: start + digits.length };
}
