import { xorBytes } from '../bytes/index.ts';
import type { KeySchedule } from '../cipher/index.ts';
import { cipher, invCipher } from '../cipher/index.ts';
import { incrementAt } from './increment.ts';
import type { Ops } from './types.ts';

/** The algebra over bytes: a mode written over it encrypts and decrypts, and remembers nothing. */
export function bytesOps(schedule: KeySchedule): Ops<Uint8Array> {
  return {
    cipher: (input) => cipher(schedule, input),
    invCipher: (input) => invCipher(schedule, input),
    xor: xorBytes,
    increment(counter) {
      const next = counter.slice();
      incrementAt(next, 0);
      return next;
    },
  };
}
