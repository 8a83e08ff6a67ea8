import { expect, test } from 'vitest';
import { readOperand, xorAll } from '../../src/components/attacks/operand.ts';

test('an operand is hex, or text between quotes', () => {
  expect(readOperand('30 39')).toEqual({ bytes: Uint8Array.of(0x30, 0x39) });
  expect(readOperand('"09"')).toEqual({ bytes: Uint8Array.of(0x30, 0x39) });
  expect(readOperand('“0”')).toEqual({ bytes: Uint8Array.of(0x30) });
  expect(readOperand('')).toEqual({ bytes: new Uint8Array(0) });
});

test('what is neither says which character is wrong, and how text is given', () => {
  expect(readOperand('pay')).toMatchObject({
    problem: expect.stringMatching(/character 1 .*"p"/i),
  });
  expect(readOperand('pay')).toMatchObject({ problem: expect.stringContaining('quotes') });
  expect(readOperand('3')).toMatchObject({ problem: expect.stringContaining('two hex digits') });
});

test('the sum leaves out what is empty, and wants one length', () => {
  const [a, b, c, none] = [[0x30], [0x39], [0x01], []].map((all) => Uint8Array.from(all));
  expect(xorAll([a, b, none])).toEqual({ bytes: Uint8Array.of(0x09) });
  expect(xorAll([a, b, c])).toEqual({ bytes: Uint8Array.of(0x08) });
  expect(xorAll([none, none, none])).toEqual({ bytes: none });
  expect(xorAll([a, Uint8Array.of(1, 2), none])).toEqual({
    problem: 'XOR needs operands of one length; these have 1 and 2 bytes.',
  });
});
