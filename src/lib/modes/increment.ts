/** Adds one to the 16 bytes at `at`, as one big-endian number modulo 2¹²⁸. SP 800-38A B.1, m = 128 */
export function incrementAt(bytes: Uint8Array, at: number): void {
  let i = at + 15;
  while (i > at && bytes[i] === 0xff) bytes[i--] = 0;
  bytes[i] += 1; // the first byte turns over by itself
}
