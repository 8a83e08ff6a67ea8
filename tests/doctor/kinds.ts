/**
 * The kinds of ciphertext that people come with, made anew from a seed: by node:crypto and by each format’s own description, with
 * nothing of the project in it. Each says what was given and what is right.
 */
import { createCipheriv, createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';

export interface Case {
  readonly given: Record<string, string>;
  readonly right: {
    /** As hex; empty where nothing can be known. */
    readonly plaintext: string;
    readonly mode: string | null;
    readonly key: string | null;
    readonly sure: 'proof' | 'yes' | 'none';
    readonly says?: string;
  };
}

/** Numbers and bytes that a seed decides: SHA-256 in counter mode. */
export class Draw {
  #seed: string;
  #count = 0;
  constructor(seed: string) {
    this.#seed = seed;
  }
  bytes(length: number): Buffer {
    const parts: Buffer[] = [];
    for (let have = 0; have < length; have += 32)
      parts.push(createHash('sha256').update(`${this.#seed}/${this.#count++}`).digest());
    return Buffer.concat(parts).subarray(0, length);
  }
  below(n: number): number {
    return this.bytes(4).readUInt32BE() % n;
  }
  one<T>(of: readonly T[]): T {
    return of[this.below(of.length)];
  }
}

const WORDS =
  'the invoice of Monday was paid by card at Zürich station please reply before noon 17:45 thank you señor order 4711 shipped yesterday total 12.50 EUR'.split(
    ' ',
  );
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

export function text(draw: Draw, least = 3): Buffer {
  const words = Array.from({ length: least + draw.below(9) }, () => draw.one(WORDS)).join(' ');
  const shapes = [
    words,
    `${words}\n`,
    JSON.stringify({ id: draw.below(1000), note: words, paid: draw.below(2) === 1 }),
    `user=${draw.below(999)}&note=${words.replaceAll(' ', '_')}`,
    `<note id="${draw.below(99)}">${words}</note>`,
  ];
  return Buffer.from(draw.one(shapes));
}

const word = (draw: Draw, length: number): string =>
  Array.from({ length }, () => draw.one([...LETTERS])).join('');
const passphrase = (draw: Draw): string =>
  draw.one([
    word(draw, 8),
    `${draw.one(WORDS)} ${draw.one(WORDS)}`,
    'hunter2',
    'P@ssw0rd!',
    'schlüssel',
  ]);
export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
export const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
export const spelled = (draw: Draw, bytes: Uint8Array): string =>
  draw.one([hex, b64, (one: Uint8Array) => hex(one).toUpperCase()])(bytes);
export const keyOf = (draw: Draw): Buffer => draw.bytes(draw.one([16, 24, 32]));

export function aes(
  mode: string,
  key: Uint8Array,
  iv: Uint8Array | null,
  plain: Uint8Array,
  pad = true,
): Buffer {
  const cipher = createCipheriv(`aes-${key.length * 8}-${mode}`, key, iv);
  cipher.setAutoPadding(pad);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

export function gcm(
  key: Uint8Array,
  nonce: Uint8Array,
  plain: Uint8Array,
  aad: Uint8Array = Buffer.alloc(0),
  tagBytes = 16,
) {
  const cipher = createCipheriv(`aes-${key.length * 8}-gcm` as 'aes-128-gcm', key, nonce, {
    authTagLength: tagBytes,
  });
  cipher.setAAD(aad);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { ciphertext, tag: cipher.getAuthTag() };
}

export const right = (
  plaintext: Uint8Array,
  mode: string,
  key: Uint8Array,
  sure: 'proof' | 'yes' = 'yes',
  says?: string,
): Case['right'] => ({
  plaintext: hex(plaintext),
  mode,
  key: hex(key),
  sure,
  ...(says && { says }),
});

const NOTHING = { plaintext: '', mode: null, key: null, sure: 'none' } as const;

const evp = (hash: string, pass: string, salt: Uint8Array): Buffer => {
  let all: Buffer = Buffer.alloc(0);
  let last: Buffer = Buffer.alloc(0);
  while (all.length < 48) {
    last = createHash(hash).update(last).update(pass).update(salt).digest();
    all = Buffer.concat([all, last]);
  }
  return all.subarray(0, 48);
};

function salted(draw: Draw, derive: (pass: string, salt: Uint8Array) => Buffer): Case {
  const [plain, pass, salt] = [text(draw), passphrase(draw), draw.bytes(8)];
  const material = derive(pass, salt);
  const key = material.subarray(0, 32);
  const body = aes('cbc', key, material.subarray(32, 48), plain);
  const all = Buffer.concat([Buffer.from('Salted__'), salt, body]);
  const ciphertext = draw.one([b64(all), hex(all), (b64(all).match(/.{1,64}/g) ?? []).join('\n')]);
  return { given: { ciphertext, passphrase: pass }, right: right(plain, 'cbc', key) };
}

export const shuffled = (draw: Draw, fields: Record<string, string>): string => {
  const names = Object.keys(fields).sort(() => draw.below(3) - 1);
  const object = Object.fromEntries(names.map((name) => [name, fields[name]]));
  return JSON.stringify(object, null, draw.one([0, 1, 2]));
};

function padded(fill: (missing: number, draw: Draw) => Buffer): (draw: Draw) => Case {
  return (draw) => {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const all = Buffer.concat([plain, fill(16 - (plain.length % 16), draw)]);
    const given = {
      ciphertext: spelled(draw, aes('cbc', key, iv, all, false)),
      key: hex(key),
      iv: hex(iv),
    };
    return { given, right: right(plain, 'cbc', key) };
  };
}

/** Every kind by its name: that of `open.json`, and some more. */
export const KINDS: Readonly<Record<string, (draw: Draw) => Case>> = {
  'text-key-text-iv'(draw) {
    const [plain, key, iv] = [text(draw), word(draw, draw.one([16, 24, 32])), word(draw, 16)];
    const ciphertext = spelled(draw, aes('cbc', Buffer.from(key), Buffer.from(iv), plain));
    return { given: { ciphertext, key, iv }, right: right(plain, 'cbc', Buffer.from(key)) };
  },
  'iv-in-front'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const ciphertext = spelled(draw, Buffer.concat([iv, aes('cbc', key, iv, plain)]));
    return { given: { ciphertext, key: spelled(draw, key) }, right: right(plain, 'cbc', key) };
  },
  'ecb-base64-key'(draw) {
    const [plain, key] = [text(draw), keyOf(draw)];
    return {
      given: { ciphertext: spelled(draw, aes('ecb', key, null, plain)), key: b64(key) },
      right: right(plain, 'ecb', key),
    };
  },
  'openssl-pbkdf2': (draw) =>
    salted(draw, (pass, salt) => pbkdf2Sync(pass, salt, 10_000, 48, 'sha256')),
  'openssl-evp-sha256': (draw) => salted(draw, (pass, salt) => evp('sha256', pass, salt)),
  'cryptojs-evp-md5': (draw) => salted(draw, (pass, salt) => evp('md5', pass, salt)),
  'gcm-nonce-in-front'(draw) {
    const [plain, key, nonce] = [text(draw), keyOf(draw), draw.bytes(draw.one([12, 16]))];
    const { ciphertext, tag } = gcm(key, nonce, plain);
    const all = Buffer.concat([nonce, ciphertext, tag]);
    return {
      given: { ciphertext: spelled(draw, all), key: hex(key) },
      right: right(plain, 'gcm', key, 'proof'),
    };
  },
  'gcm-apart-long-nonce'(draw) {
    const [plain, key, nonce] = [text(draw), keyOf(draw), draw.bytes(draw.one([8, 12, 16, 20]))];
    const aad = draw.one(['yes', 'header', 'v1:user']);
    const { ciphertext, tag } = gcm(key, nonce, plain, Buffer.from(aad));
    return {
      given: {
        key: hex(key),
        aad,
        tag: spelled(draw, tag),
        iv: hex(nonce),
        ciphertext: hex(ciphertext),
      },
      right: right(plain, 'gcm', key, 'proof'),
    };
  },
  'gcm-short-tag'(draw) {
    const [plain, key, nonce] = [text(draw), keyOf(draw), draw.bytes(12)];
    const { ciphertext, tag } = gcm(key, nonce, plain, undefined, draw.one([12, 13, 14, 15]));
    return {
      given: { ciphertext: hex(ciphertext), tag: hex(tag), iv: b64(nonce), key: hex(key) },
      right: right(plain, 'gcm', key, 'proof'),
    };
  },
  'json-gcm'(draw) {
    const [plain, key, nonce, aad] = [text(draw), keyOf(draw), draw.bytes(16), text(draw)];
    const { ciphertext, tag } = gcm(key, nonce, plain, aad);
    const spell = draw.one([hex, b64]);
    const fields = {
      nonce: spell(nonce),
      header: spell(aad),
      ciphertext: spell(ciphertext),
      tag: spell(tag),
    };
    return {
      given: { ciphertext: shuffled(draw, fields), key: hex(key) },
      right: right(plain, 'gcm', key, 'proof'),
    };
  },
  'json-cbc'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const spell = draw.one([hex, b64]);
    const name = draw.one(['ciphertext', 'ct', 'encryptedData', 'data', 'content']);
    const fields = { iv: spell(iv), [name]: spell(aes('cbc', key, iv, plain)) };
    return {
      given: { ciphertext: shuffled(draw, fields), key: b64(key) },
      right: right(plain, 'cbc', key),
    };
  },
  'json-ctr-short-nonce'(draw) {
    const [plain, key, nonce] = [text(draw), keyOf(draw), draw.bytes(8)];
    const counter = Buffer.concat([nonce, Buffer.alloc(8)]);
    const fields = { nonce: b64(nonce), ciphertext: b64(aes('ctr', key, counter, plain)) };
    return {
      given: { ciphertext: shuffled(draw, fields), key: hex(key) },
      right: right(plain, 'ctr', key),
    };
  },
  'ctr-in-front'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const all = Buffer.concat([iv, aes('ctr', key, iv, plain)]);
    return {
      given: { ciphertext: spelled(draw, all), key: hex(key), mode: 'ctr' },
      right: right(plain, 'ctr', key),
    };
  },
  cfb8(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const fields = { iv: b64(iv), ciphertext: b64(aes('cfb8', key, iv, plain)) };
    return {
      given: { ciphertext: shuffled(draw, fields), key: hex(key) },
      right: right(plain, 'cfb8', key),
    };
  },
  'cfb128-or-ofb'(draw) {
    const [plain, key, iv] = [text(draw, 6), keyOf(draw), draw.bytes(16)];
    const mode = draw.one(['cfb', 'ofb']);
    return {
      given: { ciphertext: spelled(draw, aes(mode, key, iv, plain)), iv: hex(iv), key: hex(key) },
      right: right(plain, mode, key),
    };
  },
  fernet(draw) {
    const [plain, material, iv] = [text(draw), draw.bytes(32), draw.bytes(16)];
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(1_600_000_000 + draw.below(100_000_000)));
    const body = aes('cbc', material.subarray(16), iv, plain);
    const signed = Buffer.concat([Buffer.of(0x80), time, iv, body]);
    const mac = createHmac('sha256', material.subarray(0, 16)).update(signed).digest();
    const token = url(Buffer.concat([signed, mac]));
    return {
      given: {
        ciphertext: token + '='.repeat((4 - (token.length % 4)) % 4),
        key: `${url(material)}=`,
      },
      right: right(plain, 'cbc', material.subarray(16), 'proof'),
    };
  },
  'jwe-gcm'(draw) {
    const [plain, key, nonce] = [text(draw), keyOf(draw), draw.bytes(12)];
    const header = url(Buffer.from(JSON.stringify({ alg: 'dir', enc: `A${key.length * 8}GCM` })));
    const { ciphertext, tag } = gcm(key, nonce, plain, Buffer.from(header));
    const token = [header, '', url(nonce), url(ciphertext), url(tag)].join('.');
    return {
      given: { ciphertext: token, key: draw.one([url(key), hex(key)]) },
      right: right(plain, 'gcm', key, 'proof'),
    };
  },
  'jwe-cbc'(draw) {
    const half = draw.one([16, 24, 32]);
    const [plain, key, iv] = [text(draw), draw.bytes(2 * half), draw.bytes(16)];
    const hash = { 16: 256, 24: 384, 32: 512 }[half] ?? 0;
    const header = url(
      Buffer.from(JSON.stringify({ enc: `A${half * 8}CBC-HS${hash}`, alg: 'dir' })),
    );
    const body = aes('cbc', key.subarray(half), iv, plain);
    const length = Buffer.alloc(8);
    length.writeBigUInt64BE(BigInt(8 * header.length));
    const mac = createHmac(`sha${hash}`, key.subarray(0, half));
    const tag = mac
      .update(header)
      .update(iv)
      .update(body)
      .update(length)
      .digest()
      .subarray(0, half);
    const token = [header, '', url(iv), url(body), url(tag)].join('.');
    return {
      given: { ciphertext: token, key: hex(key) },
      right: right(plain, 'cbc', key.subarray(half), 'proof'),
    };
  },
  laravel(draw) {
    const [plain, key, iv] = [text(draw), draw.bytes(draw.one([16, 32])), draw.bytes(16)];
    const value = b64(aes('cbc', key, iv, plain));
    const mac = createHmac('sha256', key)
      .update(b64(iv) + value)
      .digest('hex');
    const json = JSON.stringify({ iv: b64(iv), value, mac, tag: '' });
    return {
      given: { ciphertext: b64(Buffer.from(json)), key: `base64:${b64(key)}` },
      right: right(plain, 'cbc', key, 'proof'),
    };
  },
  rails(draw) {
    const [plain, key, nonce] = [text(draw), draw.bytes(32), draw.bytes(12)];
    const { ciphertext, tag } = gcm(key, nonce, plain);
    return {
      given: { ciphertext: [ciphertext, nonce, tag].map(b64).join('--'), key: hex(key) },
      right: right(plain, 'gcm', key, 'proof'),
    };
  },
  'colon-hex'(draw) {
    const [plain, key, iv] = [text(draw), word(draw, 32), draw.bytes(16)];
    const body = aes('cbc', Buffer.from(key), iv, plain);
    const between = draw.one([':', '.', '-', ',']);
    return {
      given: { ciphertext: `${hex(iv)}${between}${hex(body)}`, key },
      right: right(plain, 'cbc', Buffer.from(key)),
    };
  },
  'sha256-of-password'(draw) {
    const [plain, pass, iv] = [text(draw), passphrase(draw), draw.bytes(16)];
    const key = createHash('sha256').update(pass).digest();
    return {
      given: { ciphertext: b64(Buffer.concat([iv, aes('cbc', key, iv, plain)])), passphrase: pass },
      right: right(plain, 'cbc', key),
    };
  },
  'md5-hex-as-text'(draw) {
    const [plain, pass, iv] = [text(draw), passphrase(draw), word(draw, 16)];
    const key = Buffer.from(createHash('md5').update(pass).digest('hex'));
    return {
      given: { ciphertext: b64(aes('cbc', key, Buffer.from(iv), plain)), passphrase: pass, iv },
      right: right(plain, 'cbc', key),
    };
  },
  'padding-zeros': padded((missing) => Buffer.alloc(missing % 16)),
  'padding-x923': padded((missing) =>
    Buffer.concat([Buffer.alloc(missing - 1), Buffer.of(missing)]),
  ),
  'padding-iso7816': padded((missing) =>
    Buffer.concat([Buffer.of(0x80), Buffer.alloc(missing - 1)]),
  ),
  'pbkdf2-salt-iv-in-front'(draw) {
    const [plain, pass, salt, iv] = [text(draw), passphrase(draw), draw.bytes(16), draw.bytes(16)];
    const [hash, count] = draw.one([
      ['sha256', 100_000],
      ['sha1', 1000],
      ['sha256', 10_000],
      ['sha256', 65_536],
    ] as const);
    const key = pbkdf2Sync(pass, salt, count, 32, hash);
    const all = Buffer.concat([salt, iv, aes('cbc', key, iv, plain)]);
    return { given: { ciphertext: b64(all), passphrase: pass }, right: right(plain, 'cbc', key) };
  },
  'ansible-vault'(draw) {
    const [plain, pass, salt] = [text(draw), passphrase(draw), draw.bytes(32)];
    const material = pbkdf2Sync(pass, salt, 10_000, 80, 'sha256');
    const [key, macKey, iv] = [
      [0, 32],
      [32, 64],
      [64, 80],
    ].map(([a, b]) => material.subarray(a, b));
    const missing = 16 - (plain.length % 16);
    const body = aes('ctr', key, iv, Buffer.concat([plain, Buffer.alloc(missing, missing)]));
    const mac = createHmac('sha256', macKey).update(body).digest();
    const inner = hex(Buffer.from([salt, mac, body].map(hex).join('\n')));
    const lines = ['$ANSIBLE_VAULT;1.1;AES256', ...(inner.match(/.{1,80}/g) ?? [])];
    return {
      given: { ciphertext: lines.join('\n'), passphrase: pass },
      right: right(plain, 'ctr', key, 'proof'),
    };
  },
  'wrong-iv'(draw) {
    const [plain, key] = [text(draw, 8), keyOf(draw)];
    const ciphertext = hex(aes('cbc', key, draw.bytes(16), plain));
    return {
      given: { ciphertext, key: hex(key), iv: hex(draw.bytes(16)) },
      right: right(plain.subarray(16), 'cbc', key, 'yes', 'first block'),
    };
  },
  'hex-digits-are-the-key'(draw) {
    const [plain, key, iv] = [text(draw), hex(draw.bytes(16)), draw.bytes(16)];
    const all = Buffer.concat([iv, aes('cbc', Buffer.from(key), iv, plain)]);
    return { given: { ciphertext: b64(all), key }, right: right(plain, 'cbc', Buffer.from(key)) };
  },
  'plus-became-space'(draw) {
    for (;;) {
      const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
      const ciphertext = b64(Buffer.concat([iv, aes('cbc', key, iv, plain)]));
      if (!ciphertext.slice(1, -4).includes('+')) continue;
      return {
        given: { ciphertext: ciphertext.replaceAll('+', ' '), key: hex(key) },
        right: right(plain, 'cbc', key),
      };
    }
  },
  'cut-off'(draw) {
    const [plain, key, iv] = [text(draw, 8), keyOf(draw), draw.bytes(16)];
    const all = Buffer.concat([iv, aes('cbc', key, iv, plain)]);
    const cut = all.subarray(0, all.length - 1 - draw.below(15));
    const whole = Math.floor(cut.length / 16) * 16 - 16;
    return {
      given: { ciphertext: spelled(draw, cut), key: hex(key) },
      right: right(plain.subarray(0, whole), 'cbc', key, 'yes', 'cut'),
    };
  },
  'went-through-text'(draw) {
    const [plain, key, iv] = [text(draw, 6), keyOf(draw), draw.bytes(16)];
    const all = Buffer.concat([iv, aes('cbc', key, iv, plain)]);
    const through = Buffer.from(all.toString('utf8'));
    return {
      given: { ciphertext: hex(through), key: hex(key) },
      right: { ...NOTHING, says: 'U+FFFD' },
    };
  },
  noise: (draw) => ({
    given: {
      ciphertext: hex(draw.bytes(16 * (2 + draw.below(3)))),
      key: hex(draw.bytes(16)),
      iv: hex(draw.bytes(16)),
    },
    right: NOTHING,
  }),
  'wrong-key'(draw) {
    const [plain, iv] = [text(draw), draw.bytes(16)];
    const ciphertext = hex(aes('cbc', keyOf(draw), iv, plain));
    return { given: { ciphertext, key: hex(keyOf(draw)), iv: hex(iv) }, right: NOTHING };
  },
  // Beyond those of `open.json`.
  'hex-of-hex'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const ciphertext = hex(Buffer.from(hex(Buffer.concat([iv, aes('cbc', key, iv, plain)]))));
    return { given: { ciphertext, key: hex(key) }, right: right(plain, 'cbc', key) };
  },
  'double-base64'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    const ciphertext = b64(Buffer.from(b64(aes('cbc', key, iv, plain))));
    return { given: { ciphertext, key: b64(key), iv: b64(iv) }, right: right(plain, 'cbc', key) };
  },
  'written-newline'(draw) {
    const [plain, key, iv] = [text(draw, 8), keyOf(draw), draw.bytes(16)];
    const ciphertext = b64(Buffer.concat([iv, aes('cbc', key, iv, plain)]));
    const at = 20 + draw.below(20);
    return {
      given: { ciphertext: `${ciphertext.slice(0, at)}\\n${ciphertext.slice(at)}`, key: hex(key) },
      right: right(plain, 'cbc', key),
    };
  },
  'zero-iv'(draw) {
    // Of one block alone ECB makes the same.
    const [plain, key] = [text(draw, 6), keyOf(draw)];
    return {
      given: { ciphertext: spelled(draw, aes('cbc', key, Buffer.alloc(16), plain)), key: hex(key) },
      right: right(plain, 'cbc', key),
    };
  },
  'iv-is-key'(draw) {
    const [plain, key] = [text(draw), keyOf(draw)];
    return {
      given: {
        ciphertext: spelled(draw, aes('cbc', key, key.subarray(0, 16), plain)),
        key: hex(key),
      },
      right: right(plain, 'cbc', key),
    };
  },
  'short-iv-filled'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(8)];
    const filled = Buffer.concat([iv, Buffer.alloc(8)]);
    return {
      given: {
        ciphertext: spelled(draw, aes('cbc', key, filled, plain)),
        key: hex(key),
        iv: hex(iv),
      },
      right: right(plain, 'cbc', key),
    };
  },
  'short-key-filled'(draw) {
    const [plain, word1, iv] = [text(draw), word(draw, 9), draw.bytes(16)];
    const key = Buffer.alloc(16);
    key.write(word1);
    return {
      given: { ciphertext: spelled(draw, aes('cbc', key, iv, plain)), key: word1, iv: hex(iv) },
      right: right(plain, 'cbc', key),
    };
  },
  'wrong-mode-named'(draw) {
    const [plain, key, iv] = [text(draw), keyOf(draw), draw.bytes(16)];
    return {
      given: {
        ciphertext: hex(aes('cbc', key, iv, plain)),
        key: hex(key),
        iv: hex(iv),
        mode: 'ctr',
      },
      right: right(plain, 'cbc', key, 'yes', 'You named CTR'),
    };
  },
  'tag-does-not-fit'(draw) {
    const [plain, key, nonce] = [text(draw, 5), keyOf(draw), draw.bytes(12)];
    const { ciphertext, tag } = gcm(key, nonce, plain, Buffer.from('forgotten'));
    return {
      given: { ciphertext: hex(ciphertext), tag: hex(tag), iv: hex(nonce), key: hex(key) },
      right: right(plain, 'gcm', key, 'yes', 'tag'),
    };
  },
  'ccm-nonce-in-front'(draw) {
    const [plain, key, nonce] = [text(draw), keyOf(draw), draw.bytes(draw.one([12, 13]))];
    const cipher = createCipheriv(`aes-${key.length * 8}-ccm` as 'aes-128-ccm', key, nonce, {
      authTagLength: 16,
    });
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    const [iv, tag] = [hex(nonce), hex(cipher.getAuthTag())];
    return {
      given: { ciphertext: hex(body), key: hex(key), iv, tag },
      right: right(plain, 'ccm', key, 'proof'),
    };
  },
  'xts-sector'(draw) {
    const [plain, key, tweak] = [text(draw, 6), draw.bytes(draw.one([32, 64])), Buffer.alloc(16)];
    tweak.writeUInt32LE(draw.below(5000));
    const cipher = createCipheriv(`aes-${key.length * 4}-xts`, key, tweak);
    const ciphertext = hex(Buffer.concat([cipher.update(plain), cipher.final()]));
    return {
      given: { ciphertext, key: hex(key), iv: hex(tweak), mode: 'xts' },
      right: right(plain, 'xts', key),
    };
  },
  'ctr-little-endian'(draw) {
    const [plain, key, nonce] = [text(draw, 6), keyOf(draw), draw.bytes(8)];
    const blocks: Buffer[] = [];
    for (let i = 0; i * 16 < plain.length; i++) {
      const counter = Buffer.alloc(16);
      counter.set(nonce);
      counter.writeUInt32LE(i, 8);
      blocks.push(aes('ecb', key, null, counter, false));
    }
    const stream = Buffer.concat(blocks);
    const ciphertext = Buffer.from(plain.map((byte, i) => byte ^ stream[i]));
    return {
      given: { ciphertext: hex(ciphertext), key: hex(key), iv: hex(nonce) },
      right: right(plain, 'ctr', key),
    };
  },
};

/** What takes seconds to be found: the bench’s, not the tests’. */
export const SLOW_KINDS: Readonly<Record<string, (draw: Draw) => Case>> = {
  'scrypt-salt-iv-in-front'(draw) {
    const [plain, pass, salt, iv] = [text(draw), passphrase(draw), draw.bytes(16), draw.bytes(16)];
    const key = scryptSync(pass, salt, 32);
    const all = Buffer.concat([salt, iv, aes('cbc', key, iv, plain)]);
    return { given: { ciphertext: b64(all), passphrase: pass }, right: right(plain, 'cbc', key) };
  },
};
