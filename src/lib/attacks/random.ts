import { stir } from '../bytes/index.ts';

/** What a seed decides, in the order in which it is asked. Only to make challenges alike for all who have the seed. */
export interface Random {
  /** A whole number from 0 to `below` − 1. */
  integer(below: number): number;
  bytes(count: number): Uint8Array<ArrayBuffer>;
  pick<T>(list: readonly T[]): T;
  /** `count` decimal digits. */
  digits(count: number): string;
}

/** A sequence that the text decides. No secret in earnest: whoever knows the seed knows all that follows. */
export function randomOf(seed: string): Random {
  let state = [...seed].reduce((sum, letter) => stir(sum ^ letter.codePointAt(0)!) + 1, 0x9e3779b9);
  const next = () => stir((state = (state + 0x9e3779b9) | 0));
  const integer = (below: number) => Math.floor((next() / 2 ** 32) * below);
  const digits = (count: number) => Array.from({ length: count }, () => integer(10)).join('');
  return {
    integer,
    bytes: (count) => Uint8Array.from({ length: count }, () => integer(256)),
    pick: (list) => list[integer(list.length)],
    digits,
  };
}

/** Eight hex digits: how a seed is written. */
export const SEED_PATTERN = /^[0-9a-f]{8}$/;

/** A new seed, from the platform's own randomness. */
export function newSeed(): string {
  return crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, '0');
}
