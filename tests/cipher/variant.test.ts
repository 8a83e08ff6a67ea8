import { describe, expect, test } from 'vitest';
import { seeded, toHex } from '../../src/lib/bytes/index.ts';
import {
  agreements,
  cipher,
  departures,
  fipsVariant,
  keyExpansion,
  reachedBytes,
  readSBox,
  recoverLinear,
  SBOX,
  SBOX_EQUATIONS,
  squareSum,
  traceCipher,
  type Variant,
  variantCipher,
  variantStates,
} from '../../src/lib/cipher/index.ts';

const random = seeded(3, 'variants');
const key = random(16);
const blocks = Array.from({ length: 40 }, () => random(16));
const without = (changes: Partial<Variant>, of = key) => {
  const variant = { ...fipsVariant(of.length), ...changes };
  return (block: Uint8Array) => variantCipher(variant, of, block);
};
const linearBox = () => {
  const read = readSBox(SBOX_EQUATIONS.affine);
  if ('problem' in read) throw new Error(read.problem);
  return read.sBox;
};

describe('with nothing changed', () => {
  test.each([16, 24, 32])('it is FIPS 197’s AES, for keys of %i bytes', (length) => {
    const own = random(length);
    for (const block of blocks)
      expect(toHex(without({}, own)(block))).toBe(toHex(cipher(keyExpansion(own), block)));
    expect(departures(fipsVariant(length), length)).toEqual([]);
  });

  test('its states are those of FIPS 197’s Appendix C', () => {
    const lines = traceCipher(keyExpansion(key), blocks[0]);
    const ends = lines.filter(({ step }) => ['input', 'start', 'output'].includes(step));
    expect(variantStates(fipsVariant(16), key, blocks[0]).map(toHex)).toEqual(
      ends.map(({ state }) => toHex(state)),
    );
  });
});

describe('what is changed is said', () => {
  test.each([
    [{ rounds: 3 }, '3 of 10 rounds'],
    [{ subBytes: false }, 'without SubBytes'],
    [{ keySchedule: false }, 'with one key for all rounds'],
    [{ sBox: new Uint8Array(256).map((_, i) => i) }, 'with another S-box'],
  ])('%o', (changes, words) => {
    expect(departures({ ...fipsVariant(16), ...changes }, 16)).toEqual([words]);
  });
});

describe('without SubBytes', () => {
  test.each([
    ['left out', { subBytes: false }],
    ['with an S-box that only XORs', { sBox: linearBox() }],
  ])('the whole cipher is recovered from 129 blocks: %s', (_, changes) => {
    const oracle = without(changes);
    const { asked, encrypt } = recoverLinear(oracle);
    expect([asked, agreements(oracle, encrypt, blocks)]).toEqual([129, blocks.length]);
  });

  test('and true AES isn’t, nor one round of it', () => {
    for (const changes of [{}, { rounds: 1 }]) {
      const oracle = without(changes);
      expect(agreements(oracle, recoverLinear(oracle).encrypt, blocks)).toBe(0);
    }
  });
});

describe('the structure that is left', () => {
  test('without MixColumns a byte reaches one byte, and without ShiftRows a column', () => {
    expect(reachedBytes(without({ mixColumns: false }), blocks[0], 5)).toHaveLength(1);
    expect(reachedBytes(without({ shiftRows: false }), blocks[0], 5)).toEqual([4, 5, 6, 7]);
    expect(reachedBytes(without({}), blocks[0], 5)).toHaveLength(16);
  });

  test('after two rounds a byte reaches four bytes, after three all', () => {
    expect(reachedBytes(without({ rounds: 2 }), blocks[0], 0)).toHaveLength(4);
    expect(reachedBytes(without({ rounds: 3 }), blocks[0], 0)).toHaveLength(16);
  });

  test('up to three rounds the sum over all values of a byte is zero, and after five it isn’t', () => {
    for (const rounds of [2, 3])
      expect(squareSum(without({ rounds }), blocks[0], 2).every((byte) => byte === 0)).toBe(true);
    expect(squareSum(without({ rounds: 5 }), blocks[0], 2).some((byte) => byte !== 0)).toBe(true);
  });
});

describe('an S-box', () => {
  test('as the equation of FIPS 197 is FIPS 197’s', () => {
    expect(readSBox(SBOX_EQUATIONS.fips)).toEqual({ sBox: SBOX });
  });

  test('as a table is that table', () => {
    expect(readSBox([...SBOX].map((byte) => byte.toString(16).padStart(2, '0')).join(' '))).toEqual(
      { sBox: SBOX },
    );
  });

  test.each([
    ['x * x ^ x', 'here 00 and 01 both become 00'],
    ['63', 'here 00 and 01 both become 63'],
    ['rotl(x, 9)', 'a number of bits from 0 to 7'],
    ['inv(x', 'The equation ends, where )'],
    ['x + 1', 'At character 3 stands “+”'],
    ['', 'The equation ends'],
    ['00'.repeat(100), '512 digits of hex; this has 200'],
    ['('.repeat(100), 'end of the brackets'],
  ])('%j is refused: %s', (text, problem) => {
    expect(readSBox(text)).toHaveProperty('problem', expect.stringContaining(problem));
  });
});
