import { describe, expect, test } from 'vitest';
import { modes } from '../../src/lib/modes/index.ts';
import { formulaOf, stretchOf } from '../../src/lib/scene/index.ts';
import { written } from './written.ts';
import { DIRECTIONS, RARE, run, sceneOf } from './runs.ts';

const TEXT = 'Attack at dawn! Attack at dawn! Bring penguins';
const textOf = (mode: (typeof RARE)[number]): string => (mode === 'cfb8' ? 'Attac' : TEXT);

for (const mode of RARE)
  for (const direction of DIRECTIONS)
    describe(`${mode}, ${direction}`, () => {
      const it = run(mode, direction, textOf(mode), modes[mode].tagBytes ? { tagBytes: 8 } : {});
      const { trace } = it;

      test('every mark of every view has an id of its own', () => {
        for (let first = 1; first <= trace.blocks; first++)
          for (const look of ['NEAR', 'PHONE', 'MID'] as const) {
            const ids = sceneOf(it, look, first, 1 + trace.blocks - first).marks.map(
              ({ id }) => id,
            );
            expect(new Set(ids).size, `${look}, from ${first}`).toBe(ids.length);
          }
      });

      test('each byte of the message and of the result is found at its offset', () => {
        for (const what of ['plaintext', 'ciphertext'] as const) {
          const isInput = (what === 'plaintext') === (direction === 'encrypt');
          const bytes = isInput ? trace.input : trace.output;
          const stretch = stretchOf(trace, what, bytes.length);
          const found = [...bytes.keys()].map((i) => {
            const { step, byte } = stretch.placeAt(i)!;
            expect(stretch.indexOf(step)! + byte).toBe(i);
            return trace.step(step).bytes[byte];
          });
          expect(found).toEqual([...bytes]);
        }
      });
    });

describe('the formula of a block', () => {
  test.each([
    ['cfb8', 'encrypt', 3, 'C₃ = P₃ ⊕ E(LSB₁₂₀(I₂) ‖ C₂)'],
    ['cfb8', 'decrypt', 3, 'P₃ = C₃ ⊕ E(LSB₁₂₀(I₂) ‖ C₂)'],
    ['ccm', 'encrypt', 2, 'C₂ = P₂ ⊕ E(Ctr₂)'],
    ['ccm', 'encrypt', 4, 'T = Y₃ ⊕ E(Ctr₀)'],
    ['cbc-cs1', 'encrypt', 2, 'C₂ = MSB₁₁₂(O₂)'],
    ['cbc-cs1', 'encrypt', 3, 'C₃ = E(O₂ ⊕ P₃)'],
    ['cbc-cs3', 'encrypt', 2, 'C₂ = E(O₂ ⊕ P₃)'],
    ['cbc-cs3', 'encrypt', 3, 'C₃ = MSB₁₁₂(O₂)'],
    ['cbc-cs3', 'decrypt', 3, 'P₃ = C₃ ⊕ E⁻¹(C₂)'],
    ['cbc-cs3', 'decrypt', 2, 'P₂ = E⁻¹(C₃ ‖ LSB₁₆(E⁻¹(C₂))) ⊕ C₁'],
    ['xts', 'encrypt', 1, 'C₁ = E(P₁ ⊕ E₂(i)) ⊕ E₂(i)'],
    ['xts', 'encrypt', 3, 'C₃ = MSB₁₁₂(CC₂)'],
  ] as const)('%s, %s: block %i is %s', (mode, direction, block, says) => {
    const { trace } = run(mode, direction, textOf(mode));
    expect(written(formulaOf(trace, block)!)).toBe(says);
  });
});
