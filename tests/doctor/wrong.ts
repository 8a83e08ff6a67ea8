/** One wrong setting each: what somebody gives, the plaintext that there is, and words by which the doctor names the mistake. */
import { createHash } from 'node:crypto';
import type { Given } from '../../src/lib/doctor/index.ts';
import type { Draw } from './kinds.ts';
import { aes, gcm, text } from './kinds.ts';

export interface Wrong {
  readonly given: Given;
  readonly plaintext: Uint8Array;
  readonly names: RegExp;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** CBC as most programs have it. */
function cbc(draw: Draw) {
  const [plaintext, key, iv] = [text(draw, 6), draw.bytes(draw.one([16, 24, 32])), draw.bytes(16)];
  const body = aes('cbc', key, iv, plaintext);
  return { plaintext, key, iv, body, given: { ciphertext: b64(body), key: hex(key), iv: hex(iv) } };
}

export const WRONG: Readonly<Record<string, (draw: Draw) => Wrong>> = {
  'another IV'(draw) {
    const { given, plaintext } = cbc(draw);
    return {
      given: { ...given, iv: hex(draw.bytes(16)) },
      plaintext: plaintext.subarray(16),
      names: /first block.*IV isn’t the one/,
    };
  },
  'no IV, and it was zeros'(draw) {
    const { plaintext, key } = cbc(draw);
    const ciphertext = b64(aes('cbc', key, Buffer.alloc(16), plaintext));
    return { given: { ciphertext, key: hex(key) }, plaintext, names: /IV of zeros/ };
  },
  'the IV stands in front and was left there'(draw) {
    const { plaintext, key, iv, body } = cbc(draw);
    const ciphertext = b64(Buffer.concat([iv, body]));
    return { given: { ciphertext, key: hex(key) }, plaintext, names: /IV/ };
  },
  'a key of hex digits, used as letters'(draw) {
    const [plaintext, key, iv] = [text(draw, 6), hex(draw.bytes(16)), draw.bytes(16)];
    const ciphertext = b64(aes('cbc', Buffer.from(key), iv, plaintext));
    return {
      given: { ciphertext, key, iv: hex(iv) },
      plaintext,
      names: /as text, 32 bytes, so it was AES-256/,
    };
  },
  'a key too short, filled with zeros'(draw) {
    const [plaintext, iv] = [text(draw, 6), draw.bytes(16)];
    const key = Buffer.alloc(32);
    key.write(
      draw
        .bytes(10)
        .toString('base64url')
        .replaceAll(/[^a-z]/gi, 'x'),
    );
    const ciphertext = b64(aes('cbc', key, iv, plaintext));
    const typed = key.toString().replaceAll('\0', '');
    return {
      given: { ciphertext, key: typed, iv: hex(iv) },
      plaintext,
      names: /filled with zeros to 32/,
    };
  },
  'a password that was hashed'(draw) {
    const [plaintext, iv, password] = [text(draw, 6), draw.bytes(16), `word${draw.below(9999)}`];
    const key = createHash('sha256').update(password).digest();
    const ciphertext = b64(aes('cbc', key, iv, plaintext));
    return { given: { ciphertext, key: password, iv: hex(iv) }, plaintext, names: /SHA-256/ };
  },
  'another mode named'(draw) {
    const { given, plaintext } = cbc(draw);
    return {
      given: { ...given, mode: draw.one(['ecb', 'ctr', 'ofb'] as const) },
      plaintext,
      names: /You named .*; it opens in CBC/,
    };
  },
  'another padding named'(draw) {
    const { plaintext, key, iv } = cbc(draw);
    const padded = Buffer.concat([plaintext, Buffer.alloc(16 - (plaintext.length % 16), 0)]);
    padded[plaintext.length] = 0x80;
    const ciphertext = b64(aes('cbc', key, iv, padded, false));
    return {
      given: { ciphertext, key: hex(key), iv: hex(iv), padding: 'pkcs7' },
      plaintext,
      names: /You named PKCS#7 padding; what is there is ISO/,
    };
  },
  'cut off'(draw) {
    const { given, plaintext, body } = cbc(draw);
    const cut = body.subarray(0, body.length - 1 - draw.below(15));
    const whole = cut.length - (cut.length % 16);
    return {
      given: { ...given, ciphertext: b64(cut) },
      plaintext: plaintext.subarray(0, whole),
      names: /cut off/,
    };
  },
  'plus signs that became spaces'(draw) {
    for (;;) {
      const { given, plaintext } = cbc(draw);
      const { ciphertext } = given;
      if (!ciphertext.slice(1).includes('+')) continue;
      return {
        given: { ...given, ciphertext: ciphertext.replaceAll('+', ' ') },
        plaintext,
        names: /had become a space/,
      };
    }
  },
  'encoded twice'(draw) {
    const { given, plaintext } = cbc(draw);
    return {
      given: { ...given, ciphertext: b64(Buffer.from(given.ciphertext)) },
      plaintext,
      names: /twice/,
    };
  },
  'an IV of 8 bytes'(draw) {
    const [plaintext, key, iv] = [text(draw, 6), draw.bytes(16), draw.bytes(8)];
    const ciphertext = b64(aes('cbc', key, Buffer.concat([iv, Buffer.alloc(8)]), plaintext));
    return {
      given: { ciphertext, key: hex(key), iv: hex(iv) },
      plaintext,
      names: /8 bytes where 16 are needed/,
    };
  },
  'additional data forgotten'(draw) {
    const [plaintext, key, nonce] = [text(draw, 6), draw.bytes(16), draw.bytes(12)];
    const { ciphertext, tag } = gcm(key, nonce, plaintext, Buffer.from('header'));
    return {
      given: { ciphertext: b64(ciphertext), key: hex(key), iv: hex(nonce), tag: hex(tag) },
      plaintext,
      names: /tag doesn’t fit: the additional data/,
    };
  },
  'the tag lost'(draw) {
    const [plaintext, key, nonce] = [text(draw, 6), draw.bytes(16), draw.bytes(12)];
    const { ciphertext } = gcm(key, nonce, plaintext);
    return {
      given: { ciphertext: b64(ciphertext), key: hex(key), iv: hex(nonce), mode: 'gcm' },
      plaintext,
      names: /no tag/,
    };
  },
  'a counter from 1'(draw) {
    const [plaintext, key, nonce] = [text(draw, 6), draw.bytes(16), draw.bytes(8)];
    const counter = Buffer.concat([nonce, Buffer.alloc(8)]);
    counter[15] = 1;
    return {
      given: {
        ciphertext: b64(aes('ctr', key, counter, plaintext)),
        key: hex(key),
        iv: hex(nonce),
      },
      plaintext,
      names: /from 1/,
    };
  },
};
