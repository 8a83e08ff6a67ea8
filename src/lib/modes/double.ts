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
