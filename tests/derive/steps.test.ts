import { describe, expect, it } from 'vitest';
import { concatBytes, encodeUtf8, fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { Derivation } from '../../src/lib/derive/index.ts';
import {
  derivationName,
  derive,
  stepsOf,
  USUAL,
  USUAL_SCRYPT,
  whyNot,
} from '../../src/lib/derive/index.ts';

const salt = fromHex('0011223344556677');
const passphrase = encodeUtf8('Tuesday');

async function steps(derivation: Derivation) {
  const key = await derive(derivation, passphrase);
  return { key, list: stepsOf(derivation, passphrase, key) };
}

describe('the steps of a derivation', () => {
  it('of EVP_BytesToKey are D₁, D₂ …, which one after another begin with the key', async () => {
    const { key, list } = await steps({ kind: 'evp', hash: 'MD5', salt, bytes: 40 });
    expect(list.map(({ name }) => name)).toEqual([
      ...['Passphrase', 'Salt', 'D₁', 'D₂', 'D₃', 'Key material'],
    ]);
    const rounds = concatBytes(list.slice(2, 5).map(({ bytes }) => bytes!));
    expect(toHex(rounds.subarray(0, 40))).toBe(toHex(key));
    expect(list[3].says).toBe('D₂ = MD5(D₁ ‖ passphrase ‖ salt).');
  });

  it('of a hash are the hash, its digits where they are used, and what is cut off', async () => {
    const hex = await steps({ kind: 'digest', hash: 'SHA-256', as: 'hex', bytes: 32 });
    expect(hex.list.map(({ bytes }) => bytes!.length)).toEqual([7, 32, 64, 32]);
    const raw = await steps({ kind: 'digest', hash: 'SHA-256', as: 'raw', bytes: 32 });
    expect(raw.list.map(({ bytes }) => toHex(bytes!)).slice(1)).toEqual([toHex(raw.key)]);
  });

  it.each<Derivation>([
    { kind: 'pbkdf2', hash: 'SHA-256', salt, iterations: 1000, bytes: 32 },
    { kind: 'scrypt', salt, N: 1024, r: 8, p: 1, bytes: 32 },
    { kind: 'evp', hash: 'SHA-256', salt: new Uint8Array(0), bytes: 32 },
  ])('begin with the passphrase and end with the key: %j', async (derivation) => {
    const { key, list } = await steps(derivation);
    expect(list[0].bytes).toBe(passphrase);
    expect(toHex(list.at(-1)!.bytes!)).toBe(toHex(key));
    for (const { says } of list) expect(says).toMatch(/^[A-Z].*\.$|^\d.*\.$/);
  });

  it('say the numbers that were used', async () => {
    const pbkdf2: Derivation = { kind: 'pbkdf2', hash: 'SHA-1', salt, iterations: 1000, bytes: 16 };
    expect(derivationName(pbkdf2)).toBe('PBKDF2 with HMAC-SHA-1, 1,000 iterations');
    expect((await steps(pbkdf2)).list[2].says).toMatch(/999 times/);
    const scrypt: Derivation = { kind: 'scrypt', salt, N: 1024, r: 8, p: 1, bytes: 16 };
    expect((await steps(scrypt)).list[2].says).toMatch(/1,024 KiB/);
  });
});

describe('why a derivation gives no good key', () => {
  const bytes = 32;
  it('is said of every bare hash, with what would be better', () => {
    expect(whyNot({ kind: 'digest', hash: 'SHA-512', as: 'raw', bytes })).toMatch(/PBKDF2/);
    const digits = whyNot({ kind: 'digest', hash: 'MD5', as: 'hex', bytes });
    expect(digits).toMatch(/32 bytes of key are worth 16/);
    expect(whyNot({ kind: 'evp', hash: 'MD5', salt, bytes })).toMatch(/scrypt/);
  });

  it('is said of PBKDF2 with few iterations, and not with many, nor of scrypt', () => {
    const pbkdf2 = { kind: 'pbkdf2', hash: 'SHA-256', salt, bytes } as const;
    expect(whyNot({ ...pbkdf2, iterations: 10_000 })).toMatch(/10,000 .*600,000/);
    expect(whyNot({ ...pbkdf2, iterations: 100_000 })).toBeUndefined();
    expect(whyNot({ kind: 'scrypt', salt, N: 2 ** 14, r: 8, p: 1, bytes })).toBeUndefined();
  });
});

describe('the usual derivations', () => {
  it('are each there once and can all be done', async () => {
    const names = [
      ...USUAL.map(({ hash, iterations }) => `${hash} ${iterations}`),
      ...USUAL_SCRYPT.map(({ N, r, p }) => `${N} ${r} ${p}`),
    ];
    expect(new Set(names).size).toBe(names.length);
    for (const { hash, iterations } of USUAL)
      expect(
        await derive({ kind: 'pbkdf2', hash, salt, iterations, bytes: 16 }, passphrase),
      ).toHaveLength(16);
  });
});
