import { encodeUtf8, fromHex } from '../../bytes/index.ts';
import { bytesOfBase64 } from '../../forms/index.ts';
import type { Known, Mark, TextFormat } from '../format.ts';
import type { Field } from '../read/object.ts';

const HMAC = /^[0-9a-f]{64}$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** JSON with iv, value, mac and tag, itself in base64. */
export const laravel: TextFormat = {
  id: 'laravel',
  name: 'Laravel',
  source: 'Laravel’s Illuminate\\Encryption\\Encrypter',
  read(_, named) {
    const fields = named();
    const [iv, value, mac, tag] = ['iv', 'value', 'mac', 'tag'].map((name) =>
      fields.find((field) => field.name === name && field.quoted),
    );
    if (!iv || !value || !mac || ![iv, value].every((one) => BASE64.test(one.text))) return [];
    const signed = HMAC.test(mac.text);
    if (!signed && !(tag?.text && BASE64.test(tag.text))) return [];
    const marks = [
      markOf('iv', iv),
      markOf('ciphertext', value),
      ...(signed ? [{ ...markOf('mac', mac), bytes: fromHex(mac.text) }] : [markOf('tag', tag!)]),
    ].sort((a, b) => a.start - b.start);
    return [
      {
        marks,
        known: signed ? underCbc(iv, value, mac) : { modes: ['gcm'], derivations: [] },
        likely: 1,
        says: `Laravel’s encrypt(): AES in ${signed ? 'CBC, and an HMAC under the same key over IV and value as base64' : 'GCM'}. The key is APP_KEY, in base64.`,
      },
    ];
  },
};

const bytes = (digits: string): Uint8Array => bytesOfBase64(digits.replace(/=+$/, ''));

const markOf = (role: 'iv' | 'ciphertext' | 'mac' | 'tag', field: Field): Mark => {
  const { name, start, end, text } = field;
  return { role, name, start, end, bytes: bytes(text) };
};

const underCbc = (iv: Field, value: Field, mac: Field): Known => ({
  mac: { hash: 'SHA-256', over: encodeUtf8(iv.text + value.text), value: fromHex(mac.text) },
  modes: ['cbc'],
  padding: 'pkcs7',
  derivations: [],
});
