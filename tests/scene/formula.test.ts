import { describe, expect, test } from 'vitest';
import { formulaOf } from '../../src/lib/scene/index.ts';
import { run, type Run } from './runs.ts';
import { written } from './written.ts';

const formula = ({ trace }: Run, block: number): string | undefined => {
  const it = formulaOf(trace, block);
  return it && written(it);
};

describe('the formula of a block has its real indices', () => {
  test.each([
    ['ecb', 'encrypt', 'C₃ = E(P₃)'],
    ['ecb', 'decrypt', 'P₃ = E⁻¹(C₃)'],
    ['cbc', 'encrypt', 'C₃ = E(P₃ ⊕ C₂)'],
    ['cbc', 'decrypt', 'P₃ = E⁻¹(C₃) ⊕ C₂'],
    ['cfb', 'encrypt', 'C₃ = P₃ ⊕ E(C₂)'],
    ['cfb', 'decrypt', 'P₃ = C₃ ⊕ E(C₂)'],
    ['ofb', 'encrypt', 'C₃ = P₃ ⊕ E(O₂)'],
    ['ofb', 'decrypt', 'P₃ = C₃ ⊕ E(O₂)'],
    ['ctr', 'encrypt', 'C₃ = P₃ ⊕ E(T₃)'],
    ['ctr', 'decrypt', 'P₃ = C₃ ⊕ E(T₃)'],
    ['gcm', 'encrypt', 'C₃ = P₃ ⊕ E(CB₃)'],
    ['gcm', 'decrypt', 'P₃ = C₃ ⊕ E(CB₃)'],
  ] as const)('%s, %s: %s', (mode, direction, expected) => {
    expect(formula(run(mode, direction), 3)).toBe(expected);
  });

  test('that of block 1 has the IV, or the first counter block', () => {
    expect(formula(run('cbc'), 1)).toBe('C₁ = E(P₁ ⊕ IV)');
    expect(formula(run('cbc', 'decrypt'), 1)).toBe('P₁ = E⁻¹(C₁) ⊕ IV');
    expect(formula(run('ctr'), 1)).toBe('C₁ = P₁ ⊕ E(T₁)');
  });

  test('GCM’s tag has one, and so has the tag that the one that came is compared with', () => {
    expect(formula(run('gcm'), 6)).toBe('T = (Y₅ ⊕ L) • H ⊕ E(J₀)');
    expect(formula(run('gcm', 'decrypt'), 6)).toBe('T′ = (Y₅ ⊕ L) • H ⊕ E(J₀)');
  });

  test('there is none of a block that isn’t there', () => {
    expect(formula(run('cbc'), 6)).toBeUndefined();
    expect(formula(run('cbc'), 0)).toBeUndefined();
    expect(formula(run('ctr', 'encrypt', ''), 1)).toBeUndefined();
  });

  test('every part knows the step that it stands for, so that the current one can be marked', () => {
    const { trace } = run('cbc');
    const { term } = formulaOf(trace, 3)!;
    expect(trace.step(term.step)).toMatchObject({ op: 'cipher', block: 3 });
    if (term.kind !== 'cipher' || term.of.kind !== 'xor') throw new Error('no cipher of a XOR');
    expect(trace.step(term.of.step)).toMatchObject({ op: 'xor', block: 3 });
    expect(trace.step(term.of.left.step)).toMatchObject({ op: 'in', block: 3 });
    expect(trace.step(term.of.right.step)).toMatchObject({ op: 'cipher', block: 2 });
  });
});
