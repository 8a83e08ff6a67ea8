import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { MAX_FRAGMENT, readState, type StageState, writeState } from '../../src/lib/state/index.ts';
import { seededRandom } from '../support/random.ts';

const STATE: StageState = {
  mode: 'cbc',
  direction: 'encrypt',
  padding: 'pkcs7',
  key: '2b7e151628aed2a6abf7158809cf4f3c',
  iv: '000102030405060708090a0b0c0d0e0f',
  input: { text: 'Attack at dawn! 🐧' },
  ms: 1234.5,
  first: 3,
};
const encode = (value: unknown): string =>
  `v1j.${Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`;

const problem = async (fragment: string): Promise<string> => {
  const read = await readState(fragment);
  return 'problem' in read ? read.problem : 'was read';
};

describe('a link to an instant', () => {
  test('gives back the state that was written, field by field', async () => {
    for (const state of [
      STATE,
      { ...STATE, mode: 'ecb' as const, iv: '', first: undefined },
      { ...STATE, direction: 'decrypt' as const, input: { hex: 'ff00'.repeat(8) } },
      { ...STATE, input: { text: '' }, ms: 0 },
      { ...STATE, mode: 'gcm' as const, iv: '00'.repeat(12), aad: 'a0ff', span: 12 },
      { ...STATE, mode: 'gcm' as const, iv: '00', tagBytes: 12 },
      {
        ...STATE,
        mode: 'ctr' as const,
        counting: { at: 0, bytes: 8, order: 'little' as const },
      },
    ]) {
      const fragment = await writeState(state);
      expect(await readState(fragment!)).toEqual({ state: JSON.parse(JSON.stringify(state)) });
    }
  });

  test('is compressed where that pays, and is no longer than 8 KB', async () => {
    const long = await writeState({ ...STATE, input: { text: 'again and again '.repeat(2000) } });
    expect(long).toMatch(/^v1z\./);
    expect(long!.length).toBeLessThan(1000);
    const noise = Buffer.from(seededRandom('a message of noise').bytes(20_000)).toString('hex');
    expect(await writeState({ ...STATE, input: { hex: noise } })).toBeUndefined();
  });

  test('of another version says so', async () => {
    const fragment = (await writeState(STATE))!.replace(/^v1/, 'v7');
    expect(await problem(fragment)).toBe(
      'This link couldn’t be read: it is of version 7, and this page reads version 1.',
    );
  });

  test('that is garbage, cut, too long or broken is refused in words', async () => {
    const whole = (await writeState(STATE))!;
    expect(await problem('')).toMatch(/isn’t one of this page’s links/);
    expect(await problem('%zz')).toMatch(/isn’t one of this page’s links/);
    expect(await problem(whole.slice(0, -9))).toMatch(/cut or changed/);
    expect(await problem(`v1j.${'A'.repeat(MAX_FRAGMENT)}`)).toMatch(/longer than 8,192/);
    expect(await problem('v1q.AAAA')).toMatch(/cut or changed/);
    expect(await problem(encode('{"mode":'))).toMatch(/cut or changed/);
  });

  test('with a compressed bomb is refused before it is inflated', async () => {
    const bomb = `v1z.${deflateRawSync(Buffer.alloc(5_000_000)).toString('base64url')}`;
    expect(bomb.length).toBeLessThan(MAX_FRAGMENT);
    expect(await problem(bomb)).toMatch(/holds too much/);
  });

  const WRONG: [field: string, value: unknown][] = [
    ['mode', 'rot13'],
    ['mode', ['cbc']],
    ['key', 'zz'],
    ['key', '2b7e151628aed2a6abf7158809cf4f3'],
    ['key', 42],
    ['iv', '00'],
    ['tagBytes', 0],
    ['counting', { at: 0, bytes: 17, order: 'big' }],
    ['counting', { at: 0, bytes: 4, order: 'middle' }],
    ['ms', -1],
    ['ms', [1]],
    ['ms', '1'],
    ['first', 0],
    ['first', 1.5],
    ['span', 1000],
    ['span', 0.5],
    ['aad', 'abc'],
    ['input', { text: '\ud800' }],
    ['input', { text: 'x', hex: '00' }],
    ['input', { hex: 'abc' }],
  ];
  for (const [field, value] of WRONG) {
    test(`whose ${field} is ${JSON.stringify(value)} is refused, and the field is named`, async () => {
      expect(await problem(encode({ ...STATE, [field]: value }))).toContain(`“${field}`);
    });
  }

  test('with NaN, infinity, or a key that no state has is refused', async () => {
    const json = JSON.stringify(STATE);
    expect(await problem(encode(json.replace('1234.5', 'NaN')))).toMatch(/cut or changed/);
    expect(await problem(encode(json.replace('1234.5', '1e999')))).toContain('“ms”');
    for (const key of ['__proto__', 'constructor', 'toString', 'extra'])
      expect(await problem(encode(json.replace('{', `{"${key}":{"polluted":true},`)))).toContain(
        `“${key}”`,
      );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('100,000 fuzzed fragments: no exception, no pollution, and each is read or refused', async () => {
    const { integer: below } = seededRandom('fuzzed links');
    const json = JSON.stringify(STATE);
    const wholes = [
      (await writeState(STATE))!,
      encode(STATE),
      encode(json.replace('cbc', '__proto__')),
    ];
    const SPICE = [
      '__proto__',
      'constructor',
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '1e999',
      'null',
      '\\u0000',
      '-',
      '_',
      '.',
      '%',
      'v1z.',
      'v2j.',
      '🐧',
    ];
    let refused = 0;
    for (let i = 0; i < 100_000; i++) {
      // Half are broken as JSON and then encoded, so that they come as far as the schema; half as they travel.
      let text = i % 2 ? json : wholes[below(wholes.length)];
      for (let cuts = 1 + below(3); cuts > 0; cuts--) {
        const at = below(text.length + 1);
        const spice = below(2) ? SPICE[below(SPICE.length)] : String.fromCharCode(below(0x180));
        text = text.slice(0, at) + spice + text.slice(at + below(4));
      }
      const read = await readState(i % 2 ? encode(text) : text);
      if ('problem' in read) refused += 1;
      else
        expect(Object.keys(STATE)).toEqual(
          expect.arrayContaining(
            Object.keys(read.state).filter((key) => !['span', 'aad'].includes(key)),
          ),
        );
    }
    expect(refused).toBeGreaterThan(50_000);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
