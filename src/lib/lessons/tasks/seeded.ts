import { seeded, stir } from '../../bytes/index.ts';

/** A number from 0 to 2³² − 1 that a seed and a name decide. */
function seedFor(seed: number, name: string): number {
  let state = stir(seed ^ 0x9e3779b9);
  for (const sign of name) state = stir(state ^ sign.codePointAt(0)!);
  return state;
}

/**
 * Bytes that a seed and a name decide, so that every reader has a task of their own and a teacher can recompute it. For
 * exercises: they look random, and guard nothing.
 */
export const seededBytes = (seed: number, name: string, count: number): Uint8Array<ArrayBuffer> =>
  seeded(seed, name)(count);

/** One of these, decided the same way. */
export const seededPick = <T>(seed: number, name: string, list: readonly T[]): T =>
  list[seedFor(seed, name) % list.length];
