import { describe, expect, test } from 'vitest';
import { nameOf, nameText } from '../../src/lib/scene/index.ts';
import { ciphertext, isOutput, nameId, plaintext } from '../../src/lib/diagram/index.ts';
import { DIRECTIONS, MODES, run, type Run } from './runs.ts';

/** The names of one block's values in the order in which they were computed, each with its role. */
const namesIn = ({ trace }: Run, block: number): string[] =>
  trace.steps
    .filter((step) => step.block === block)
    .map((step) => nameOf(trace, step))
    .map((name) => `${nameText(name)} ${name.role}`);

describe('values are named as the standard names them, each in its role', () => {
  test.each([
    ['ecb', 'encrypt', ['P₂ plaintext', 'C₂ ciphertext']],
    ['ecb', 'decrypt', ['C₂ ciphertext', 'P₂ plaintext']],
    ['cbc', 'encrypt', ['P₂ plaintext', 'I₂ value', 'C₂ ciphertext']],
    ['cbc', 'decrypt', ['C₂ ciphertext', 'O₂ value', 'P₂ plaintext']],
    ['cfb', 'encrypt', ['P₂ plaintext', 'O₂ value', 'C₂ ciphertext']],
    ['cfb', 'decrypt', ['C₂ ciphertext', 'O₂ value', 'P₂ plaintext']],
    ['ofb', 'encrypt', ['P₂ plaintext', 'O₂ value', 'C₂ ciphertext']],
    ['ofb', 'decrypt', ['C₂ ciphertext', 'O₂ value', 'P₂ plaintext']],
    ['ctr', 'encrypt', ['P₂ plaintext', 'T₂ chain', 'O₂ value', 'C₂ ciphertext']],
    ['ctr', 'decrypt', ['C₂ ciphertext', 'T₂ chain', 'O₂ value', 'P₂ plaintext']],
    [
      'gcm',
      'encrypt',
      ['P₂ plaintext', 'CB₂ chain', 'O₂ value', 'C₂ ciphertext', 'Y₁ ⊕ C₂ value', 'Y₂ chain'],
    ],
    [
      'gcm',
      'decrypt',
      ['C₂ ciphertext', 'Y₁ ⊕ C₂ value', 'Y₂ chain', 'CB₂ chain', 'O₂ value', 'P₂ plaintext'],
    ],
  ] as const)('%s, %s: %j', (mode, direction, names) => {
    expect(namesIn(run(mode, direction), 2)).toEqual(names);
  });

  test('what CBC starts from is IV, with no index; what CTR starts from is T₁', () => {
    expect(namesIn(run('cbc'), 0)).toEqual(['IV chain']);
    expect(namesIn(run('ctr'), 0)).toEqual(['T₁ chain']);
    expect(namesIn(run('ecb'), 0)).toEqual([]);
  });

  test.each(MODES.flatMap((mode) => DIRECTIONS.map((direction) => [mode, direction] as const)))(
    '%s, %s: no two values have the same name',
    (mode, direction) => {
      const { trace } = run(mode, direction);
      const names = trace.steps.map((step) => nameText(nameOf(trace, step)));
      expect(new Set(names).size).toBe(names.length);
    },
  );
});

describe('a name', () => {
  test('in text has its index in real subscript digits', () => {
    expect(nameText(plaintext(1_234_567_890))).toBe('P₁₂₃₄₅₆₇₈₉₀');
    expect(nameText({ text: 'IV', role: 'chain' })).toBe('IV');
  });

  test('in ids is lower case with a plain number', () => {
    expect([nameId(ciphertext(12)), nameId({ text: 'IV', role: 'chain' })]).toEqual(['c12', 'iv']);
  });
});

test('the results of a run are just those steps that it calls its outputs', () => {
  const { trace } = run('cbc');
  const results = trace.steps.filter(({ id }) => isOutput(trace, id)).map(({ id }) => id);
  expect(results).toEqual(trace.outputs);
});
