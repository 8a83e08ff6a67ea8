import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import type { Envelope } from '../../src/lib/envelope/index.ts';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { decrypted, encrypted, expectWhole } from './opened.ts';

const key = randomBytes(32);
const MESSAGE = 'the boat leaves at seven';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const list = (bytes: Uint8Array): number[] => [...bytes];

const cbcIv = randomBytes(16);
const cbc = encrypted('cbc', key, cbcIv, MESSAGE).ciphertext;
const nonce = randomBytes(12);
const aad = Buffer.from('copper harbour');
const gcm = encrypted('gcm', key, nonce, MESSAGE, aad);
const bare = encrypted('gcm', key, nonce, MESSAGE);
const buffer = (bytes: Uint8Array) => ({ type: 'Buffer', data: list(bytes) });
const nodePrints = (bytes: Uint8Array) => `<Buffer ${toHex(bytes).replace(/..(?!$)/g, '$& ')}>`;
const repr = (bytes: Uint8Array) =>
  `b'${[...bytes].map((byte) => (byte > 0x1f && byte < 0x7f && !"'\\".includes(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `\\x${toHex(Uint8Array.of(byte))}`)).join('')}'`;

/** The first envelope; every one that is given covers its text. */
function first(text: string): Envelope {
  const all = openEnvelope(text);
  all.forEach(expectWhole);
  return all[0];
}

describe('an object whose values have names', () => {
  it.each<[string, string]>([
    ['iv and ciphertext in hex', JSON.stringify({ iv: toHex(cbcIv), ciphertext: toHex(cbc) })],
    ['in base64, other names', JSON.stringify({ encryptedData: base64(cbc), iv: base64(cbcIv) })],
    ['Node’s iv and content', JSON.stringify({ iv: toHex(cbcIv), content: toHex(cbc) })],
    [
      'in capitals, with marks',
      JSON.stringify({ 'Cipher-Text': toHex(cbc), INIT_VECTOR: toHex(cbcIv) }),
    ],
    [
      'named after their form',
      JSON.stringify({ ivHex: toHex(cbcIv), ciphertext_b64: base64(cbc) }),
    ],
    [
      'one level down',
      JSON.stringify({ v: 1, payload: { iv: base64(cbcIv), data: base64(cbc) }, ok: true }),
    ],
    ['lists of numbers', JSON.stringify({ iv: list(cbcIv), ciphertext: list(cbc) })],
    ['Buffers as JSON', JSON.stringify({ iv: buffer(cbcIv), encryptedData: buffer(cbc) })],
    ['typed arrays as JSON', JSON.stringify({ iv: { ...cbcIv }, data: { ...cbc } })],
    ['as console.log prints it', `{ iv: '${toHex(cbcIv)}', content: '${base64(cbc)}' }`],
    [
      'Buffers as Node prints them',
      `{\n  iv: ${nodePrints(cbcIv)},\n  data: ${nodePrints(cbc)}\n}`,
    ],
    [
      'typed arrays as Node prints them',
      `{ iv: Uint8Array(16) [ ${list(cbcIv).join(', ')} ], data: Uint8Array(${cbc.length}) [ ${list(cbc).join(', ')} ] }`,
    ],
    [
      'a Python dict of text',
      `{'iv': '${base64(cbcIv)}', 'ciphertext': '${base64(cbc)}', 'n': None}`,
    ],
    ['a Python dict of bytes', `{'iv': ${repr(cbcIv)}, 'ct': ${repr(cbc)}}`],
    ['a Python dict of a bytearray', `{'iv': bytearray(${repr(cbcIv)}), 'ct': ${repr(cbc)}}`],
    [
      'escaped by PHP',
      JSON.stringify({ iv: base64(cbcIv), ciphertext: base64(cbc) }).replaceAll('/', '\\/'),
    ],
    [
      'escaped by C#',
      JSON.stringify({ iv: base64(cbcIv), ciphertext: base64(cbc) }).replaceAll('+', '\\u002B'),
    ],
    ['a trailing comma', `{"iv": "${toHex(cbcIv)}", "ciphertext": "${toHex(cbc)}", }`],
    [
      'in base64 as a whole',
      base64(Buffer.from(JSON.stringify({ iv: toHex(cbcIv), data: base64(cbc) }))),
    ],
  ])('%s: opens', (_, text) => {
    expect(decrypted(first(text), key, 'cbc')).toBe(MESSAGE);
  });

  it.each<[string, string]>([
    [
      'pycryptodome’s names',
      JSON.stringify({
        nonce: base64(nonce),
        header: base64(aad),
        ciphertext: base64(gcm.ciphertext),
        tag: base64(gcm.tag),
      }),
    ],
    [
      'in hex, authTag',
      JSON.stringify({
        authTag: toHex(gcm.tag),
        aad: toHex(aad),
        iv: toHex(nonce),
        encrypted: toHex(gcm.ciphertext),
      }),
    ],
    [
      'additional data as text',
      JSON.stringify({
        iv: toHex(nonce),
        aad: 'copper harbour',
        data: toHex(gcm.ciphertext),
        auth_tag: toHex(gcm.tag),
      }),
    ],
  ])('with tag and additional data, %s: opens', (_, text) => {
    expect(decrypted(first(text), key)).toBe(MESSAGE);
  });

  it('a nonce of 12 bytes and no tag: the tag behind the ciphertext comes first, and the rest second', () => {
    const all = Buffer.concat([bare.ciphertext, bare.tag]);
    const text = JSON.stringify({ iv: list(nonce), ciphertext: base64(all) });
    const [tagged, plain] = openEnvelope(text);
    expect(decrypted(tagged, key)).toBe(MESSAGE);
    expect(plain.tag).toBeUndefined();
    expect(toHex(plain.ciphertext)).toBe(all.toString('hex'));
  });

  it('an IV of 16 letters can be text as well as base64, and both are given', () => {
    const text = JSON.stringify({ iv: 'drc6jvDk5h7w6ng8', ciphertext: base64(cbc) });
    const ivs = openEnvelope(text).map(({ iv }) => iv?.length);
    expect(ivs).toContain(16);
    expect(ivs).toContain(12);
  });

  it('only a salt beside the ciphertext: the key comes from a passphrase, the IV too or in front', () => {
    const text = JSON.stringify({
      salt: base64(randomBytes(16)),
      ciphertext: base64(Buffer.concat([cbcIv, cbc])),
    });
    const all = openEnvelope(text);
    expect(all[0].split?.iv).toEqual([32, 48]);
    expect(all.every(({ derivations }) => derivations!.length > 20)).toBe(true);
    const inFront = all.find(({ iv }) => iv?.length === 16)!;
    expect(decrypted(inFront, key, 'cbc')).toBe(MESSAGE);
  });

  it('one value alone is opened by itself, and offsets count in it', () => {
    const all = Buffer.concat([cbcIv, cbc]);
    const envelopes = openEnvelope(JSON.stringify({ data: base64(all) }));
    envelopes.forEach(expectWhole);
    const inFront = envelopes.find(({ name }) => name === 'IV in front')!;
    expect(decrypted(inFront, key, 'cbc')).toBe(MESSAGE);
    const salted = openEnvelope(
      JSON.stringify({ data: base64(Buffer.concat([Buffer.from('Salted__'), all])) }),
    );
    expect(salted.map(({ format }) => format)).toEqual(['salted']);
  });

  it('a + that became a space in a value is put back, and said', () => {
    const plus = Buffer.from('uHMxLr+Bf0cDw1Lk2ZyC7NqTeVaGpJhS5i8oX3dFm9k=', 'base64');
    const text = JSON.stringify({
      iv: toHex(cbcIv),
      ciphertext: base64(plus).replaceAll('+', ' '),
    });
    const { ciphertext, damage } = first(text);
    expect(toHex(ciphertext)).toBe(toHex(plus));
    expect(damage.join()).toMatch(/\+ had become a space/);
  });
});

