/** What x¹²⁸ is modulo x¹²⁸ + x⁷ + x² + x + 1. IEEE 1619 §5.2 */
const REST = 0x87;

/**
 * The 16 bytes at `from`, multiplied by α = x in GF(2¹²⁸), written at `to`. IEEE 1619 §5.2 counts the other way round than
 * GCM: the lowest bit of the first byte is that of x⁰. So every bit goes up by one, and what falls out at the top comes in below.
 */
export function doubleAt(bytes: Uint8Array, from: number, to: number): void {
  let carry = 0;
  for (let i = 0; i < 16; i++) {
    const byte = bytes[from + i];
    bytes[to + i] = (byte << 1) | carry;
    carry = byte >> 7;
  }
  bytes[to] ^= REST * carry;
}

/** The 16 bytes at `from` times α⁻¹, written at `to`: what `doubleAt` did, taken back. */
export function halveAt(bytes: Uint8Array, from: number, to: number): void {
  const odd = bytes[from] & 1;
  let carry = odd; // x¹²⁷: what came in below had fallen out at the top
  const low = bytes[from] ^ (REST * odd);
  for (let i = 15; i >= 0; i--) {
    const byte = i === 0 ? low : bytes[from + i];
    bytes[to + i] = (byte >> 1) | (carry << 7);
    carry = byte & 1;
  }
}
