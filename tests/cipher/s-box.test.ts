import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes/index.ts';
import { INV_SBOX, SBOX } from '../../src/lib/cipher/index.ts';

/**
 * The same table by another road: {03} generates every byte but {00}, so that p runs through all of them while q,
 * divided by {03} at each turn, stays its inverse.
 */
function byGenerator(): Uint8Array {
  const box = new Uint8Array(256).fill(0x63, 0, 1);
  const rotate = (q: number, n: number) => ((q << n) | (q >> (8 - n))) & 0xff;
  let [p, q] = [1, 1];
  do {
    p = p ^ ((p << 1) & 0xff) ^ (p & 0x80 ? 0x1b : 0);
    for (const n of [1, 2, 4]) q = (q ^ (q << n)) & 0xff;
    if (q & 0x80) q ^= 0x09;
    box[p] = q ^ rotate(q, 1) ^ rotate(q, 2) ^ rotate(q, 3) ^ rotate(q, 4) ^ 0x63;
  } while (p !== 1);
  return box;
}

describe('SBOX', () => {
  it('has the first and last row of FIPS 197 table 4', () => {
    expect(toHex(SBOX.subarray(0, 16))).toBe('637c777bf26b6fc53001672bfed7ab76');
    expect(toHex(SBOX.subarray(240))).toBe('8ca1890dbfe6426841992d0fb054bb16');
  });

  it('sends {53} to {ed}, the example of FIPS 197 §5.1.1', () => {
    expect(SBOX[0x53]).toBe(0xed);
  });

  it('is the table that inverses found by a generator give', () => {
    expect(toHex(SBOX)).toBe(toHex(byGenerator()));
  });

  it('leaves no byte in place, and sends none to its complement', () => {
    const bytes = Array.from(SBOX.keys());
    expect(bytes.filter((b) => SBOX[b] === b || SBOX[b] === (b ^ 0xff))).toEqual([]);
  });
});

describe('INV_SBOX', () => {
  it('has the first row of FIPS 197 table 6', () => {
    expect(INV_SBOX.subarray(0, 16)).toEqual(fromHex('52096ad53036a538bf40a39e81f3d7fb'));
  });

  it('undoes SBOX for every byte, and the other way round', () => {
    const bytes = Array.from(SBOX.keys());
    expect(bytes.map((b) => INV_SBOX[SBOX[b]])).toEqual(bytes);
    expect(bytes.map((b) => SBOX[INV_SBOX[b]])).toEqual(bytes);
  });
});
