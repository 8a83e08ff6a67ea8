import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { openEnvelope } from '../../src/lib/envelope/index.ts';
import { decrypted, encrypted, expectWhole } from './opened.ts';

const key = randomBytes(32);
const MESSAGE = 'the boat leaves at seven';
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const iv = randomBytes(16);
const cbc = encrypted('cbc', key, iv, MESSAGE).ciphertext;
const nonce = randomBytes(12);
const { ciphertext, tag } = encrypted('gcm', key, nonce, MESSAGE);
const salt = randomBytes(16);

describe('two values joined by a mark', () => {
  const spell = { hex: toHex, base64 };
  const marks = [':', '::', '.', ',', '|', '$', ';', '-', '--', '~', '*', '\n', ' : '];
  it.each(
    marks.flatMap((mark) => (['hex', 'base64'] as const).map((form) => [mark, form] as const)),
  )('%j, in %s: IV first opens, and so does IV last', (mark, form) => {
    for (const values of [
      [iv, cbc],
      [cbc, iv],
    ]) {
      const all = openEnvelope(values.map(spell[form]).join(mark));
      all.forEach(expectWhole);
      const right = all.find(
        (one) => toHex(one.iv ?? cbc) === toHex(iv) && one.format === 'separated',
      )!;
      expect(decrypted(right, key, 'cbc')).toBe(MESSAGE);
      if (values[0] === iv) expect(all[0]).toBe(right);
    }
  });

  it('a short IV typed in as text is one', () => {
    const text = `1234567890123456:${base64(cbc)}`;
    const ivs = openEnvelope(text).map((one) => Buffer.from(one.iv ?? []).toString('latin1'));
    expect(ivs).toContain('1234567890123456');
  });
});

describe('three and four values joined by a mark', () => {
  it.each([
    ['iv:tag:ciphertext', [nonce, tag, ciphertext]],
    ['iv:ciphertext:tag', [nonce, ciphertext, tag]],
    ['ciphertext:iv:tag', [ciphertext, nonce, tag]],
    ['ciphertext:tag:iv', [ciphertext, tag, nonce]],
    ['salt:iv:tag:ciphertext', [salt, nonce, tag, ciphertext]],
    ['salt:iv:ciphertext:tag', [salt, nonce, ciphertext, tag]],
  ] as const)('%s is among those that are given, in hex and base64url', (_, values) => {
    for (const [spell, mark] of [
      [toHex, ':'],
      [base64url, '.'],
      [base64, '$'],
    ] as const) {
      const all = openEnvelope(values.map(spell).join(mark));
      all.forEach(expectWhole);
      expect(all.some((one) => one.tag !== undefined && opens(one))).toBe(true);
    }
  });

  it('salt:iv:ciphertext says how a passphrase can become the key', () => {
    const all = openEnvelope([salt, iv, cbc].map(toHex).join(':'));
    const right = all.find(
      (one) => one.salt && toHex(one.salt) === toHex(salt) && one.iv?.length === 16,
    )!;
    expect(right.derivations![0]).toMatchObject({ kind: 'pbkdf2', bytes: 32 });
    expect(decrypted(right, key, 'cbc')).toBe(MESSAGE);
  });

  it('what stands in front as a word is the version, and names the mode', () => {
    const [envelope] = openEnvelope(`aes-256-cbc:v1:${toHex(iv)}:${toHex(cbc)}`);
    expectWhole(envelope);
    expect(envelope.parts.filter(({ role }) => role === 'version')).toHaveLength(2);
    expect(envelope.modes).toEqual(['cbc']);
    const [dollars] = openEnvelope(
      `$aes-256-gcm$${toHex(nonce)}$${toHex(tag)}$${toHex(ciphertext)}`,
    );
    expect(decrypted(dollars, key, 'gcm')).toBe(MESSAGE);
  });
});

describe('what only looks joined', () => {
  it.each([
    ['hex with colons', toHex(cbc).replace(/..(?!$)/g, '$&:')],
    ['an address', 'https://example.org/a.b?c=d'],
    ['a sentence', 'The boat, it is said, leaves at seven.'],
    ['a time', '2026-11-28 04:49:10'],
  ])('%s is none', (_, text) => {
    expect(openEnvelope(text).map(({ format }) => format)).not.toContain('separated');
  });
});

function opens(envelope: ReturnType<typeof openEnvelope>[number]): boolean {
  try {
    return decrypted(envelope, key, 'gcm') === MESSAGE;
  } catch {
    return false;
  }
}
