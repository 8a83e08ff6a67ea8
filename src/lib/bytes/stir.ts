/**
 * A number from 0 to 2³² − 1 of which each bit hangs on each bit of `x`: the finalizer of MurmurHash3. For sequences that a
 * seed decides; it guards nothing.
 */
export function stir(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
