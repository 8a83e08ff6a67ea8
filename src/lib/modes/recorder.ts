import { BLOCK_BYTES } from '../bytes/index.ts';
import type { KeySchedule } from '../cipher/index.ts';
import { cipherAt, invCipherAt } from '../cipher/index.ts';
import { incrementAt } from './increment.ts';
import type { Recording } from './recording.ts';
import type { Ops } from './types.ts';

/** The algebra over recorded values, each known by its id: the same lines of a mode that encrypt yield a trace. */
export function recordingOps(schedule: KeySchedule, recording: Recording): Ops<number> {
  return {
    cipher(input) {
      const id = recording.add('cipher', BLOCK_BYTES, input);
      cipherAt(schedule, recording.bytes, offset(input), recording.bytes, offset(id));
      return id;
    },
    invCipher(input) {
      const id = recording.add('invCipher', BLOCK_BYTES, input);
      invCipherAt(schedule, recording.bytes, offset(input), recording.bytes, offset(id));
      return id;
    },
    xor(a, b) {
      const size = recording.sizeOf(a);
      const id = recording.add('xor', size, a, b);
      xorAt(recording.bytes, offset(a), offset(b), offset(id), size);
      return id;
    },
    increment(counter) {
      const id = recording.add('increment', BLOCK_BYTES, counter);
      recording.bytes.copyWithin(offset(id), offset(counter), offset(counter + 1));
      incrementAt(recording.bytes, offset(id));
      return id;
    },
  };
}

function offset(id: number): number {
  return id * BLOCK_BYTES;
}

function xorAt(bytes: Uint8Array, a: number, b: number, to: number, size: number): void {
  for (let i = 0; i < size; i++) bytes[to + i] = bytes[a + i] ^ bytes[b + i];
}
