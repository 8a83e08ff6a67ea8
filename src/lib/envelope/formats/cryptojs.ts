import { fromHex } from '../../bytes/index.ts';
import { bytesOfBase64 } from '../../forms/index.ts';
import { KEY_AND_IV, saltedDerivations } from '../derivations.ts';
import type { Mark, TextFormat } from '../format.ts';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const BLOCK = /^[0-9a-f]{32}$/i;
const SALT = /^[0-9a-f]{16}$/i;

/** {"ct", "iv", "s"}: ciphertext in base64, IV and salt in hex. */
export const cryptojs: TextFormat = {
  id: 'cryptojs',
  name: 'CryptoJS, JSON',
  source: 'CryptoJS’s documentation: a format of JSON; jQuery and PHP helpers of the same shape',
  read(_, named) {
    const fields = named();
    const [ct, iv, s] = ['ct', 'iv', 's'].map((name) => fields.find((one) => one.name === name));
    if (!ct || !s || !BASE64.test(ct.text) || !SALT.test(s.text)) return [];
    if (iv && !BLOCK.test(iv.text)) return [];
    const salt = fromHex(s.text);
    const marks: Mark[] = [
      {
        ...{ role: 'ciphertext', name: 'ct', start: ct.start, end: ct.end },
        bytes: bytesOfBase64(ct.text.replace(/=+$/, '')),
      },
      { role: 'salt', name: 's', start: s.start, end: s.end, bytes: salt },
      ...(iv
        ? [
            {
              role: 'iv' as const,
              name: 'iv',
              start: iv.start,
              end: iv.end,
              bytes: fromHex(iv.text),
            },
          ]
        : []),
    ];
    const [evp256, evpMd5, ...rest] = saltedDerivations(salt);
    return [
      {
        marks: marks.sort((a, b) => a.start - b.start),
        known: {
          derivations: [evpMd5, evp256, ...rest],
          ...(iv ? {} : { split: KEY_AND_IV }),
        },
        likely: 1,
        says: 'CryptoJS’s ciphertext as JSON: key and IV come from the passphrase and the salt, and the IV is written down as well.',
      },
    ];
  },
};
