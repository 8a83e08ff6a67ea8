import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { Derivation, HashId } from '../../src/lib/derive/index.ts';
import { derive, deriveNow, HASH_IDS, hashBytes, hmac } from '../../src/lib/derive/index.ts';
import { inSlices } from '../../src/lib/derive/pbkdf2.ts';
import { seededRandom } from '../support/random.ts';

const text = encodeUtf8;
const nodeName = (hash: HashId): string => hash.replace('-', '').toLowerCase();
const pbkdf2 = (
  hash: HashId,
  salt: Uint8Array,
  iterations: number,
  bytes: number,
): Extract<Derivation, { kind: 'pbkdf2' }> => ({ kind: 'pbkdf2', hash, salt, iterations, bytes });

describe('PBKDF2', () => {
  it.each([
    ['password', 'salt', 1, '0c60c80f961f0e71f3a9b524af6012062fe037a6'],
    ['password', 'salt', 2, 'ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957'],
    ['password', 'salt', 4096, '4b007901b765489abead49d926f721d065a429c1'],
    [
      'passwordPASSWORDpassword',
      'saltSALTsaltSALTsaltSALTsaltSALTsalt',
      4096,
      '3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038',
    ],
    ['pass\0word', 'sa\0lt', 4096, '56fa6aa75548099dcc37d7f03425e0c3'],
  ])('gives RFC 6070’s key for %j, %j and %i', async (passphrase, salt, iterations, key) => {
    const one = pbkdf2('SHA-1', text(salt), iterations, key.length / 2);
    expect(toHex(await derive(one, text(passphrase)))).toBe(key);
    expect(toHex(await inSlices(one, text(passphrase)))).toBe(key);
  });

  it.each([
    [
      ['passwd', 'salt', 1],
      '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783',
    ],
    [
      ['Password', 'NaCl', 80_000],
      '4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d',
    ],
  ] as const)('gives RFC 7914 §11’s key for %j', async ([passphrase, salt, iterations], key) => {
    const one = pbkdf2('SHA-256', text(salt), iterations, 64);
    expect(toHex(await derive(one, text(passphrase)))).toBe(key);
  });

  it('gives Node’s key for every hash, any length and any count, by Web Crypto and in slices', async () => {
    const random = seededRandom('PBKDF2');
    for (let i = 0; i < 60; i++) {
      const hash = random.pick(HASH_IDS);
      const salt = random.bytes(random.integer(40));
      const passphrase = random.bytes(random.integer(140));
      const one = pbkdf2(hash, salt, 1 + random.integer(30), 1 + random.integer(150));
      const right = pbkdf2Sync(passphrase, salt, one.iterations, one.bytes, nodeName(hash));
      expect(toHex(await derive(one, passphrase))).toBe(right.toString('hex'));
      expect(toHex(await inSlices(one, passphrase))).toBe(right.toString('hex'));
    }
  });
});

describe('scrypt', () => {
  it.each([
    [
      ['', '', 16, 1, 1],
      '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
    ],
    [
      ['password', 'NaCl', 1024, 8, 16],
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    ],
    [
      ['pleaseletmein', 'SodiumChloride', 16384, 8, 1],
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    ],
  ] as const)('gives RFC 7914 §12’s key for %j', async ([passphrase, salt, N, r, p], key) => {
    const one: Derivation = { kind: 'scrypt', salt: text(salt), N, r, p, bytes: 64 };
    expect(toHex(await derive(one, text(passphrase)))).toBe(key);
  });

  it('gives Node’s key up to the most memory that is allowed', async () => {
    const one: Derivation = { kind: 'scrypt', salt: text('s'), N: 2 ** 18, r: 8, p: 1, bytes: 32 };
    const right = scryptSync('p', 's', 32, { N: one.N, r: 8, p: 1, maxmem: 2 ** 29 });
    expect(toHex(await derive(one, text('p')))).toBe(right.toString('hex'));
  });
});

describe('a bare hash', () => {
  it('is the published one of "abc": RFC 1321, FIPS 180-4', () => {
    const right: Readonly<Record<HashId, string>> = {
      MD5: '900150983cd24fb0d6963f7d28e17f72',
      'SHA-1': 'a9993e364706816aba3e25717850c26c9cd0d89d',
      'SHA-256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      'SHA-384':
        'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
      'SHA-512':
        'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    };
    for (const hash of HASH_IDS) {
      const bytes = hashBytes(hash);
      const key = deriveNow({ kind: 'digest', hash, as: 'raw', bytes }, text('abc'));
      expect(toHex(key)).toBe(right[hash]);
      expect(createHash(nodeName(hash)).update('abc').digest('hex')).toBe(right[hash]);
    }
  });

  it('as hex digits is the lower-case text of it, cut to the key’s length', async () => {
    const key = await derive({ kind: 'digest', hash: 'MD5', as: 'hex', bytes: 32 }, text('abc'));
    expect(new TextDecoder().decode(key)).toBe('900150983cd24fb0d6963f7d28e17f72');
    const cut = deriveNow({ kind: 'digest', hash: 'SHA-1', as: 'hex', bytes: 16 }, text('abc'));
    expect(new TextDecoder().decode(cut)).toBe('a9993e364706816a');
    const raw = deriveNow({ kind: 'digest', hash: 'SHA-1', as: 'raw', bytes: 16 }, text('abc'));
    expect(toHex(raw)).toBe('a9993e364706816aba3e25717850c26c');
  });
});

describe('HMAC', () => {
  it('is RFC 4231’s of its second case', () => {
    expect(toHex(hmac('SHA-256', text('Jefe'), text('what do ya want for nothing?')))).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });

  it('is Node’s for every hash, with keys shorter and longer than a block', () => {
    for (const hash of HASH_IDS)
      for (const length of [0, 1, 20, 64, 65, 200]) {
        const key = new Uint8Array(length).fill(length);
        const right = createHmac(nodeName(hash), key).update('x').digest('hex');
        expect(toHex(hmac(hash, key, text('x')))).toBe(right);
      }
    expect(fromHex(toHex(hmac('MD5', text(''), text('')))).length).toBe(16);
  });
});
