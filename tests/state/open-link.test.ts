import { describe, expect, test } from 'vitest';
import {
  MAX_FRAGMENT,
  type OpenState,
  readOpen,
  writeOpen,
  writeState,
} from '../../src/lib/state/index.ts';
import { seededRandom } from '../support/random.ts';

const STATE: OpenState = {
  page: 'open',
  texts: { ciphertext: 'q83v\n🐧', key: '00 11', tag: '' },
  forms: { key: 'hex' },
  mode: 'gcm',
  padding: 'none',
};
const encode = (value: unknown): string =>
  `v1j.${Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`;
const problem = async (fragment: string): Promise<string> => {
  const read = await readOpen(fragment);
  return 'problem' in read ? read.problem : 'was read';
};

describe('a link to what stands in the fields', () => {
  test('gives back what was written, field by field', async () => {
    const least: OpenState = { page: 'open', texts: { ciphertext: '' } };
    for (const state of [STATE, least])
      expect(await readOpen((await writeOpen(state))!)).toEqual({ state });
  });

  test('is no longer than 8 KB', async () => {
    const noise = Buffer.from(seededRandom('a ciphertext').bytes(9000)).toString('base64');
    expect(await writeOpen({ ...STATE, texts: { ciphertext: noise } })).toBeUndefined();
    const long = await writeOpen({ ...STATE, texts: { ciphertext: 'ab'.repeat(20_000) } });
    expect(long!.length).toBeLessThanOrEqual(MAX_FRAGMENT);
  });

  test.each([
    [{ ...STATE, page: 'lab' }, /field “page” has to be “open”, and is "lab"/],
    [{ ...STATE, mode: 'xyz' }, /field “mode” has to be one that this page knows/],
    [{ ...STATE, texts: { ciphertext: 7 } }, /field “texts.ciphertext” has to be a text/],
    [{ ...STATE, texts: { key: '' } }, /field “texts.ciphertext” is missing/],
    [{ ...STATE, forms: { key: 'zip' } }, /field “forms.key” has to be one/],
    [{ ...STATE, more: 1 }, /field “more” isn’t one that this page knows/],
    ['{"page":"open","texts":{"ciphertext":"","__proto__":"x"}}', /couldn’t be read/],
    [[], /couldn’t be read/],
  ])('that holds %j is refused, and says which field', async (value, says) => {
    expect(await problem(encode(value))).toMatch(says);
    expect({}).not.toHaveProperty('x');
  });

  test('that is garbage, cut or of another page is refused in words', async () => {
    const stage = await writeState({
      ...{ mode: 'ecb', direction: 'encrypt', padding: 'none', key: '00'.repeat(16), iv: '' },
      ...{ input: { text: '' }, ms: 0 },
    });
    expect(await problem(stage!)).toMatch(/field “page”/);
    expect(await problem('%zz')).toMatch(/isn’t one of this page’s links/);
    expect(await problem((await writeOpen(STATE))!.slice(0, -5))).toMatch(/cut or changed/);
  });

  test('is read, or refused in words, whatever was done to it', async () => {
    const random = seededRandom('links to /open/');
    const whole = JSON.stringify(STATE);
    for (let i = 0; i < 2000; i++) {
      const [at, code] = random.bytes(2);
      const changed = `${whole.slice(0, at % whole.length)}${String.fromCharCode(code)}${whole.slice((at % whole.length) + (i % 3))}`;
      const read = await readOpen(encode(changed));
      expect('problem' in read || read.state.page === 'open').toBe(true);
    }
  });
});
