import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import { diagnose, type Diagnosis, type Given } from '../../src/lib/doctor/index.ts';
import { decrypt } from '../../src/lib/modes/index.ts';
import { type Case, Draw, KINDS } from './kinds.ts';
import { MORE_KINDS } from './more-kinds.ts';

const read = (path: string): (Case & { id: string })[] =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as (Case & { id: string })[];

function expectRight({ best, says }: Diagnosis, { right }: Case): void {
  if (right.says) expect(says).toContain(right.says);
  if (right.sure === 'none') return expect(best?.sure ?? 'weak', says).toBe('weak');
  expect(best, says).toBeDefined();
  const found = { plaintext: toHex(best!.plaintext), mode: best!.mode, key: toHex(best!.key) };
  const { plaintext, mode, key } = right;
  expect(found, says).toEqual({ plaintext, mode, key });
  expect(best!.sure).toBe(right.sure === 'proof' ? 'proof' : best!.sure);
  expect(best!.sure, says).not.toBe('weak');
}

describe('ciphertexts that people came with', () => {
  test.each(read('open.json'))('$id', async (one) => {
    expectRight(await diagnose(one.given as unknown as Given), one);
  });
});

const ALL = { ...KINDS, ...MORE_KINDS };

describe('the same kinds with other values, another order and other texts', () => {
  test.each(Object.keys(ALL))('%s', async (kind) => {
    const one = ALL[kind](new Draw(`${process.env.TEST_SEED ?? Date.now()}/${kind}`));
    expectRight(await diagnose(one.given as unknown as Given), one);
  });
});

describe('a finding', () => {
  const one = KINDS['colon-hex'](new Draw('a finding'));

  test('carries the very run that gives its plaintext', async () => {
    const { best } = await diagnose(one.given as unknown as Given);
    const { settings, input } = best!.run;
    expect(toHex(decrypt(settings, input))).toBe(one.right.plaintext);
  });

  test('says its evidence and its steps in sentences', async () => {
    const { best, tried } = await diagnose(one.given as unknown as Given);
    expect(tried).toBeGreaterThan(100);
    for (const sentence of [...best!.evidence, ...best!.steps])
      expect(sentence).toMatch(/^[A-Z0-9].*[.]$/s);
    expect(best!.evidence.join(' ')).toContain('tried');
  });
});

describe('the search', () => {
  const slow = KINDS['openssl-pbkdf2'](new Draw('slow'));

  test('ends with the signal’s reason', async () => {
    const ending = new AbortController();
    const result = diagnose(slow.given as unknown as Given, { signal: ending.signal });
    ending.abort(new Error('no longer needed'));
    await expect(result).rejects.toThrow('no longer needed');
  });

  test('tells how far it is, and at what', async () => {
    const told: [number, string][] = [];
    await diagnose(
      { ...(slow.given as unknown as Given), passphrase: 'another one' },
      { progress: (done, at) => told.push([done, at]) },
    );
    expect(told.length).toBeGreaterThan(1);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((a, b) => a - b));
    for (const [done, at] of told) {
      expect(done).toBeGreaterThanOrEqual(0);
      expect(done).toBeLessThanOrEqual(1);
      expect(at).toMatch(/PBKDF2|scrypt|EVP/);
    }
  });

  test.each([
    ['nothing at all', { ciphertext: '' }, 'There is no ciphertext yet.'],
    ['no key', { ciphertext: 'ab'.repeat(32) }, 'no key and no passphrase'],
    ['a key of no use', { ciphertext: 'ab'.repeat(32), key: '!' }, 'Nothing fits'],
  ])('of %s says so', async (_, given, says) => {
    const found = await diagnose(given);
    expect(found.best).toBeUndefined();
    expect(found.says).toContain(says);
  });

  test('calls nothing in noise strong', async () => {
    for (let i = 0; i < 6; i++) {
      const draw = new Draw(`noise ${i}`);
      const { findings } = await diagnose({
        ciphertext: draw.bytes(16 * (1 + draw.below(5))).toString('hex'),
        key: draw.bytes(16).toString('hex'),
        iv: draw.bytes(16).toString('hex'),
      });
      for (const { sure } of findings) expect(sure).toBe('weak');
    }
  });
});
