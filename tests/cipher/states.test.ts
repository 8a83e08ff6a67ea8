import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import type { CipherStep, StepName } from '../../src/lib/cipher/index.ts';
import {
  cipher,
  invCipher,
  keyExpansion,
  recordCipher,
  recordInvCipher,
  stateCount,
  traceCipher,
  traceInvCipher,
} from '../../src/lib/cipher/index.ts';
import { readVectors } from '../vectors/read.ts';

type Round = Record<string, string>;
interface StatesVector {
  readonly id: string;
  readonly kb: number;
  readonly k: string;
  readonly p: string;
  readonly c: string;
  readonly schedule: readonly string[];
  readonly enc: readonly Round[];
  readonly dec: readonly Round[];
}

const VECTORS = readVectors<StatesVector[]>('trace.json');

/** The lines of Appendix C for these rounds: the vectors leave out the input, round key 0 and the output. */
function lines(input: string, firstKey: string, rounds: readonly Round[], output: string) {
  return [
    [0, 'input', input],
    [0, 'k_sch', firstKey],
    ...rounds.flatMap((round, i) =>
      Object.entries(round).map(([name, hex]) => [i + 1, ourName(name), hex]),
    ),
    [rounds.length, 'output', output],
  ];
}

/** Appendix C puts an i before the inverse cipher's `start` and `k_sch`; our traces know their direction. */
function ourName(name: string): string {
  return name.replace('istart', 'start').replace('ik_sch', 'k_sch');
}

/** The vectors name the state after the last AddRoundKey `ik_add`; Appendix C knows it as the output alone. */
function withoutLastAdd(rounds: readonly Round[]): Round[] {
  return rounds.map(({ ik_add, ...rest }, i) =>
    i + 1 < rounds.length ? { ...rest, ik_add } : rest,
  );
}

function readable(steps: readonly CipherStep[]) {
  return steps.map(({ round, step, state }) => [round, step, toHex(state)]);
}

describe.each(VECTORS)('$id', ({ kb, k, p, c, schedule, enc, dec }) => {
  const keys = keyExpansion(fromHex(k));

  it('keyExpansion gives every round key', () => {
    const roundKeys = schedule.map((_, i) => toHex(keys.roundKeys.subarray(16 * i, 16 * i + 16)));
    expect(roundKeys).toEqual(schedule);
    expect(keys.roundKeys).toHaveLength(16 * schedule.length);
    expect([keys.rounds, keys.keyBytes]).toEqual([schedule.length - 1, kb / 8]);
  });

  it('traceCipher gives every state of every round, in the order of Appendix C', () => {
    expect(readable(traceCipher(keys, fromHex(p)))).toEqual(lines(p, schedule[0], enc, c));
  });

  it('traceInvCipher gives every state on the way back', () => {
    const lastKey = schedule[schedule.length - 1];
    expect(readable(traceInvCipher(keys, fromHex(c)))).toEqual(
      lines(c, lastKey, withoutLastAdd(dec), p),
    );
  });

  it('the state that traceInvCipher calls output is the one after the last AddRoundKey', () => {
    expect(traceInvCipher(keys, fromHex(c)).at(-1)?.state).toEqual(fromHex(dec.at(-1)!['ik_add']));
  });

  it('cipher and invCipher give the last of these states', () => {
    expect(toHex(cipher(keys, fromHex(p)))).toBe(c);
    expect(toHex(invCipher(keys, fromHex(c)))).toBe(p);
  });
});

describe('recordCipher and recordInvCipher', () => {
  const { k, p, c } = VECTORS[0];
  const keys = keyExpansion(fromHex(k));

  /** The states that a trace names, without the round keys between them. */
  function statesOf(steps: readonly CipherStep[]): string[] {
    const isState = (step: StepName) => step !== 'k_sch';
    return steps.filter(({ step }) => isState(step)).map(({ state }) => toHex(state));
  }

  /** The states that a recording holds, from the one numbered `first` on. */
  function recorded(states: Uint32Array, first: number): string[] {
    const bytes = new Uint8Array(states.buffer);
    return Array.from({ length: stateCount(keys) }, (_, i) =>
      toHex(bytes.subarray(16 * (first + i), 16 * (first + i) + 16)),
    );
  }

  it('leave the states that the traces name, one after another', () => {
    const states = new Uint32Array(4 * stateCount(keys));
    recordCipher(keys, fromHex(p), states);
    expect(recorded(states, 0)).toEqual(statesOf(traceCipher(keys, fromHex(p))));
    recordInvCipher(keys, fromHex(c), states);
    expect(recorded(states, 0)).toEqual(statesOf(traceInvCipher(keys, fromHex(c))));
  });

  it('begin at the state that they are told, and touch none before or after', () => {
    const states = new Uint32Array(4 * (stateCount(keys) + 2)).fill(0xeeeeeeee);
    recordCipher(keys, fromHex(p), states, 1);
    expect(recorded(states, 1).at(-1)).toBe(c);
    recordInvCipher(keys, fromHex(c), states, 1);
    expect(recorded(states, 1).at(-1)).toBe(p);
    expect(states.subarray(0, 4).every((word) => word === 0xeeeeeeee)).toBe(true);
    expect(states.subarray(-4).every((word) => word === 0xeeeeeeee)).toBe(true);
  });

  it.each([
    [16, 41],
    [24, 49],
    [32, 57],
  ])('need room for as many states as a key of %i bytes makes: %i', (keyBytes, count) => {
    expect(stateCount(keyExpansion(new Uint8Array(keyBytes)))).toBe(count);
  });
});
