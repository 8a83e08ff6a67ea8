import { describe, expect, test } from 'vitest';
import { messageProblem, readIv, readKey } from '../../src/components/fields/read.ts';
import { toHex } from '../../src/lib/bytes/index.ts';

describe('a key', () => {
  test.each([
    [32, 'AES-128'],
    [48, 'AES-192'],
    [64, 'AES-256'],
  ])('of %i digits is read, and its size named', (digits, name) => {
    const read = readKey('5a'.repeat(digits / 2));
    expect(toHex(read.bytes!)).toBe('5a'.repeat(digits / 2));
    expect(read.count).toBe(`${digits} digits: ${name}`);
    expect(read.problem).toBeUndefined();
  });

  test.each([
    ['00', 2],
    ['0x0', 1],
    ['00 '.repeat(17), 34],
    ['0'.repeat(33), 33],
  ])('of another length says how many digits it has: %j', (text, digits) => {
    const { bytes, problem, offer } = readKey(text);
    expect(bytes).toBeUndefined();
    expect(problem).toBe(
      `AES keys have 32, 48 or 64 hex digits (16, 24 or 32 bytes). This one has ${digits}.`,
    );
    expect(offer).toBeUndefined();
  });

  test('that isn’t hex names the character, and offers the text’s own bytes where they would do', () => {
    const { problem, offer } = readKey('a byte of secret');
    expect(problem).toMatch(
      /^Character 4 \("y", U\+0079\) isn't a hex digit\. As text it is 16 bytes/,
    );
    expect(offer).toEqual({
      hex: toHex(new TextEncoder().encode('a byte of secret')),
      text: "Use the text's 16 bytes",
    });
    const short = readKey('secret');
    expect(short.offer).toBeUndefined();
    expect(short.problem).toContain('A key has 16, 24 or 32 bytes.');
  });
});

describe('an IV', () => {
  test('has 32 digits, however they are grouped', () => {
    expect(readIv('00:11 '.repeat(8), 'The IV').bytes).toHaveLength(16);
  });
  test.each([
    ['00', 'The IV has 32 hex digits (16 bytes). This one has 2.'],
    ['0', 'The IV has 32 hex digits (16 bytes). This one has 1.'],
    ['zz', 'Character 1 ("z", U+007A) isn\'t a hex digit.'],
  ])('that is %j is wrong for its own reason', (text, problem) => {
    expect(readIv(text, 'The IV').problem).toBe(problem);
  });
});

describe('a message', () => {
  test('has bytes, whatever its characters are', () => {
    expect(messageProblem('aé€🐧\0')).toBeUndefined();
  });
  test('with half a character names it and how to mend it', () => {
    expect(messageProblem('ab\udc27')).toBe(
      'Character 3 is half of a character (U+DC27, a lone surrogate) and has no UTF-8 bytes. Delete it, or type the whole character.',
    );
  });
});
