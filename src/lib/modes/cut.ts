import type { Direction, Mode } from './types.ts';

/** The sizes in bytes of a message's values, first to last: the mode's segments, the last one shorter where it has to be. */
export function sizesOf(mode: Mode, byteLength: number, direction: Direction): Iterable<number> {
  return mode.cut?.(byteLength, direction) ?? segments(byteLength, mode.segmentBytes);
}

function* segments(byteLength: number, size: number): Generator<number> {
  for (let left = byteLength; left > 0; left -= size) yield Math.min(left, size);
}

/** Views of such sizes, made one by one. */
export function* cut(bytes: Uint8Array, sizes: Iterable<number>): Generator<Uint8Array> {
  let at = 0;
  for (const size of sizes) yield bytes.subarray(at, (at += size));
}
