import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, xorBytes } from '../../src/lib/bytes/index.ts';
import { multiplyAt } from '../../src/lib/modes/multiply.ts';
import { SEED } from '../support/random.ts';

console.log(`multiply: TEST_SEED=${SEED}`);
const RUNS = { seed: SEED | 0, numRuns: 300 };
const block = fc.uint8Array({ minLength: 16, maxLength: 16 });
/** x⁰: the first bit. */
const ONE = fromHex(`80${'00'.repeat(15)}`);

function times(a: Uint8Array, b: Uint8Array): Uint8Array {
  const product = new Uint8Array(16);
  multiplyAt(a, 0, b, 0, product, 0);
  return product;
}

describe('the product in GF(2¹²⁸)', () => {
  it('is the one in the first example of the GCM specification: (0 ⊕ C₁) • H', () => {
    const h = fromHex('66e94bd4ef8a2c3b884cfa59ca342b2e');
    const c1 = fromHex('0388dace60b6a392f328c2b971b2fe78');
    expect(toHex(times(c1, h))).toBe('5e2ec746917062882c85b0685353deb7');
  });

  it('of x and x¹²⁷ is x⁷ + x² + x + 1', () => {
    expect(toHex(times(fromHex(`40${'00'.repeat(15)}`), fromHex(`${'00'.repeat(15)}01`)))).toBe(
      `e1${'00'.repeat(15)}`,
    );
  });

  it('is the same both ways around and however it is bracketed, has 1, and goes into a sum', () => {
    fc.assert(
      fc.property(block, block, block, (a, b, c) => {
        expect(times(a, b)).toEqual(times(b, a));
        expect(times(times(a, b), c)).toEqual(times(a, times(b, c)));
        expect(times(a, ONE)).toEqual(a);
        expect(times(xorBytes(a, b), c)).toEqual(xorBytes(times(a, c), times(b, c)));
      }),
      RUNS,
    );
  });

  it('is read and written at its places, also over one of its factors', () => {
    fc.assert(
      fc.property(block, block, (a, b) => {
        const memory = Uint8Array.of(0xee, ...a, ...b, 0xee);
        multiplyAt(memory, 1, memory, 17, memory, 1);
        expect(memory).toEqual(Uint8Array.of(0xee, ...times(a, b), ...b, 0xee));
      }),
      RUNS,
    );
  });
});
