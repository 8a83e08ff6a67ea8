/**
 * The 16 bytes at `from` of `source`, as one row of 128 bits moved to the left by `bits`, 0 to 127, written at `to` of `target`:
 * the bits that fall out at the left come in at the right. The two may not overlap.
 */
export function rotateAt(
  source: Uint8Array,
  from: number,
  bits: number,
  target: Uint8Array,
  to: number,
): void {
  const [bytes, rest] = [bits >> 3, bits & 7];
  for (let i = 0; i < 16; i++) {
    const [high, low] = [bytes + i, bytes + i + 1].map((at) => source[from + (at & 15)]);
    target[to + i] = (high << rest) | (low >> (8 - rest));
  }
}
