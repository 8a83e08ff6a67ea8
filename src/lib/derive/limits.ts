import { number, plural } from '../words/index.ts';
import type { DeriveField } from './errors.ts';
import { DeriveError } from './errors.ts';
import { hashBytes } from './hashes.ts';
import type { Derivation } from './types.ts';

/** No derivation gives more bytes: key, IV and MAC key of any format here are 80. */
const MOST_BYTES = 1024;
/** PBKDF2 takes seconds with as many, and an older phone a minute. */
const MOST_ITERATIONS = 10_000_000;
/** What scrypt may fill: 256 MiB is N = 2¹⁸ with r = 8. */
const MOST_MEMORY_BYTES = 256 * 1024 * 1024;
const MOST_R = 1024;
const MOST_P = 16;

/** Throws `DeriveError` where a derivation can't be done within these limits. */
export function checkDerivation(derivation: Derivation): void {
  whole('bytes', 'The number of bytes', derivation.bytes, MOST_BYTES);
  if (derivation.kind === 'digest') checkDigest(derivation);
  if (derivation.kind === 'pbkdf2')
    whole('iterations', 'The iteration count', derivation.iterations, MOST_ITERATIONS);
  if (derivation.kind === 'scrypt') checkScrypt(derivation);
}

function whole(field: DeriveField, what: string, n: number, most: number): void {
  if (Number.isInteger(n) && n >= 1 && n <= most) return;
  throw new DeriveError(
    field,
    `${what} has to be a whole number from 1 to ${number(most)}; given was ${n}.`,
  );
}

function checkDigest({ hash, as, bytes }: Extract<Derivation, { kind: 'digest' }>): void {
  const there = hashBytes(hash) * (as === 'hex' ? 2 : 1);
  if (bytes <= there) return;
  const form = as === 'hex' ? `${hash} as hex digits` : hash;
  const rule = `${form} gives ${there} bytes; asked for were ${plural(bytes, 'byte')}.`;
  throw new DeriveError('bytes', `${rule} Take fewer, or a longer hash.`);
}

function checkScrypt({ N, r, p }: Extract<Derivation, { kind: 'scrypt' }>): void {
  if (!Number.isInteger(Math.log2(N)) || N < 2)
    throw new DeriveError(
      'N',
      `scrypt’s N has to be a power of two from 2, as 16,384; given was ${N}.`,
    );
  whole('r', 'scrypt’s r', r, MOST_R);
  whole('p', 'scrypt’s p', p, MOST_P);
  const memory = 128 * r * N;
  if (memory <= MOST_MEMORY_BYTES) return;
  const mebibytes = (bytes: number) => `${number(Math.ceil(bytes / 1024 / 1024))} MiB`;
  const needs = `scrypt with N = ${number(N)} and r = ${number(r)} fills ${mebibytes(memory)}`;
  throw new DeriveError(
    'N',
    `${needs}; here it may fill ${mebibytes(MOST_MEMORY_BYTES)}. A smaller N needs less.`,
  );
}
