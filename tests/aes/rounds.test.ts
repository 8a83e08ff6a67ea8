import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes/index.ts';
import {
  invMixColumns,
  invShiftRows,
  invSubBytes,
  mixColumns,
  shiftRows,
  subBytes,
} from '../../src/lib/cipher/index.ts';
import {
  coefficient,
  roundSourcesOf,
  type RoundStep,
  shiftedTo,
} from '../../src/lib/scene/index.ts';
import { B, C, gf, RUNS, runOf } from './runs.ts';

const bytes = [...Array(16).keys()];
const WORK = { subBytes, invSubBytes, shiftRows, invShiftRows, mixColumns, invMixColumns };

/** What the cipher itself makes of a state in such a step. */
function applied({ op, key }: RoundStep, state: Uint8Array): Uint8Array {
  if (op === 'input' || op === 'output') return state;
  if (op === 'addRoundKey') return state.map((byte, i) => byte ^ key![i]);
  const words = new Uint32Array(8);
  const memory = new Uint8Array(words.buffer);
  memory.set(state);
  WORK[op](words, 0, 4);
  return memory.slice(16);
}

describe.each(RUNS)('%s', (_, run) => {
  const of = (op: RoundStep['op']) => run.steps.filter((step) => step.op === op);
  const forth = run.direction === 'encrypt';

  it('has an input, four steps a round (three in the last, one before the first), and an output', () => {
    expect(run.steps).toHaveLength(4 * run.rounds + 2);
    expect(run.steps.map(({ id }) => id)).toEqual([...run.steps.keys()]);
    expect(of('addRoundKey')).toHaveLength(run.rounds + 1);
    expect(of(forth ? 'subBytes' : 'invSubBytes')).toHaveLength(run.rounds);
    expect(of(forth ? 'shiftRows' : 'invShiftRows')).toHaveLength(run.rounds);
    expect(of(forth ? 'mixColumns' : 'invMixColumns')).toHaveLength(run.rounds - 1);
  });

  it('counts rounds upwards, each in the order of FIPS 197', () => {
    const order = forth
      ? ['subBytes', 'shiftRows', 'mixColumns', 'addRoundKey']
      : ['invShiftRows', 'invSubBytes', 'addRoundKey', 'invMixColumns'];
    for (let round = 1; round <= run.rounds; round++) {
      const ops = run.steps
        .filter((s) => s.round === round && s.op !== 'output')
        .map(({ op }) => op);
      const last = round === run.rounds;
      expect(ops).toEqual(last ? order.filter((op) => !op.endsWith('ixColumns')) : order);
    }
    expect(run.steps.slice(0, 2).map(({ op, round }) => [op, round])).toEqual([
      ['input', 0],
      ['addRoundKey', 0],
    ]);
  });

  it('goes from each state to the next without a gap', () => {
    for (const { id, before } of run.steps.slice(1))
      expect(before).toEqual(run.steps[id - 1].after);
  });

  it('uses the round keys in order, backwards on the way back', () => {
    const used = of('addRoundKey').map(({ keyRound }) => keyRound!);
    const upwards = Array.from({ length: run.rounds + 1 }, (_, i) => i);
    expect(used).toEqual(forth ? upwards : upwards.reverse());
  });

  it('does in each step what the picture and the sentences say it does', () => {
    for (const { op, before, after, key } of run.steps) {
      if (op === 'addRoundKey') expect(after).toEqual(before.map((byte, i) => byte ^ key![i]));
      else if (op.endsWith('ubBytes')) expect(after).toEqual(before.map((byte) => run.box[byte]));
      else if (op.endsWith('hiftRows'))
        for (const i of bytes) expect(after[shiftedTo(i, op)]).toBe(before[i]);
      else if (op === 'mixColumns' || op === 'invMixColumns')
        for (const i of bytes) {
          const column = [0, 1, 2, 3].map((k) => before[i - (i % 4) + k]);
          const sum = column.reduce((s, byte, k) => s ^ gf(coefficient(op, i % 4, k), byte), 0);
          expect(after[i]).toBe(sum);
        }
      else expect(after).toEqual(before);
    }
  });

  it('names as a byte’s sources exactly the bytes that can change it', () => {
    const last = run.steps.length - 1;
    for (const step of [...run.steps.slice(0, 6), run.steps[last]]) {
      const normal = applied(step, step.before);
      for (const j of bytes) {
        const changed = bytes.filter((i) => {
          const other = Uint8Array.from(step.before);
          other[j] ^= 0x41;
          return applied(step, other)[i] !== normal[i];
        });
        const says = bytes.filter((i) => roundSourcesOf(step, i).includes(j));
        expect(says, `${step.op}, byte ${j}`).toEqual(changed);
      }
    }
  });
});

describe('readRounds', () => {
  it('ends where FIPS 197 says', () => {
    for (const { key, plaintext, ciphertext } of [B, ...C]) {
      expect(toHex(runOf(key, plaintext).steps.at(-1)!.after)).toBe(ciphertext);
      expect(toHex(runOf(key, ciphertext, 'decrypt').steps.at(-1)!.after)).toBe(plaintext);
    }
  });

  it('has round 1 of Appendix B as it is printed', () => {
    const states = runOf(B.key, B.plaintext)
      .steps.slice(1, 6)
      .map(({ op, after }) => [op, toHex(after)]);
    expect(states).toEqual([
      ['addRoundKey', '193de3bea0f4e22b9ac68d2ae9f84808'],
      ['subBytes', 'd42711aee0bf98f1b8b45de51e415230'],
      ['shiftRows', 'd4bf5d30e0b452aeb84111f11e2798e5'],
      ['mixColumns', '046681e5e0cb199a48f8d37a2806264c'],
      ['addRoundKey', 'a49c7ff2689f352b6b5bea43026a5049'],
    ]);
  });
});

describe('coefficient', () => {
  it('is the matrix of MixColumns, and that of InvMixColumns is its inverse', () => {
    const matrix = (op: 'mixColumns' | 'invMixColumns') =>
      [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((k) => coefficient(op, row, k)));
    expect(matrix('mixColumns')).toEqual([
      [2, 3, 1, 1],
      [1, 2, 3, 1],
      [1, 1, 2, 3],
      [3, 1, 1, 2],
    ]);
    const [m, n] = [matrix('mixColumns'), matrix('invMixColumns')];
    for (let r = 0; r < 4; r++)
      for (let c = 0; c < 4; c++)
        expect(m[r].reduce((sum, value, k) => sum ^ gf(value, n[k][c]), 0)).toBe(r === c ? 1 : 0);
  });
});
