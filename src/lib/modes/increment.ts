/** Adds one to the last `bits` bits of the 16 bytes at `at`, as one big-endian number modulo 2^bits. SP 800-38A B.1 */
export function incrementAt(bytes: Uint8Array, at: number, bits: 32 | 128): void {
  const first = at + 16 - bits / 8;
  let i = at + 15;
  while (i > first && bytes[i] === 0xff) bytes[i--] = 0;
  bytes[i] += 1; // the first byte turns over by itself
}
