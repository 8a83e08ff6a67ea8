import { encodeUtf8, fromHex } from '../../bytes/index.ts';
import { bytesOfBase64 } from '../../forms/index.ts';
import type { TextFormat } from '../format.ts';
import { railsDerivation } from './rails.ts';

const VALUES = /^([A-Za-z0-9+/]+={0,2})--([A-Za-z0-9+/]{22}==)--([0-9a-f]{40}|[0-9a-f]{64})$/;

/**
 * Ciphertext and IV in base64, two dashes between; all that in base64 again, and the HMAC of that text behind two more dashes. Read
 * with the outer base64 taken off, as `read/signed.ts` does.
 */
export const railsSigned: TextFormat = {
  id: 'rails-signed',
  name: 'Rails MessageEncryptor, CBC',
  source: 'ActiveSupport::MessageEncryptor with aes-256-cbc, its message signed by MessageVerifier',
  read(text) {
    const match = text.includes('--') ? VALUES.exec(text) : null;
    if (!match) return [];
    const [, ciphertext, iv, mac] = match;
    const ivAt = ciphertext.length + 2;
    const macAt = ivAt + iv.length + 2;
    const signed = btoa(text.slice(0, macAt - 2));
    const bytes = (digits: string) => bytesOfBase64(digits.replace(/=+$/, ''));
    return [
      {
        marks: [
          { role: 'ciphertext', start: 0, end: ciphertext.length, bytes: bytes(ciphertext) },
          { role: 'iv', name: 'IV', start: ivAt, end: macAt - 2, bytes: bytes(iv) },
          { role: 'mac', name: 'HMAC', start: macAt, end: text.length, bytes: fromHex(mac) },
        ],
        known: {
          mac: {
            hash: mac.length === 40 ? 'SHA-1' : 'SHA-256',
            over: encodeUtf8(signed),
            value: fromHex(mac),
          },
          modes: ['cbc'],
          padding: 'pkcs7',
          derivations: [railsDerivation('SHA-1', 'encrypted cookie')],
        },
        likely: 1,
        says: 'Rails’ MessageEncryptor: AES in CBC; the HMAC’s key is the same secret, or with cookies one of its own.',
      },
    ];
  },
};
