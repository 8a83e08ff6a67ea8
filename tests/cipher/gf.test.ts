import { describe, expect, it } from 'vitest';
import { multiply, xtime } from '../../src/lib/cipher/index.ts';

const BYTES = Array.from({ length: 256 }, (_, b) => b);

/** The product of two polynomials reduced by long division: another way than `multiply`'s. */
function byDivision(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 8; bit++) if ((b >> bit) & 1) product ^= a << bit;
  for (let bit = 14; bit >= 8; bit--) if ((product >> bit) & 1) product ^= 0x11b << (bit - 8);
  return product;
}

describe('multiply', () => {
  it('gives the products of the examples in FIPS 197 §4.2', () => {
    expect(multiply(0x57, 0x83)).toBe(0xc1);
    expect(multiply(0x57, 0x13)).toBe(0xfe);
  });

  it('is the product of polynomials modulo x⁸ + x⁴ + x³ + x + 1, for all 65,536 pairs', () => {
    const wrong = BYTES.flatMap((a) => BYTES.filter((b) => multiply(a, b) !== byDivision(a, b)));
    expect(wrong).toEqual([]);
  });
});

describe('xtime', () => {
  it('gives the chain of the example in FIPS 197 §4.2', () => {
    const chain = [0x57];
    while (chain.length < 5) chain.push(xtime(chain[chain.length - 1]));
    expect(chain).toEqual([0x57, 0xae, 0x47, 0x8e, 0x07]);
  });

  it('is multiplication by {02}', () => {
    expect(BYTES.map(xtime)).toEqual(BYTES.map((b) => byDivision(b, 2)));
  });
});
