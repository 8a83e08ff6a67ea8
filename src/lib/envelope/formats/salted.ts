import { startsWith } from '../read/starts-with.ts';
import type { ByteFormat } from '../format.ts';
import { saltedDerivations, KEY_AND_IV } from '../derivations.ts';

/** `Salted__`, eight bytes of salt, ciphertext. Key and IV both come from the passphrase. */
export const salted: ByteFormat = {
  id: 'salted',
  name: 'OpenSSL enc, salted',
  source: 'openssl enc -k, and CryptoJS.AES.encrypt with a passphrase',
  read(bytes) {
    if (!startsWith(bytes, 'Salted__') || bytes.length < 16) return [];
    const salt = bytes.subarray(8, 16);
    return [
      {
        marks: [
          { role: 'magic', name: 'Salted__', start: 0, end: 8 },
          { role: 'salt', start: 8, end: 16 },
          { role: 'ciphertext', start: 16, end: bytes.length },
        ],
        known: { derivations: saltedDerivations(salt), split: KEY_AND_IV },
        likely: 1,
        says: 'OpenSSL’s enc and CryptoJS write this where a passphrase was given; key and IV come from it and the salt.',
      },
    ];
  },
};
