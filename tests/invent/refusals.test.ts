import { describe, expect, test } from 'vitest';
import { compileMode, isMode } from '../../src/lib/invent/index.ts';
import { problemsFrom } from './support.ts';

describe('what can’t be undone is refused, with the reason', () => {
  test.each([
    ['C[i] = E(P[i]) ^ P[i]', 'twice in C[i], under E and beside it'],
    ['C[i] = E(P[i]) ^ E(P[i] ^ IV)', 'under E twice'],
    ['C[i] = E(IV)', 'nothing of the message'],
    ['C[i] = P[i] ^ P[i] ^ E(IV)', 'cancels out'],
    ['C[0] = IV\nC[i] = E(P[i-1] ^ C[i-1])\nP[0] = 0', 'P[n] is in no block'],
    ['C[i] = mul(P[i], E(IV))', 'may be 0'],
    ['C[i] = mul(P[i], 0)', 'multiplied by 0'],
    ['C[i] = left(P[i]) || 0', 'Only the left half'],
    ['C[i] = left(E(P[i])) || right(IV)', 'thrown away'],
    ['S[i] = E(P[i])\nC[i] = S[i] ^ rotl(P[i], 1)', 'under E and beside it'],
    ['C[i] = E(P[i] ^ P[i+1])', 'the message ends with P[n]'],
    [
      'P[n+1] = IV\nC[0] = IV\nC[i] = E(P[i] ^ P[i-1]) ^ P[i+1]\nP[0] = 0',
      'P[i+1], which isn’t there yet',
    ],
  ])('%j: %s', (equations, reason) => {
    const [problem] = problemsFrom(equations);
    expect(problem.message).toContain(reason);
    expect(problem.repair.length).toBeGreaterThan(10);
  });
});

describe('a circle is refused, and shown as one', () => {
  test.each([
    ['C[i] = E(C[i] ^ P[i])', ['C[i]', 'C[i]']],
    ['C[i] = E(S[i])\nS[i] = P[i] ^ C[i]', ['C[i]', 'S[i]', 'C[i]']],
    ['C[i] = P[i] ^ T[i]\nT[i] = inc(T[i])', ['T[i]', 'T[i]']],
    ['C[i] = E(A[i] ^ P[i])\nA[i] = B[i]\nB[i] = A[i]', ['A[i]', 'B[i]', 'A[i]']],
    [
      'C[i] = E(A[i] ^ P[i])\nA[i] = inc(B[i])\nB[i] = E(D[i])\nD[i] = A[i]',
      ['A[i]', 'B[i]', 'D[i]', 'A[i]'],
    ],
    ['C[0] = C[n]\nC[i] = E(P[i] ^ C[i-1])', ['C[1]', 'C[0]', 'C[1]']],
    ['C[i] = E(P[i])\nS[i] = S[i]', ['S[i]', 'S[i]']],
    ['H = E(H)\nC[i] = E(P[i] ^ H)', ['H', 'H']],
    ['A = B\nB = E(A)\nC[i] = P[i] ^ A', ['A', 'B', 'A']],
    ['C[i] = E(P[i] ^ S[0])\nS[0] = S[n]\nS[i] = S[i-1]', ['S[0]', 'S[1]', 'S[0]']],
    ['C[i] = E(P[i] ^ T)\nT = E(C[n])', ['C[1]', 'T', 'C[1]']],
  ])('%j', (equations, circle) => {
    const [problem] = problemsFrom(equations);
    expect(problem.kind).toBe('circle');
    expect(problem.circle).toEqual(circle);
  });
});

describe('an error stands at its character, with the rule and the repair', () => {
  test.each([
    ['C[i] = E(P[i)', 12, ']'],
    ['C[i] = E(P[i]', 13, ')'],
    ['C[i] = P[i] + 1', 12, 'inc( )'],
    ['C[i] = F(P[i])', 7, 'functions are'],
    ['C[i] = E(p[i])', 9, 'Write P'],
    ['C[i] = E(P1)', 9, 'P[1]'],
    ['C[i] = E(С[i])', 9, 'Latin letter C'],
    ['C[i] = E(P[i] ^ C[i-1])', 16, 'C[0] = IV'],
    ['C[i] = E(P[i] ^ X[i])', 16, 'X[i] = …'],
    ['C[i] = E(left(P[i]))', 9, '|| 0'],
    ['C[i] = rotl(P[i], 128)', 18, 'bits'],
    ['C[i] = E(P[i] ^ IV || 0)', 19, 'brackets'],
    ['C[i] = E(P[i] ^ 0x01)', 16, '32 digits'],
    ['C[i] = E(P[i])\nC[i] = P[i]', 15, 'Leave one'],
    ['C[i] = E(P[i])\nP[i] = D(C[i])', 15, 'Leave this line out'],
    ['IV = 0\nC[i] = E(P[i])', 0, 'C[0] = IV'],
    ['C[i] = E(P[i] ^ C[i-5])\nC[0] = IV', 17, 'Carry it along'],
    ['C[0] = E(P[i])\nC[i] = E(P[i])', 9, 'by a number'],
    ['\n# only words\n', 0, 'C[i] = E(P[i])'],
    ['C[i] =', 6, 'Write the value'],
  ])('%j at %i', (equations, at, repair) => {
    const [problem] = problemsFrom(equations);
    expect(problem.at).toBe(at);
    expect(problem.repair).toContain(repair);
    const before = equations.slice(0, at).split('\n');
    expect([problem.line, problem.column]).toEqual([before.length, before.at(-1).length + 1]);
  });

  test('each line has its own', () => {
    expect(problemsFrom('C[i] = E(\nS[i] = §\nT[i] = E(x)')).toHaveLength(3);
  });

  test('a source of 10,000 characters is refused in words', () => {
    const [problem, ...more] = problemsFrom(`C[i] = E(P[i])${' ^ IV ^ IV'.repeat(1000)}`);
    expect(more).toEqual([]);
    expect(problem.message).toMatch(/4000 characters; this has 10014/);
  });

  test('brackets that stand too deep are refused, and those that don’t are taken', () => {
    const nested = (depth: number) => `C[i] = ${'E('.repeat(depth)}P[i]${')'.repeat(depth)}`;
    expect(isMode(compileMode(nested(30)))).toBe(true);
    expect(problemsFrom(nested(500))[0].repair).toContain('a line of its own');
  });
});
