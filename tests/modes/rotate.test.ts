import { describe, expect, test } from 'vitest';
import { seeded, toHex } from '../../src/lib/bytes/index.ts';
import { keyExpansion } from '../../src/lib/cipher/index.ts';
import {
  bytesOps,
  fieldInverse,
  type Mode,
  modeFacts,
  traceEncrypt,
} from '../../src/lib/modes/index.ts';

const random = seeded(17, 'rotate');
const ops = bytesOps(keyExpansion(random(16)));
const numberOf = (block: Uint8Array): bigint => BigInt(`0x${toHex(block)}`);
const ALL = (1n << 128n) - 1n;

describe('a rotation', () => {
  test('is that of a number of 128 bits, by every number of bits', () => {
    for (let bits = 0; bits < 128; bits++) {
      const x = random(16);
      const [n, by] = [numberOf(x), BigInt(bits)];
      expect(numberOf(ops.rotate(x, bits))).toBe(((n << by) | (n >> (128n - by))) & ALL);
    }
  });
});

test('what is doubled and halved is as it was, and the other way round', () => {
  for (let n = 0; n < 200; n++) {
    const x = random(16);
    expect(toHex(ops.halve(ops.double(x)))).toBe(toHex(x));
    expect(toHex(ops.double(ops.halve(x)))).toBe(toHex(x));
  }
});

test('a block times its inverse is 1, and 0 has none', () => {
  const one = Uint8Array.from({ length: 16 }, (_, i) => (i === 0 ? 0x80 : 0));
  for (let n = 0; n < 20; n++) {
    const x = random(16);
    expect(toHex(ops.multiply(x, fieldInverse(x)))).toBe(toHex(one));
  }
  expect(toHex(fieldInverse(new Uint8Array(16)))).toBe('00'.repeat(16));
});

test('recorded, they make the same bytes, and say by how many bits and under which name', () => {
  const mode: Mode = {
    ...modeFacts.ecb,
    id: 'turned',
    *encrypt({ rotate, halve, tell }, blocks) {
      for (const p of blocks) {
        const half = halve(p);
        tell?.name(half, 'H', 7);
        yield rotate(half, 13);
      }
    },
    decrypt: () => [],
  };
  const x = random(16);
  const { steps, output } = traceEncrypt({ mode, key: random(16), padding: 'none' }, x);
  expect(toHex(output)).toBe(toHex(ops.rotate(ops.halve(x), 13)));
  expect(steps.map(({ op, rotated, named, counted }) => [op, rotated, named, counted])).toEqual([
    ['in', undefined, undefined, undefined],
    ['halve', undefined, { letter: 'H', index: 7 }, undefined],
    ['rotate', 13, undefined, undefined],
  ]);
});
