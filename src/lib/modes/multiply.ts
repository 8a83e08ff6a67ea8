/** 11100001 and 120 zeros: x¹²⁸ = x⁷ + x² + x + 1, the first bit being that of x⁰. SP 800-38D §6.3 */
const R = 0xe1000000;

/**
 * X • Y of the 16 bytes at `x` of `source` and at `y` of `other`, written at `to` of `target`: the sum of those multiples
 * of Y by powers of x that the bits of X name, first to last. SP 800-38D §6.3, algorithm 1
 */
export function multiplyAt(
  source: Uint8Array,
  x: number,
  other: Uint8Array,
  y: number,
  target: Uint8Array,
  to: number,
): void {
  let [v0, v1, v2, v3] = [0, 4, 8, 12].map((word) => wordAt(other, y + word));
  let [z0, z1, z2, z3] = [0, 0, 0, 0];
  for (let i = 0; i < 128; i++) {
    const named = -((source[x + (i >> 3)] >> (7 - (i & 7))) & 1); // all ones where bit i is set, else all zeros
    z0 ^= v0 & named;
    z1 ^= v1 & named;
    z2 ^= v2 & named;
    z3 ^= v3 & named;
    const out = -(v3 & 1) & R;
    v3 = (v3 >>> 1) | (v2 << 31);
    v2 = (v2 >>> 1) | (v1 << 31);
    v1 = (v1 >>> 1) | (v0 << 31);
    v0 = (v0 >>> 1) ^ out;
  }
  setWord(target, to, z0);
  setWord(target, to + 4, z1);
  setWord(target, to + 8, z2);
  setWord(target, to + 12, z3);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
}

function setWord(bytes: Uint8Array, at: number, word: number): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = word >>> (24 - 8 * i);
}
