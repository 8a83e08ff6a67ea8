import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeUtf8, toHex } from '../../src/lib/bytes/index.ts';
import type { Derivation } from '../../src/lib/derive/index.ts';
import { derive } from '../../src/lib/derive/index.ts';

const salt = new Uint8Array(8);
const passphrase = encodeUtf8('copper');
const LONG: Readonly<Record<string, Derivation>> = {
  'PBKDF2 by Web Crypto': { kind: 'pbkdf2', hash: 'SHA-512', salt, iterations: 3e6, bytes: 64 },
  'PBKDF2 in slices': { kind: 'pbkdf2', hash: 'MD5', salt, iterations: 1e7, bytes: 16 },
  scrypt: { kind: 'scrypt', salt, N: 2 ** 18, r: 8, p: 16, bytes: 32 },
};

afterEach(() => vi.unstubAllGlobals());

describe('a derivation that is ended', () => {
  it.each(Object.entries(LONG))('%s: rejects with the signal’s reason', async (_, derivation) => {
    const why = new Error('enough');
    const ender = new AbortController();
    let told = 0;
    const key = derive(derivation, passphrase, {
      signal: ender.signal,
      progress: (done) => (told = Math.max(told, done)),
    });
    setTimeout(() => ender.abort(why), 30);
    await expect(key).rejects.toBe(why);
    expect(told).toBeLessThan(1);
  });

  it('does no work at all where the signal had ended it before', async () => {
    const told: number[] = [];
    const options = { signal: AbortSignal.abort(), progress: (done: number) => told.push(done) };
    await expect(derive(LONG['scrypt'], passphrase, options)).rejects.toThrow('abort');
    expect(told).toEqual([]);
  });
});

describe('progress', () => {
  it.each([
    ['PBKDF2 in slices', { kind: 'pbkdf2', hash: 'MD5', salt, iterations: 50_000, bytes: 40 }],
    ['scrypt', { kind: 'scrypt', salt, N: 2 ** 13, r: 8, p: 1, bytes: 32 }],
    ['EVP_BytesToKey', { kind: 'evp', hash: 'MD5', salt, bytes: 48 }],
    ['PBKDF2', { kind: 'pbkdf2', hash: 'SHA-256', salt, iterations: 1000, bytes: 48 }],
  ] as const)('%s: only rises, from 0 to 1', async (name, derivation) => {
    const told: number[] = [];
    await derive(derivation, passphrase, { progress: (done) => told.push(done) });
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    if (/slices|scrypt/.test(name)) expect(told.length).toBeGreaterThan(5);
  });
});

describe('where there is no Web Crypto, as on a page without https', () => {
  it('PBKDF2 gives the same key, and tells how far it is', async () => {
    const one: Derivation = {
      kind: 'pbkdf2',
      hash: 'SHA-256',
      salt,
      iterations: 30_000,
      bytes: 48,
    };
    const key = await derive(one, passphrase);
    vi.stubGlobal('crypto', {});
    const told: number[] = [];
    const again = await derive(one, passphrase, { progress: (done) => told.push(done) });
    expect(toHex(again)).toBe(toHex(key));
    expect(told.length).toBeGreaterThan(4);
  });
});
