/** Kinds that were found by trying what people paste: each opened wrongly, or not at all, before it stood here. */
import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';
import {
  aes,
  b64,
  type Case,
  type Draw,
  gcm,
  hex,
  keyOf,
  right,
  shuffled,
  spelled,
  text,
} from './kinds.ts';

const sha256 = (of: string) => createHash('sha256').update(of).digest('hex');

/** By its name, as `KINDS`. */
export const MORE_KINDS: Readonly<Record<string, (draw: Draw) => Case>> = {
  'php-hashed-key-and-iv'(draw) {
    const [plain, word, other] = [text(draw), draw.one(['my secret key', 'key!']), 'This is my IV'];
    const [key, iv] = [sha256(word).slice(0, 32), sha256(other).slice(0, 16)];
    const ciphertext = b64(aes('cbc', Buffer.from(key), Buffer.from(iv), plain));
    return {
      given: {
        ciphertext: draw.one([ciphertext, b64(Buffer.from(ciphertext))]),
        key: word,
        iv: other,
      },
      right: right(plain, 'cbc', Buffer.from(key)),
    };
  },
  'node-documentation-scrypt'(draw) {
    const [plain, passphrase] = [text(draw), 'Password used to generate key'];
    const key = scryptSync(passphrase, 'salt', draw.one([24, 32]));
    const ciphertext = hex(aes('cbc', key, Buffer.alloc(16), plain));
    return { given: { ciphertext, passphrase }, right: right(plain, 'cbc', key) };
  },
  'mysql-long-key'(draw) {
    const [plain, word] = [
      text(draw),
      draw.one(['a much longer password here', 'twenty-one characters']),
    ];
    const key = Buffer.alloc(16);
    for (const [i, byte] of Buffer.from(word).entries()) key[i % 16] ^= byte;
    const ciphertext = hex(aes('ecb', key, null, plain)).toUpperCase();
    return { given: { ciphertext, key: word }, right: right(plain, 'ecb', key) };
  },
  'key-and-iv-swapped'(draw) {
    const [plain, key, iv] = [text(draw), draw.bytes(16), draw.bytes(16)];
    return {
      given: { ciphertext: spelled(draw, aes('cbc', key, iv, plain)), key: hex(iv), iv: hex(key) },
      right: right(plain, 'cbc', key),
    };
  },
  'iv-behind-the-key'(draw) {
    const [plain, key, iv] = [text(draw), draw.bytes(32), draw.bytes(16)];
    return {
      given: {
        ciphertext: spelled(draw, aes('cbc', key, iv, plain)),
        key: spelled(draw, Buffer.concat([key, iv])),
      },
      right: right(plain, 'cbc', key),
    };
  },
  'length-of-the-nonce-in-front'(draw) {
    const [plain, key, nonce] = [text(draw), keyOf(draw), draw.bytes(draw.one([12, 16]))];
    const { ciphertext, tag } = gcm(key, nonce, plain);
    const front = draw.one([Buffer.of(0, 0, 0, nonce.length), Buffer.of(nonce.length)]);
    return {
      given: {
        ciphertext: spelled(draw, Buffer.concat([front, nonce, ciphertext, tag])),
        key: hex(key),
      },
      right: right(plain, 'gcm', key, 'proof'),
    };
  },
  'hmac-beside'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const body = aes('cbc', key, iv, plain);
    const hash = draw.one(['sha256', 'sha512', 'sha1']);
    const mac = (over: Uint8Array) => createHmac(hash, key).update(over).digest();
    const whole = draw.one([
      Buffer.concat([iv, body, mac(Buffer.concat([iv, body]))]),
      Buffer.concat([iv, mac(body), body]),
    ]);
    return {
      given: { ciphertext: spelled(draw, whole), key: hex(key) },
      right: right(plain, 'cbc', key, 'proof'),
    };
  },
  'query-or-xml'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const [of, data] = [b64(iv), b64(aes('cbc', key, iv, plain))];
    const ciphertext = draw.one([
      `iv=${encodeURIComponent(of)}&data=${encodeURIComponent(data)}`,
      `<message>\n  <iv>${of}</iv>\n  <data>${data}</data>\n</message>`,
    ]);
    return { given: { ciphertext, key: hex(key) }, right: right(plain, 'cbc', key) };
  },
  'iterations-that-are-said'(draw) {
    const [plain, salt, iv] = [text(draw), draw.bytes(16), draw.bytes(16)];
    const iterations = 1 + draw.below(5000);
    const key = pbkdf2Sync('pass', salt, iterations, 32, draw.one(['sha256', 'sha1', 'sha512']));
    const fields = { ct: b64(aes('cbc', key, iv, plain)), iv: hex(iv), salt: hex(salt) };
    const object: unknown = JSON.parse(shuffled(draw, fields));
    const ciphertext = JSON.stringify({ ...(object as object), iterations });
    return { given: { ciphertext, passphrase: 'pass' }, right: right(plain, 'cbc', key) };
  },
  'another-mode-named'(draw) {
    const [plain, key] = [text(draw), keyOf(draw)];
    return {
      given: {
        ciphertext: spelled(draw, aes('ecb', key, null, plain)),
        key: hex(key),
        iv: hex(draw.bytes(16)),
        mode: 'cbc',
      },
      right: right(plain, 'ecb', key),
    };
  },
  'salt-in-front-of-all'(draw) {
    const [plain, salt] = [text(draw, 6), draw.bytes(16)];
    const material = pbkdf2Sync('pass', salt, 10_000, 48, 'sha256');
    const key = material.subarray(0, 32);
    const body = aes('cbc', key, material.subarray(32), plain);
    return {
      given: { ciphertext: spelled(draw, Buffer.concat([salt, body])), passphrase: 'pass' },
      right: right(plain, 'cbc', key),
    };
  },
};
