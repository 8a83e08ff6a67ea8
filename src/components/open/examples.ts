import { concatBytes, encodeUtf8, fromHex, toHex } from '../../lib/bytes/index.ts';
import { encrypt } from '../../lib/modes/index.ts';
import { toBase64 } from './base64.ts';
import type { Wish } from './fields.ts';

/** An example by what is wrong, or special, in it. */
export type ExampleId =
  'text-key' | 'iv-in-front' | 'gcm' | 'cut' | 'short-iv' | 'wrong-iv' | 'base64-key' | 'hex-iv';

/** What an example puts into the fields. */
export type Example = Omit<Partial<Wish>, 'texts'> &
  Pick<Wish, 'mode'> & { readonly texts: Partial<Wish['texts']> };

const MESSAGE = encodeUtf8(
  'Dear Ada, the ferry leaves at nine. Bring the map, two lamps and the blue tin box. Yours, Tom',
);
const IV = fromHex('9f3c1b6a5d0e4427b8c1d2e3f4a5968f');
const NONCE = IV.subarray(0, 12);
const AAD = encodeUtf8('letter 7');
const TAG_BYTES = 16;
const KEY = fromHex('5b2f90cc17e84d63a1f0b7d29e3c4586');
/** 32 hex digits that a program took as they are: 32 letters, the key of AES-256. */
const DIGITS = '7d1f0e3b5a694c8892a1b0c3d4e5f607';

const cbc = (key: Uint8Array, iv = IV): Uint8Array =>
  encrypt({ mode: 'cbc', key, iv, padding: 'pkcs7' }, MESSAGE);

/** Each is encrypted when it is asked for; nothing of it is typed in but the message, the keys and the IV. */
const EXAMPLES: Readonly<Record<ExampleId, () => Example['texts']>> = {
  'text-key': () => ({
    ciphertext: toBase64(cbc(encodeUtf8(DIGITS))),
    key: DIGITS,
    iv: toHex(IV),
  }),
  'iv-in-front': () => ({
    ciphertext: toBase64(concatBytes([IV, cbc(KEY)])),
    key: toHex(KEY),
  }),
  gcm: () => {
    const sealed = encrypt({ mode: 'gcm', key: KEY, iv: NONCE, aad: AAD }, MESSAGE);
    return {
      ciphertext: toHex(sealed.subarray(0, -TAG_BYTES)),
      key: toHex(KEY),
      iv: toHex(NONCE),
      aad: 'letter 7',
      tag: toHex(sealed.subarray(-TAG_BYTES)),
    };
  },
  cut: () => ({
    ciphertext: toHex(cbc(KEY).subarray(0, -5)),
    key: toHex(KEY),
    iv: toHex(IV),
  }),
  'short-iv': () => ({
    ciphertext: toHex(cbc(KEY, fromHex('0102030405060708'.padEnd(32, '0')))),
    key: toHex(KEY),
    iv: '0102030405060708',
  }),
  'wrong-iv': () => ({
    ciphertext: toBase64(cbc(KEY)),
    key: toHex(KEY),
    iv: '0'.repeat(32),
  }),
  'base64-key': () => ({
    ciphertext: toBase64(cbc(concatBytes([KEY, IV]))),
    key: toBase64(concatBytes([KEY, IV])),
    iv: toHex(IV),
  }),
  'hex-iv': () => ({
    ciphertext: toBase64(cbc(KEY)),
    key: toBase64(KEY),
    iv: toHex(IV),
  }),
};

/** The example, encrypted just now. */
export const exampleOf = (id: ExampleId): Example => ({ mode: undefined, texts: EXAMPLES[id]() });
