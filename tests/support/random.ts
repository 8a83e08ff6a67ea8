/** Where randomness in tests comes from: a run that failed is run again with `TEST_SEED=…`. */
export const SEED = process.env['TEST_SEED']
  ? Number(process.env['TEST_SEED']) >>> 0
  : Date.now() >>> 0;

export interface Random {
  /** A whole number from 0 to `below` − 1. */
  integer(below: number): number;
  bytes(count: number): Uint8Array<ArrayBuffer>;
  pick<T>(list: readonly T[]): T;
}

/** A sequence that `seed` decides: a counter, its bits stirred. Says so on the console, for a rerun. */
export function seededRandom(what: string, seed = SEED): Random {
  console.log(`${what}: TEST_SEED=${seed}`);
  let state = seed;
  const next = () => stir((state = (state + 0x9e3779b9) | 0));
  const integer = (below: number) => Math.floor((next() / 2 ** 32) * below);
  return {
    integer,
    bytes: (count) => Uint8Array.from({ length: count }, () => integer(256)),
    pick: (list) => list[integer(list.length)],
  };
}

/** Each bit of the result hangs on each bit of `x`. */
function stir(x: number): number {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
