import type { ByteFormat } from '../format.ts';
import { bytesOfBase64 } from '../../forms/index.ts';

const COLON = 0x3a;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const latin1 = new TextDecoder('latin1');

/** base64(openssl_encrypt(…) . '::' . $iv): the ciphertext is base64 once more, and the IV isn’t. */
export const php: ByteFormat = {
  id: 'php',
  name: 'PHP, ciphertext::IV',
  source: 'PHP tutorials: base64_encode(openssl_encrypt(…) . "::" . $iv)',
  read(bytes) {
    const end = bytes.length - 18;
    if (end < 4 || bytes[end] !== COLON || bytes[end + 1] !== COLON) return [];
    const digits = latin1.decode(bytes.subarray(0, end));
    if (!BASE64.test(digits)) return [];
    return [
      {
        marks: [
          {
            ...{ role: 'ciphertext', start: 0, end, bytes: bytesOfBase64(digits) },
            says: 'What is to be decrypted, in base64 once more.',
          },
          { role: 'iv', name: 'IV', start: end + 2, end: bytes.length },
        ],
        likely: 0.99,
        says: 'PHP’s openssl_encrypt gave base64; two colons and the IV as it is were put behind it, and all that into base64 again.',
      },
    ];
  },
};
