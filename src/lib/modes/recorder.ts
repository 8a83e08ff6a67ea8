import { BLOCK_BYTES } from '../bytes/index.ts';
import type { KeySchedule } from '../cipher/index.ts';
import { cipherAt, invCipherAt } from '../cipher/index.ts';
import { doubleAt, halveAt } from './double.ts';
import { incrementAt } from './increment.ts';
import { multiplyAt } from './multiply.ts';
import type { Recording } from './recording.ts';
import { rotateAt } from './rotate.ts';
import type { Op, Ops } from './types.ts';
import { requireZero } from './verify.ts';

/** The algebra over recorded values, each known by its id: the same lines of a mode that encrypt yield a trace. */
export const recordingOps = (
  schedule: KeySchedule,
  recording: Recording,
  second = schedule,
): Ops<number> => ({
  ...cipherOps(schedule, recording, second),
  ...fieldOps(recording),
  ...shapingOps(recording),
  xor: (a, b) => addXor('xor', recording, a, b),
  source: (what, bytes) => addSource(what, recording, bytes),
  tell: {
    block: (block) => (recording.block = block),
    name: (value, letter, index) => recording.name(value, { letter, index }),
  },
  verify(tag, computed) {
    const id = addXor('verify', recording, tag, computed);
    requireZero(recording.bytes.subarray(offset(id), offset(id + 1)));
  },
});

/** The cipher under either key, and its inverse. */
function cipherOps(schedule: KeySchedule, recording: Recording, second: KeySchedule) {
  type At = typeof cipherAt;
  const run = (op: Op, at: At, under: KeySchedule) => (input: number) => {
    const id = recording.add(op, BLOCK_BYTES, input);
    at(under, recording.bytes, offset(input), recording.bytes, offset(id));
    return id;
  };
  return {
    cipher: run('cipher', cipherAt, schedule),
    invCipher: run('invCipher', invCipherAt, schedule),
    tweakCipher: run('tweakCipher', cipherAt, second),
  };
}

/** Numbers and polynomials: counters, and products in GF(2¹²⁸). */
const fieldOps = (
  recording: Recording,
): Pick<Ops<number>, 'increment' | 'multiply' | 'double' | 'halve'> => ({
  increment(block, counting) {
    const id = recording.addIncrement(block, counting);
    copyAt(recording, block, id);
    incrementAt(recording.bytes, offset(id), counting);
    return id;
  },
  multiply(x, h) {
    const id = recording.add('multiply', BLOCK_BYTES, x, h);
    const { bytes } = recording;
    multiplyAt(bytes, offset(x), bytes, offset(h), bytes, offset(id));
    return id;
  },
  double(x) {
    const id = recording.add('double', BLOCK_BYTES, x);
    doubleAt(recording.bytes, offset(x), offset(id));
    return id;
  },
  halve(x) {
    const id = recording.add('halve', BLOCK_BYTES, x);
    halveAt(recording.bytes, offset(x), offset(id));
    return id;
  },
});

/** What only moves bytes. */
const shapingOps = (
  recording: Recording,
): Pick<Ops<number>, 'shiftIn' | 'complete' | 'take' | 'rotate'> => ({
  rotate(x, bits) {
    const id = recording.addRotation(x, bits);
    rotateAt(recording.bytes, offset(x), bits, recording.bytes, offset(id));
    return id;
  },
  shiftIn(register, segment) {
    const id = recording.add('shiftIn', BLOCK_BYTES, register, segment);
    const size = recording.sizeOf(segment);
    recording.bytes.copyWithin(offset(id), offset(register) + size, offset(register + 1));
    recording.bytes.copyWithin(offset(id + 1) - size, offset(segment), offset(segment) + size);
    return id;
  },
  complete(a, b) {
    const id = recording.add('complete', recording.sizeOf(b), a, b);
    copyAt(recording, b, id);
    recording.bytes.copyWithin(offset(id), offset(a), offset(a) + recording.sizeOf(a));
    return id;
  },
  take(x, byteLength) {
    const id = recording.add('take', byteLength, x);
    copyAt(recording, x, id);
    return id;
  },
});

/** Records bytes that are known; returns their id. */
export function addSource(op: Op, recording: Recording, bytes: Uint8Array): number {
  const id = recording.add(op, bytes.length);
  recording.bytes.set(bytes, offset(id));
  return id;
}

function addXor(op: 'xor' | 'verify', recording: Recording, a: number, b: number): number {
  const size = recording.sizeOf(a);
  const id = recording.add(op, size, a, b);
  xorAt(recording.bytes, offset(a), offset(b), offset(id), size);
  return id;
}

function offset(id: number): number {
  return id * BLOCK_BYTES;
}

/** The first bytes of a value, as many as the other one has, written there. */
function copyAt(recording: Recording, from: number, to: number): void {
  const end = offset(from) + recording.sizeOf(to);
  recording.bytes.copyWithin(offset(to), offset(from), end);
}

function xorAt(bytes: Uint8Array, a: number, b: number, to: number, size: number): void {
  for (let i = 0; i < size; i++) bytes[to + i] = bytes[a + i] ^ bytes[b + i];
}
