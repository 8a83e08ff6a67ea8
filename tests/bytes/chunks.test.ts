import { describe, expect, test } from 'vitest';
import { blockAt, hexOfByte, stir } from '../../src/lib/bytes/index.ts';

const bytes = Uint8Array.from({ length: 37 }, (_, i) => i);

describe('blockAt', () => {
  test('counts blocks from 1, and the last has what is left', () => {
    expect([...blockAt(bytes, 1)]).toEqual([...bytes.subarray(0, 16)]);
    expect([...blockAt(bytes, 2)]).toEqual([...bytes.subarray(16, 32)]);
    expect([...blockAt(bytes, 3)]).toEqual([32, 33, 34, 35, 36]);
  });

  test('of a block that isn’t there there are no bytes', () => {
    expect(blockAt(bytes, 4).length).toBe(0);
  });

  test('is a view, and no copy', () => {
    expect(blockAt(bytes, 2).buffer).toBe(bytes.buffer);
  });
});

describe('stir', () => {
  test('is the finalizer of MurmurHash3', () => {
    expect([0, 1, 2, 0xffffffff].map(stir)).toEqual([0, 0x514e28b7, 0x30f4c306, 0x81f16f39]);
  });

  test('one bit of what goes in changes about half of what comes out', () => {
    for (let bit = 0; bit < 32; bit++) {
      const changed = (stir(0x12345678) ^ stir(0x12345678 ^ (1 << bit))) >>> 0;
      const count = changed.toString(2).replaceAll('0', '').length;
      expect(count).toBeGreaterThan(5);
      expect(count).toBeLessThan(27);
    }
  });
});

test('a byte has two hex digits', () => {
  expect([0, 9, 16, 255].map(hexOfByte)).toEqual(['00', '09', '10', 'ff']);
});
