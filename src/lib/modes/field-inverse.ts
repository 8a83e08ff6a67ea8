import { BLOCK_BYTES } from '../bytes/index.ts';
import { multiplyAt } from './multiply.ts';

/**
 * The block whose product with `x` (SP 800-38D §6.3) is 1: x to the power 2¹²⁸ − 2, since its order divides 2¹²⁸ − 1. In new memory;
 * zeros for the block of zeros, which has none.
 */
export function fieldInverse(x: Uint8Array): Uint8Array<ArrayBuffer> {
  let power = x;
  for (let bit = 1; bit < 127; bit++) power = times(times(power, power), x);
  return times(power, power);
}

function times(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const product = new Uint8Array(BLOCK_BYTES);
  multiplyAt(a, 0, b, 0, product, 0);
  return product;
}
