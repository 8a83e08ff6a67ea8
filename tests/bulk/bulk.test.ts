import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  addToCounter,
  bulkDecrypt,
  bulkEncrypt,
  bulkEncryptAsync,
  loadKernel,
} from '../../src/lib/bulk/index.ts';
import type { BulkModeId, BulkSettings } from '../../src/lib/bulk/index.ts';
import { fromHex } from '../../src/lib/bytes/index.ts';
import { decrypt, encrypt } from '../../src/lib/modes/index.ts';
import { opensslEncrypt, someBytes } from './openssl.ts';

interface Digest {
  m: BulkModeId;
  kb: number;
  n: number;
  k: string;
  iv?: string;
  sha256: string;
}

const { big } = JSON.parse(
  readFileSync(new URL('../vectors/openssl_extra.json', import.meta.url), 'utf8'),
) as { big: (Digest & { m: string })[] };
const MODES: BulkModeId[] = ['ecb', 'cbc', 'cfb', 'ofb', 'ctr', 'gcm'];
const digests = big.filter(({ m }) => MODES.includes(m));
/** As a mode wants it: GCM takes a nonce of 12 bytes. */
const ivFor = (mode: BulkModeId, seed = 9) => someBytes(mode === 'gcm' ? 12 : 16, seed);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const paths = {
  WebAssembly: (s: BulkSettings, b: Uint8Array) => bulkEncrypt(s, b),
  'TypeScript alone': (s: BulkSettings, b: Uint8Array) => bulkEncrypt(s, b, false),
  'Web Crypto': bulkEncryptAsync,
};
const wayBack = {
  WebAssembly: (s: BulkSettings, b: Uint8Array) => bulkDecrypt(s, b),
  'TypeScript alone': (s: BulkSettings, b: Uint8Array) => bulkDecrypt(s, b, false),
};

test('the WebAssembly kernel runs here, so that the tests below are about it', () => {
  expect(loadKernel()).not.toBeNull();
});

describe.each(Object.entries(paths))('encrypting by %s', (_, run) => {
  test.each(digests)('$n bytes, AES-$kb, $m: the digest OpenSSL gave', async (v) => {
    const bytes = Uint8Array.from({ length: v.n }, (_, i) => (i * 31 + (i >> 8) * 7) & 255);
    const iv = v.iv === undefined ? undefined : fromHex(v.iv);
    expect(sha256(await run({ mode: v.m, key: fromHex(v.k), iv }, bytes))).toBe(v.sha256);
  });

  test.each(MODES)(
    '%s: every length around 8 blocks and 256 KiB is as OpenSSL has it',
    async (mode) => {
      const lengths = [
        ...Array.from({ length: 66 }, (_, i) => i),
        127,
        128,
        129,
        143,
        144,
        262_127,
      ];
      for (const length of [...lengths, 262_128, 262_144, 262_160, 393_217]) {
        for (const keyLength of length < 200 ? [16, 24, 32] : [16]) {
          const settings = { mode, key: someBytes(keyLength, length), iv: ivFor(mode) };
          const bytes = someBytes(length, length + 1);
          expect(await run(settings, bytes), `${length}`).toEqual(opensslEncrypt(settings, bytes));
        }
      }
    },
  );

  test.each(MODES)('%s: without padding whole blocks stay as long as they were', async (mode) => {
    const settings = { mode, key: someBytes(16), iv: ivFor(mode), padding: 'none' as const };
    for (const length of [0, 16, 128, 400, 4096]) {
      const bytes = someBytes(length, 4);
      const before = Uint8Array.from(bytes);
      expect(await run(settings, bytes)).toEqual(opensslEncrypt(settings, bytes));
      expect(bytes).toEqual(before);
    }
  });

  test('GCM takes nonces of other lengths, through GHASH', async () => {
    for (const length of [1, 8, 16, 60]) {
      for (let seed = 0; seed < 40; seed++) {
        const settings = { mode: 'gcm' as const, key: someBytes(16), iv: someBytes(length, seed) };
        const bytes = someBytes(seed * 7, seed);
        expect(await run(settings, bytes)).toEqual(opensslEncrypt(settings, bytes));
      }
    }
  });

  test('CTR carries through all 128 bits and wraps', async () => {
    const iv = new Uint8Array(16).fill(0xff);
    iv[15] = 0xfe;
    const settings = { mode: 'ctr' as const, key: someBytes(16), iv };
    expect(await run(settings, someBytes(100))).toEqual(opensslEncrypt(settings, someBytes(100)));
  });

  test.each([
    [{ mode: 'ecb' as const, key: someBytes(15) }, /16, 24 or 32 bytes. This one has 15/],
    [{ mode: 'cbc' as const, key: someBytes(16) }, /CBC needs an IV of 16 bytes; this has 0/],
    [{ mode: 'ctr' as const, key: someBytes(16), iv: someBytes(12) }, /this has 12/],
    [{ mode: 'cfb' as const, key: someBytes(16), iv: someBytes(15) }, /CFB needs an IV of 16/],
    [{ mode: 'gcm' as const, key: someBytes(16) }, /GCM needs a nonce of at least one byte/],
  ])('wrong settings %# are refused in words', async (settings, message) => {
    await expect((async () => run(settings, someBytes(16)))()).rejects.toThrow(message);
  });

  test.each(['ecb', 'cbc'] as const)('%s refuses 37 bytes without padding', async (mode) => {
    const settings = { mode, key: someBytes(16), iv: someBytes(16), padding: 'none' as const };
    await expect((async () => run(settings, someBytes(37)))()).rejects.toThrow(/37 \(5 too many\)/);
  });
});

