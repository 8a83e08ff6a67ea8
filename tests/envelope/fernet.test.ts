import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { pythonWith, skipped } from '../relay/programs.ts';
import { decrypted, macFits, partsOf, proved } from './opened.ts';

/** The Fernet specification’s generate.json */
const SPEC = {
  token:
    'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==',
  secret: 'cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=',
  src: 'hello',
};

function expectOpens(token: string, secret: string, plaintext: string): void {
  const envelope = proved(token, 'fernet');
  const key = Buffer.from(secret, 'base64url');
  const { split } = envelope;
  expect(key).toHaveLength(split!.bytes);
  expect(macFits(envelope, key.subarray(...split!.mac!))).toBe(true);
  expect(decrypted(envelope, key.subarray(...split!.cipher))).toBe(plaintext);
}

describe('Fernet', () => {
  it('the specification’s token opens, and says when it was made', () => {
    expectOpens(SPEC.token, SPEC.secret, SPEC.src);
    const envelope = proved(SPEC.token, 'fernet');
    expect(partsOf(envelope)).toEqual([
      ...['version: Version', 'time: Time', 'iv: IV', 'ciphertext: Ciphertext', 'mac: HMAC'],
    ]);
    expect(envelope.parts[1].says).toContain('1985-10-26 at 08:20 UTC');
  });

  it('tokens that Python’s cryptography makes open', () => {
    const python = pythonWith(['cryptography']);
    if (!python) return skipped('Fernet by Python', 'no Python with cryptography');
    const program = `from cryptography.fernet import Fernet
for n in range(40):
    key = Fernet.generate_key()
    print(key.decode(), Fernet(key).encrypt(b'x' * n).decode())`;
    const lines = spawnSync(python, ['-c', program], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n');
    expect(lines).toHaveLength(40);
    lines.forEach((line, n) => {
      const [secret, token] = line.split(' ');
      expectOpens(token, secret, 'x'.repeat(n));
      expectOpens(`b'${token}'`.slice(2, -1), secret, 'x'.repeat(n));
    });
  });

  it('a token that is cut isn’t taken for one', () => {
    const formats = openEnvelope(SPEC.token.slice(0, -8)).map(({ format }) => format);
    expect(formats).toContain('bare');
    expect(formats).not.toContain('fernet');
  });
});
