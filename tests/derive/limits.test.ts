import { describe, expect, it } from 'vitest';
import type { Derivation, DeriveField } from '../../src/lib/derive/index.ts';
import { derive, DeriveError } from '../../src/lib/derive/index.ts';

const salt = new Uint8Array(8);
const pbkdf2 = { kind: 'pbkdf2', hash: 'SHA-1', salt, iterations: 1, bytes: 32 } as const;
const scrypt = { kind: 'scrypt', salt, N: 16, r: 1, p: 1, bytes: 32 } as const;
const digest = { kind: 'digest', hash: 'MD5', as: 'raw', bytes: 16 } as const;

describe('a derivation that can’t be done', () => {
  it.each<[Derivation, DeriveField, RegExp]>([
    [{ ...pbkdf2, iterations: 0 }, 'iterations', /from 1 to 10,000,000; given was 0/],
    [{ ...pbkdf2, iterations: 1.5 }, 'iterations', /whole number.*1\.5/],
    [{ ...pbkdf2, iterations: 10_000_001 }, 'iterations', /10,000,000/],
    [{ ...pbkdf2, bytes: 0 }, 'bytes', /from 1 to 1,024; given was 0/],
    [{ ...pbkdf2, bytes: NaN }, 'bytes', /NaN/],
    [{ ...scrypt, N: 1000 }, 'N', /power of two.*1000/],
    [{ ...scrypt, N: 1 }, 'N', /power of two/],
    [{ ...scrypt, N: 2 ** 20, r: 8 }, 'N', /1,024 MiB.*256 MiB/],
    [{ ...scrypt, r: 0 }, 'r', /from 1/],
    [{ ...scrypt, p: 17 }, 'p', /to 16; given was 17/],
    [{ ...digest, bytes: 17 }, 'bytes', /MD5 gives 16 bytes; asked for were 17/],
    [{ ...digest, as: 'hex', bytes: 33 }, 'bytes', /hex digits gives 32/],
  ])('%j: the error names %s, the rule and what was given', async (derivation, field, says) => {
    const error: unknown = await derive(derivation, salt).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DeriveError);
    expect(error).toMatchObject({ field });
    expect((error as DeriveError).message).toMatch(says);
  });
});
