import { BLOCK_BYTES, concatBytes, xorBytes } from '../bytes/index.ts';
import type { KeySchedule } from '../cipher/index.ts';
import { cipher, invCipher } from '../cipher/index.ts';
import { doubleAt, halveAt } from './double.ts';
import { incrementAt } from './increment.ts';
import { multiplyAt } from './multiply.ts';
import { rotateAt } from './rotate.ts';
import { requireZero } from './verify.ts';
import type { Ops } from './types.ts';

/**
 * The algebra over bytes: a mode written over it encrypts and decrypts, and remembers nothing. `second`: of the second key; a mode
 * of one key doesn't ask for it.
 */
export function bytesOps(schedule: KeySchedule, second = schedule): Ops<Uint8Array> {
  return {
    cipher: (input) => cipher(schedule, input),
    invCipher: (input) => invCipher(schedule, input),
    xor: xorBytes,
    increment(block, counting) {
      const next = block.slice();
      incrementAt(next, 0, counting);
      return next;
    },
    multiply(x, h) {
      const product = new Uint8Array(BLOCK_BYTES);
      multiplyAt(x, 0, h, 0, product, 0);
      return product;
    },
    shiftIn: (register, segment) => concatBytes([register.subarray(segment.length), segment]),
    complete: (a, b) => concatBytes([a, b.subarray(a.length)]),
    double(x) {
      const product = x.slice();
      doubleAt(product, 0, 0);
      return product;
    },
    halve(x) {
      const half = x.slice();
      halveAt(half, 0, 0);
      return half;
    },
    rotate(x, bits) {
      const rotated = new Uint8Array(BLOCK_BYTES);
      rotateAt(x, 0, bits, rotated, 0);
      return rotated;
    },
    tweakCipher: (input) => cipher(second, input),
    take: (x, byteLength) => x.subarray(0, byteLength),
    source: (_what, bytes) => bytes,
    verify: (tag, computed) => requireZero(xorBytes(tag, computed)),
  };
}
