import { BLOCK_BYTES } from '../bytes/index.ts';
import type { KeySchedule } from '../cipher/index.ts';
import { cipherAt, invCipherAt } from '../cipher/index.ts';
import { incrementAt } from './increment.ts';
import type { Recording } from './recording.ts';
import type { Op, Ops } from './types.ts';

/**
 * The algebra over recorded values: the same lines of a mode that encrypt yield a trace. A value is its id in
 * `recording`; the work inside `each` is recorded as its block's.
 */
export function recordingOps(schedule: KeySchedule, recording: Recording): Ops<number> {
  let block = 0;
  return {
    cipher(input) {
      const id = recording.add('cipher', block, BLOCK_BYTES, input);
      cipherAt(schedule, recording.bytes, input * 16, recording.bytes, id * 16);
      return id;
    },
    invCipher(input) {
      const id = recording.add('invCipher', block, BLOCK_BYTES, input);
      invCipherAt(schedule, recording.bytes, input * 16, recording.bytes, id * 16);
      return id;
    },
    xor(a, b) {
      const id = recording.add('xor', block, recording.sizeOf(a), a, b);
      xorAt(recording.bytes, a * 16, b * 16, id * 16, recording.sizeOf(id));
      return id;
    },
    increment(counter) {
      const id = recording.add('increment', block, BLOCK_BYTES, counter);
      recording.bytes.copyWithin(id * 16, counter * 16, counter * 16 + 16);
      incrementAt(recording.bytes, id * 16);
      return id;
    },
    each(blocks, work) {
      return blocks.map((value, index) => {
        block = index + 1;
        return work(value, index);
      });
    },
  };
}

/** Records bytes that were given, not computed: the IV (block 0) or a block of the message. */
export function recordGiven(
  recording: Recording,
  op: Op,
  block: number,
  bytes: Uint8Array,
): number {
  const id = recording.add(op, block, bytes.length);
  recording.bytes.set(bytes, id * BLOCK_BYTES);
  return id;
}

function xorAt(bytes: Uint8Array, a: number, b: number, to: number, size: number): void {
  for (let i = 0; i < size; i++) bytes[to + i] = bytes[a + i] ^ bytes[b + i];
}