describe.each(Object.entries(wayBack))('decrypting by %s', (_, run) => {
  test.each(MODES)('%s gives back what was encrypted, with and without padding', (mode) => {
    for (const keyLength of [16, 24, 32]) {
      const settings = { mode, key: someBytes(keyLength), iv: ivFor(mode) };
      for (const length of [0, 1, 15, 16, 17, 1000]) {
        const bytes = someBytes(length, 5);
        expect(run(settings, opensslEncrypt(settings, bytes))).toEqual(bytes);
      }
      const bare = { ...settings, padding: 'none' as const };
      const bytes = someBytes(4096, 6);
      expect(run(bare, opensslEncrypt(bare, bytes))).toEqual(bytes);
    }
  });

  test('padding that is wrong is refused with one message', async () => {
    const key = someBytes(16);
    for (const tail of [0, 17, 255]) {
      const block = new Uint8Array(16).fill(tail);
      const sent = opensslEncrypt({ mode: 'ecb', key, padding: 'none' }, block);
      await expect((async () => run({ mode: 'ecb', key }, sent))()).rejects.toThrow(
        'The padding is wrong.',
      );
    }
  });
});

describe.each(Object.entries(wayBack))('GCM refuses by %s', (_, run) => {
  test('a changed bit anywhere, a tag cut short and a wrong nonce, and gives nothing back', async () => {
    const settings = { mode: 'gcm' as const, key: someBytes(16), iv: someBytes(12) };
    const sent = opensslEncrypt(settings, someBytes(40));
    const changed = Array.from(sent, (_, at) =>
      sent.map((byte, i) => (i === at ? byte ^ 1 : byte)),
    );
    for (const bytes of [...changed, sent.slice(0, -1), new Uint8Array(3)])
      await expect((async () => run(settings, bytes))()).rejects.toThrow('The tag is wrong.');
    const other = { ...settings, iv: someBytes(12, 5) };
    await expect((async () => run(other, sent))()).rejects.toThrow('The tag is wrong.');
  });
});

test.each(MODES)('%s: the same bytes as the mode that is traced', (mode) => {
  const settings = { mode, key: someBytes(32), iv: ivFor(mode, 3) };
  for (const length of [0, 5, 16, 100, 2000]) {
    const bytes = someBytes(length, 8);
    const sent = bulkEncrypt(settings, bytes);
    expect(sent).toEqual(encrypt(settings, bytes));
    expect(bulkDecrypt(settings, sent)).toEqual(decrypt(settings, sent));
  }
});

test('a counter moves on by many blocks at once', () => {
  const counter = fromHex('000000000000000000000000fffffffe');
  addToCounter(counter, 70_000);
  expect(counter).toEqual(fromHex('0000000000000000000000010001116e'));
});

test('GCM’s counter wraps in its last 32 bits and carries no further', () => {
  const counter = fromHex('000000000000000000000000ffffffff');
  addToCounter(counter, 2, 4);
  expect(counter).toEqual(fromHex('00000000000000000000000000000001'));
});
