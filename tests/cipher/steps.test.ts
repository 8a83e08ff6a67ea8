import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import {
  addRoundKey,
  invMixColumns,
  invShiftRows,
  invSubBytes,
  keyExpansion,
  mixColumns,
  multiply,
  shiftRows,
  subBytes,
} from '../../src/lib/cipher/index.ts';
import { seededRandom } from '../support/random.ts';

type Step = (s: Uint32Array, from: number, to: number) => void;

/** What `step` makes of one state, read at word 4 and written at word 8, and what it left around them. */
function apply(step: Step, state: Uint8Array) {
  const words = new Uint32Array(16);
  const bytes = new Uint8Array(words.buffer);
  bytes.fill(0xee);
  bytes.set(state, 16);
  step(words, 4, 8);
  return {
    input: bytes.slice(16, 32),
    output: bytes.slice(32, 48),
    around: [bytes[15], bytes[48]],
  };
}

const random = seededRandom('steps');
const STATES = Array.from({ length: 100 }, () => random.bytes(16));
const PAIRS: [string, Step, Step][] = [
  ['subBytes', subBytes, invSubBytes],
  ['shiftRows', shiftRows, invShiftRows],
  ['mixColumns', mixColumns, invMixColumns],
];

describe.each(PAIRS)('%s', (_, step, inverse) => {
  it('is undone by its inverse, and undoes it', () => {
    for (const state of STATES) {
      expect(apply(inverse, apply(step, state).output).output).toEqual(state);
      expect(apply(step, apply(inverse, state).output).output).toEqual(state);
    }
  });

  it('leaves the state that it reads, and the bytes around the one that it writes', () => {
    const { input, around } = apply(step, STATES[0]);
    expect(input).toEqual(STATES[0]);
    expect(around).toEqual([0xee, 0xee]);
  });
});

describe('the steps of round 1 of FIPS 197 Appendix B', () => {
  it.each([
    ['subBytes', subBytes, '193de3bea0f4e22b9ac68d2ae9f84808', 'd42711aee0bf98f1b8b45de51e415230'],
    [
      'shiftRows',
      shiftRows,
      'd42711aee0bf98f1b8b45de51e415230',
      'd4bf5d30e0b452aeb84111f11e2798e5',
    ],
    [
      'mixColumns',
      mixColumns,
      'd4bf5d30e0b452aeb84111f11e2798e5',
      '046681e5e0cb199a48f8d37a2806264c',
    ],
  ] as const)('%s', (_, step, before, after) => {
    expect(toHex(apply(step, fromHex(before)).output)).toBe(after);
  });

  it('addRoundKey', () => {
    const { w } = keyExpansion(fromHex('2b7e151628aed2a6abf7158809cf4f3c'));
    const step: Step = (s, from, to) => addRoundKey(s, from, to, w, 1);
    const { output } = apply(step, fromHex('046681e5e0cb199a48f8d37a2806264c'));
    expect(toHex(output)).toBe('a49c7ff2689f352b6b5bea43026a5049');
  });
});

describe('mixColumns', () => {
  /** Row r of a column times a matrix whose first row is `factors`, each next one turned right. FIPS 197 §4.3 */
  const times = (factors: readonly number[]) => (state: Uint8Array) =>
    state.map((_, i) =>
      factors.reduce((sum, f, k) => sum ^ multiply(f, state[(i & 12) + ((i + k) & 3)]), 0),
    );

  it('multiplies each column by the matrix of {02} {03} {01} {01}', () => {
    for (const state of STATES)
      expect(apply(mixColumns, state).output).toEqual(times([2, 3, 1, 1])(state));
  });

  it('has for its inverse the matrix of {0e} {0b} {0d} {09}', () => {
    for (const state of STATES)
      expect(apply(invMixColumns, state).output).toEqual(times([0xe, 0xb, 0xd, 9])(state));
  });
});

describe('shiftRows', () => {
  it('turns row r by r places to the left, byte i being row i mod 4 of column ⌊i / 4⌋', () => {
    const { output } = apply(
      shiftRows,
      Uint8Array.from({ length: 16 }, (_, i) => i),
    );
    expect([...output]).toEqual([0, 5, 10, 15, 4, 9, 14, 3, 8, 13, 2, 7, 12, 1, 6, 11]);
  });
});
