import { stir } from './stir.ts';

/**
 * Bytes that a seed and a name decide, as many as are asked for at a time, each time others. They look random, and guard nothing: for
 * exercises and experiments that can be had again.
 */
export function seeded(seed: number, name: string): (count: number) => Uint8Array<ArrayBuffer> {
  let state = stir(seed ^ 0x9e3779b9);
  for (const sign of name) state = stir(state ^ sign.codePointAt(0)!);
  return (count) =>
    Uint8Array.from({ length: count }, () => stir((state = (state + 0x9e3779b9) | 0)) >>> 24);
}