describe('lines with a name for each value', () => {
  it.each([
    `IV: ${toHex(cbcIv)}\nCiphertext: ${toHex(cbc)}`,
    `Encrypted text (base64): ${base64(cbc)}\r\nIV (hex) = ${toHex(cbcIv)}\r\n`,
    `Key: ${toHex(key)}\nAES IV : ${base64(cbcIv)}\nCiphertext: "${base64(cbc)}"\nDone.`,
    `iv = ${repr(cbcIv)}\nct = ${repr(cbc)}`,
  ])('%j opens', (text) => {
    const envelope = openEnvelope(text)[0];
    expectWhole(envelope);
    expect(envelope.format).toBe('labels');
    expect(decrypted(envelope, key, 'cbc')).toBe(MESSAGE);
  });
});

describe('values of bytes as Python prints them', () => {
  it('in a tuple or a list, with or without a tag, open', () => {
    const pair = openEnvelope(`(${repr(cbcIv)}, ${repr(cbc)})`)[0];
    expectWhole(pair);
    expect([pair.format, decrypted(pair, key, 'cbc')]).toEqual(['repr', MESSAGE]);
    const triple = openEnvelope(`[${[nonce, bare.tag, bare.ciphertext].map(repr).join(', ')}]`);
    expect(triple.some((one) => one.tag?.length === 16 && decrypts(one))).toBe(true);
    const single = openEnvelope(repr(Buffer.concat([cbcIv, cbc])));
    expect(single.find(({ name }) => name === 'IV in front')!.iv).toEqual(Uint8Array.from(cbcIv));
  });
});

function decrypts(envelope: Envelope): boolean {
  try {
    return decrypted(envelope, key) === MESSAGE;
  } catch {
    return false;
  }
}
