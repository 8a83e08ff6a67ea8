import { describe, expect, test } from 'vitest';
import { piecesOf, spansOf } from '../../src/lib/paint/index.ts';

const pieces = (text: string): string =>
  piecesOf(text)
    .map(({ text, shift }) => (shift === 'none' ? text : `${shift}(${text})`))
    .join('|');

describe('piecesOf', () => {
  test('lowers an index, all of its digits at once', () => {
    expect(pieces('P₃')).toBe('P|sub(3)');
    expect(pieces('C₁₂₃₄₅₆₇₈₉₀')).toBe('C|sub(1234567890)');
  });

  test('raises an exponent, with a real minus', () => {
    expect(pieces('AES-128⁻¹')).toBe('AES-128|super(−1)');
  });

  test('splits a sentence at its names', () => {
    expect(pieces('P₃ ⊕ C₂ gives I₃.')).toBe('P|sub(3)| ⊕ C|sub(2)| gives I|sub(3)|.');
  });

  test('leaves text without indices whole, and nothing as nothing', () => {
    expect(pieces('key K, 10 rounds')).toBe('key K, 10 rounds');
    expect(piecesOf('')).toEqual([]);
  });

  test('loses nothing', () => {
    for (const text of ['P₃ ⊕ C₂', '₁', '⁻¹', 'a₁b⁻¹c', '🐧₂שלום'])
      expect(piecesOf(text).reduce((sum, piece) => sum + [...piece.text].length, 0)).toBe(
        [...text].length,
      );
  });
});

describe('spansOf', () => {
  test('text on the line is bare', () => {
    expect(spansOf('key K')).toEqual([{ text: 'key K', attributes: {} }]);
  });

  test('an index is smaller and lower, and what follows is back on the line', () => {
    expect(spansOf('P₃ ⊕')).toEqual([
      { text: 'P', attributes: {} },
      { text: '3', attributes: { dy: '0.293em', 'font-size': '75%' } },
      { text: ' ⊕', attributes: { dy: '-0.22em' } },
    ]);
  });

  test('an exponent is smaller and higher', () => {
    expect(spansOf('AES⁻¹')[1]).toEqual({
      text: '−1',
      attributes: { dy: '-0.467em', 'font-size': '75%' },
    });
  });

  test('whatever comes, the last text on the line stands where the first did', () => {
    for (const text of ['P₃ x', 'A⁻¹ x', 'P₃⁻¹ x', '₁x', 'a₁b⁻¹c₂d']) {
      const moves = spansOf(text).map(({ attributes }) => {
        const size = attributes['font-size'] ? 0.75 : 1;
        return parseFloat(attributes['dy'] ?? '0') * size;
      });
      expect(moves.reduce((sum, move) => sum + move, 0)).toBeCloseTo(0, 2);
    }
  });
});
