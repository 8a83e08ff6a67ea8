import { describe, expect, it } from 'vitest';
import {
  blocksOf,
  concatBytes,
  equalBytes,
  splitBlocks,
  xorBytes,
} from '../../src/lib/bytes/index.ts';

const bytes = Uint8Array.from({ length: 37 }, (_, i) => i);

describe('splitBlocks', () => {
  it.each([
    [0, []],
    [1, [1]],
    [16, [16]],
    [17, [16, 1]],
    [37, [16, 16, 5]],
  ])('cuts %i bytes into blocks of %j', (length, sizes) => {
    expect(splitBlocks(bytes.subarray(0, length)).map((block) => block.length)).toEqual(sizes);
  });

  it('copies nothing: the blocks are views of the message', () => {
    expect(splitBlocks(bytes).every((block) => block.buffer === bytes.buffer)).toBe(true);
  });

  it('gives the blocks that blocksOf gives one by one', () => {
    expect([...blocksOf(bytes)]).toEqual(splitBlocks(bytes));
  });

  it('is undone by concatBytes', () => {
    expect(concatBytes(splitBlocks(bytes))).toEqual(bytes);
  });
});

describe('xorBytes', () => {
  it('adds byte by byte and changes neither input', () => {
    const [a, b] = [Uint8Array.of(0xff, 0x0f), Uint8Array.of(0x0f, 0x0f)];
    expect(xorBytes(a, b)).toEqual(Uint8Array.of(0xf0, 0));
    expect([a, b]).toEqual([Uint8Array.of(0xff, 0x0f), Uint8Array.of(0x0f, 0x0f)]);
  });

  it('is as long as its first input, and uses the first bytes of a longer second', () => {
    expect(xorBytes(Uint8Array.of(1), Uint8Array.of(3, 9))).toEqual(Uint8Array.of(2));
  });
});

describe('equalBytes', () => {
  it('is true of the same bytes in other memory', () => {
    expect(equalBytes(bytes, bytes.slice())).toBe(true);
  });

  it('is false where a byte or the length differs', () => {
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 3))).toBe(false);
    expect(equalBytes(Uint8Array.of(1, 2, 3), Uint8Array.of(1, 2))).toBe(false);
  });
});
