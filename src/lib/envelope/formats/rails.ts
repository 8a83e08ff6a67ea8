import { encodeUtf8 } from '../../bytes/index.ts';
import type { Derivation, HashId } from '../../derive/index.ts';
import { bytesOfBase64 } from '../../forms/index.ts';
import type { TextFormat } from '../format.ts';

const VALUES = /^\s*([A-Za-z0-9+/]*={0,2})--([A-Za-z0-9+/]{16})--([A-Za-z0-9+/]{22}(?:==)?)\s*$/;

/** Ciphertext, nonce and tag in base64, two dashes between. */
export const rails: TextFormat = {
  id: 'rails',
  name: 'Rails MessageEncryptor, GCM',
  source: 'ActiveSupport::MessageEncryptor with aes-256-gcm, Rails from 5.2',
  read(text) {
    const match = text.includes('--') ? VALUES.exec(text) : null;
    if (!match) return [];
    let at = text.search(/\S/);
    const [ciphertext, iv, tag] = match.slice(1).map((digits) => {
      const start = at;
      at += digits.length + 2;
      return { start, end: start + digits.length, bytes: bytesOfBase64(digits.replace(/=+$/, '')) };
    });
    return [
      {
        marks: [
          { role: 'ciphertext', ...ciphertext },
          { role: 'iv', name: 'Nonce', ...iv },
          { role: 'tag', ...tag },
        ],
        known: {
          modes: ['gcm'],
          split: { bytes: 32, cipher: [0, 32] },
          derivations: (['SHA-256', 'SHA-1'] as const).map((hash) =>
            railsDerivation(hash, 'authenticated encrypted cookie'),
          ),
        },
        likely: 1,
        says: 'Rails’ MessageEncryptor: AES-256 in GCM. A cookie’s key comes from secret_key_base by PBKDF2 with a fixed salt.',
      },
    ];
  },
};

/** How Rails makes a cookie’s key from `secret_key_base`: SHA-256 from 7.0 on, SHA-1 before; 1,000 iterations. */
export const railsDerivation = (hash: HashId, salt: string): Derivation => ({
  ...{ kind: 'pbkdf2', hash, salt: encodeUtf8(salt), iterations: 1000, bytes: 32 },
});
