import { describe, expect, test } from 'vitest';
import { contrast, THEMES, tokensIn } from './colours.ts';

const TEXT = [
  'ink',
  'quiet',
  'plaintext-text',
  'ciphertext-text',
  'key-text',
  'chain-text',
  'leak-text',
];
const MARKS = ['plaintext', 'ciphertext', 'key', 'chain', 'leak', 'edge'];
const GROUNDS = ['paper', 'card'];
/** What is read on which ground beside the page's own. */
const PAIRS = [
  ['on-strong', 'strong'],
  ['ink', 'padding-ground'],
  ['ink', 'leak-ground'],
  ['leak-text', 'leak-ground'],
  ['ink', 'sent-ground'],
  ['ink', 'received-ground'],
  ['quiet', 'sent-ground'],
  ['quiet', 'received-ground'],
];

describe('the contrast of black and white is 21, of a colour and itself 1', () => {
  test('as WCAG defines it', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBe(21);
    expect(contrast([90, 100, 117], [90, 100, 117])).toBe(1);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  });
});

describe.each(THEMES)('%s theme', (theme) => {
  const tokens = tokensIn(theme);
  const between = (a: string, b: string): number => contrast(tokens.get(a)!, tokens.get(b)!);

  test('every colour that is asked for is there', () => {
    const names = [...TEXT, ...MARKS, ...GROUNDS, ...PAIRS.flat(), 'on-full'];
    expect(names.filter((name) => !tokens.has(name))).toEqual([]);
  });

  test('no shade of text is left out here', () => {
    const shades = [...tokens.keys()].filter((name) => name.endsWith('-text'));
    expect(shades.filter((name) => !TEXT.includes(name))).toEqual([]);
  });

  test.each(TEXT.flatMap((text) => GROUNDS.map((ground) => [text, ground])))(
    '%s as text on %s has a contrast of 4.5',
    (text, ground) => expect(between(text, ground)).toBeGreaterThanOrEqual(4.5),
  );

  test.each(MARKS.flatMap((mark) => GROUNDS.map((ground) => [mark, ground])))(
    '%s as a mark on %s has a contrast of 3',
    (mark, ground) => expect(between(mark, ground)).toBeGreaterThanOrEqual(3),
  );

  test.each(PAIRS)('%s on %s has a contrast of 4.5', (text, ground) =>
    expect(between(text, ground)).toBeGreaterThanOrEqual(4.5),
  );
});
