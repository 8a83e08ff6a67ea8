import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { Derivation, HashId } from '../../src/lib/derive/index.ts';
import { derive } from '../../src/lib/derive/index.ts';

/** Key and IV that `openssl enc -P` prints, one after the other. */
function printed(passphrase: string, ...args: string[]): string {
  const out = execFileSync('openssl', ['enc', '-P', ...args, '-k', passphrase], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const value = (name: string) => new RegExp(`^${name} *=([0-9A-F]+)$`, 'm').exec(out)![1];
  return (value('key') + value('iv')).toLowerCase();
}

const SALT = '0123456789abcdef';
const salt = fromHex(SALT);

describe('key and IV as `openssl enc -P` prints them', () => {
  const sizes = [128, 192, 256] as const;
  it.each(
    sizes.flatMap((bits) =>
      (['MD5', 'SHA-1', 'SHA-256', 'SHA-512'] as const).map((hash) => [bits, hash] as const),
    ),
  )('AES-%i, EVP_BytesToKey with %s', async (bits, hash: HashId) => {
    const derivation: Derivation = { kind: 'evp', hash, salt, bytes: bits / 8 + 16 };
    const md = hash.replace('-', '').toLowerCase();
    expect(toHex(await derive(derivation, encodeUtf8('né 1')))).toBe(
      printed('né 1', `-aes-${bits}-cbc`, '-md', md, '-S', SALT),
    );
  });

  it('without a salt', async () => {
    const none = new Uint8Array(0);
    const derivation: Derivation = { kind: 'evp', hash: 'SHA-256', salt: none, bytes: 48 };
    expect(toHex(await derive(derivation, encodeUtf8('x')))).toBe(
      printed('x', '-aes-256-cbc', '-nosalt'),
    );
  });

  it.each([
    ['SHA-256', 10_000, ['-pbkdf2']],
    ['SHA-512', 77, ['-pbkdf2', '-iter', '77', '-md', 'sha512']],
  ] as const)('PBKDF2 with %s and %i iterations', async (hash, iterations, args) => {
    const derivation: Derivation = { kind: 'pbkdf2', hash, salt, iterations, bytes: 48 };
    expect(toHex(await derive(derivation, encodeUtf8('seven')))).toBe(
      printed('seven', '-aes-256-cbc', '-S', SALT, ...args),
    );
  });
});
