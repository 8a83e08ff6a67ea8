import { decryptTables, encryptTables, invSBox, sBox } from './tables.ts';
import type { Schedule } from './key.ts';

const [e0, e1, e2, e3] = encryptTables;
const [d0, d1, d2, d3] = decryptTables;

/**
 * The cipher over four words in `s`, in place: a lookup a byte instead of SubBytes, ShiftRows and MixColumns.
 * @param s the state, a big-endian word a column.
 */
export function encryptWords({ rounds, words }: Schedule, s: Uint32Array): void {
  let a = s[0] ^ words[0];
  let b = s[1] ^ words[1];
  let c = s[2] ^ words[2];
  let d = s[3] ^ words[3];
  const last = 4 * rounds;
  for (let k = 4; k < last; k += 4) {
    const e = e0[a >>> 24] ^ e1[(b >>> 16) & 255] ^ e2[(c >>> 8) & 255] ^ e3[d & 255] ^ words[k];
    const f =
      e0[b >>> 24] ^ e1[(c >>> 16) & 255] ^ e2[(d >>> 8) & 255] ^ e3[a & 255] ^ words[k + 1];
    const g =
      e0[c >>> 24] ^ e1[(d >>> 16) & 255] ^ e2[(a >>> 8) & 255] ^ e3[b & 255] ^ words[k + 2];
    d = e0[d >>> 24] ^ e1[(a >>> 16) & 255] ^ e2[(b >>> 8) & 255] ^ e3[c & 255] ^ words[k + 3];
    a = e;
    b = f;
    c = g;
  }
  s[0] = lastRound(sBox, a, b, c, d) ^ words[last];
  s[1] = lastRound(sBox, b, c, d, a) ^ words[last + 1];
  s[2] = lastRound(sBox, c, d, a, b) ^ words[last + 2];
  s[3] = lastRound(sBox, d, a, b, c) ^ words[last + 3];
}

/**
 * The inverse cipher over four words in `s`, in place.
 * @param schedule from `invertSchedule`.
 */
export function decryptWords({ rounds, words }: Schedule, s: Uint32Array): void {
  let a = s[0] ^ words[0];
  let b = s[1] ^ words[1];
  let c = s[2] ^ words[2];
  let d = s[3] ^ words[3];
  const last = 4 * rounds;
  for (let k = 4; k < last; k += 4) {
    const e = d0[a >>> 24] ^ d1[(d >>> 16) & 255] ^ d2[(c >>> 8) & 255] ^ d3[b & 255] ^ words[k];
    const f =
      d0[b >>> 24] ^ d1[(a >>> 16) & 255] ^ d2[(d >>> 8) & 255] ^ d3[c & 255] ^ words[k + 1];
    const g =
      d0[c >>> 24] ^ d1[(b >>> 16) & 255] ^ d2[(a >>> 8) & 255] ^ d3[d & 255] ^ words[k + 2];
    d = d0[d >>> 24] ^ d1[(c >>> 16) & 255] ^ d2[(b >>> 8) & 255] ^ d3[a & 255] ^ words[k + 3];
    a = e;
    b = f;
    c = g;
  }
  s[0] = lastRound(invSBox, a, d, c, b) ^ words[last];
  s[1] = lastRound(invSBox, b, a, d, c) ^ words[last + 1];
  s[2] = lastRound(invSBox, c, b, a, d) ^ words[last + 2];
  s[3] = lastRound(invSBox, d, c, b, a) ^ words[last + 3];
}

/** A column of the last round, which has no MixColumns: a byte of each of four columns, through the box. */
function lastRound(box: Uint8Array, w0: number, w1: number, w2: number, w3: number): number {
  return (
    (box[w0 >>> 24] << 24) |
    (box[(w1 >>> 16) & 255] << 16) |
    (box[(w2 >>> 8) & 255] << 8) |
    box[w3 & 255]
  );
}

type Words = (schedule: Schedule, s: Uint32Array) => void;

/** Each block of `input` by itself through `work`, into `output` (which may be `input`). Whole blocks only. */
export function eachBlock(
  schedule: Schedule,
  input: Uint8Array,
  output: Uint8Array,
  work: Words,
): void {
  const from = new DataView(input.buffer, input.byteOffset, input.length);
  const to = new DataView(output.buffer, output.byteOffset, output.length);
  const s = new Uint32Array(4);
  for (let at = 0; at < input.length; at += 16) {
    for (let i = 0; i < 4; i++) s[i] = from.getUint32(at + 4 * i);
    work(schedule, s);
    for (let i = 0; i < 4; i++) to.setUint32(at + 4 * i, s[i]);
  }
}
