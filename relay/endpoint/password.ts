import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { encodeUtf8, toHex } from '../../src/lib/bytes/index.ts';
import {
  type Derivation,
  derivationName,
  derive,
  deriveNow,
  type HashId,
  type QuickDerivation,
  USUAL,
} from '../../src/lib/derive/index.ts';
import { UsageError } from '../command-line.ts';
import type { Known } from './dialects/candidates.ts';
import type { SchemeKey } from './dialects/scheme.ts';

/** The ways from a password to a key that can be named. */
export const DERIVE_NAMES = ['sha256', 'sha1', 'md5', 'sha512', 'scrypt', 'pbkdf2', 'evp'] as const;

/** A way that was named, with PBKDF2’s count if that was. */
export interface DeriveChoice {
  readonly name: (typeof DERIVE_NAMES)[number];
  readonly count?: number;
}

/** Keys of a password, and the IVs that come out with them. */
export type Derived = Required<Pick<Known, 'keys' | 'hints'>>;

/** A key of 32 bytes and an IV behind it. */
const BYTES = 48;
const SIZES = [32, 16, 24];
const HASHES: Readonly<Record<string, HashId>> = {
  ...{ sha256: 'SHA-256', sha1: 'SHA-1', md5: 'MD5', sha512: 'SHA-512' },
};
const SALTS: readonly Uint8Array[] = [
  new Uint8Array(16),
  encodeUtf8('salt'),
  new Uint8Array(0),
  new Uint8Array(8),
];
const FIRST_COUNTS = 5;

/** Keys by what costs nothing: hashes of the password, as bytes and as hex digits, and EVP_BytesToKey without a salt. */
export function quickKeys(password: Uint8Array, choice?: DeriveChoice): Derived {
  const ids = Object.keys(HASHES).filter((id) => !choice || choice.name === id);
  const evp = !choice || choice.name === 'evp' ? (['MD5', 'SHA-256'] as const) : [];
  const ways: QuickDerivation[] = [
    ...ids.flatMap((id) => digestsOf(HASHES[id])),
    ...evp.map((hash) => ({ kind: 'evp', hash, salt: new Uint8Array(0), bytes: BYTES }) as const),
  ];
  return together(ways.map((way, i) => keysBy(way, deriveNow(way, password), i / 2)));
}

const LENGTHS: Readonly<Record<HashId, number>> = {
  ...{ MD5: 16, 'SHA-1': 20, 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 },
};

const digestsOf = (hash: HashId): QuickDerivation[] => [
  { kind: 'digest', hash, as: 'raw', bytes: Math.min(32, LENGTHS[hash]) },
  { kind: 'digest', hash, as: 'hex', bytes: 32 },
];

/** Keys by what takes its time: scrypt and PBKDF2, with the salts and counts that people meet where none is given. */
export async function slowKeys(
  password: Uint8Array,
  choice?: DeriveChoice,
  salt?: Uint8Array,
): Promise<Derived> {
  const found: Derived[] = [];
  for (const [i, way] of slowWays(choice, salt).entries())
    found.push(keysBy(way, await derive(way, password), 1 + i / 4));
  return together(found);
}

function slowWays(choice: DeriveChoice | undefined, salt: Uint8Array | undefined): Derivation[] {
  const salts = salt ? [salt] : SALTS;
  const counts = choice?.count
    ? [
        { hash: 'SHA-1' as const, iterations: choice.count },
        { hash: 'SHA-256' as const, iterations: choice.count },
        { hash: 'SHA-512' as const, iterations: choice.count },
      ]
    : USUAL.slice(0, choice ? undefined : FIRST_COUNTS).filter(
        ({ iterations }) => iterations <= 100_000,
      );
  const wants = (name: string) => !choice || choice.name === name;
  return salts.flatMap((one): Derivation[] => [
    ...(wants('scrypt')
      ? [{ kind: 'scrypt', salt: one, N: 2 ** 14, r: 8, p: 1, bytes: BYTES } as const]
      : []),
    ...(wants('pbkdf2')
      ? counts.map(
          ({ hash, iterations }) =>
            ({ kind: 'pbkdf2', hash, salt: one, iterations, bytes: BYTES }) as const,
        )
      : []),
  ]);
}

/** Material cut into a key of each length, and the IV that follows it. */
function keysBy(way: Derivation, material: Uint8Array, cost: number): Derived {
  const salt =
    'salt' in way
      ? way.salt.length > 0
        ? ` and the salt ${toHex(way.salt)}`
        : ' and no salt'
      : '';
  const says = `the password through ${derivationName(way)}${salt}`;
  const sizes = SIZES.filter((size) => size <= material.length);
  return {
    keys: sizes.map((size, i) => ({
      bytes: material.slice(0, size),
      cost: cost + i / 2 + 0.1,
      says,
    })),
    hints: sizes
      .filter((size) => material.length >= size + 16)
      .map((size) => ({ bytes: material.slice(size, size + 16), says: 'that the password gave' })),
  };
}

const together = (all: readonly Derived[]): Derived => {
  const seen = new Set<string>();
  const isNew = ({ bytes }: SchemeKey) => !seen.has(toHex(bytes)) && seen.add(toHex(bytes));
  return {
    keys: all.flatMap(({ keys }) => keys).filter(isNew),
    hints: all.flatMap(({ hints }) => hints),
  };
};

/** The password from the environment, else from whoever sits there, who doesn’t see it. Throws `UsageError`. */
export function askPassword(fromEnvironment: string | undefined): Promise<string> {
  if (fromEnvironment) return Promise.resolve(fromEnvironment);
  if (!process.stdin.isTTY)
    return Promise.reject(
      new UsageError('--password asks in a terminal; in a pipe it comes from BLOCKWISE_PASSWORD.'),
    );
  process.stderr.write('Password (not shown): ');
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  return new Promise((resolve, reject) => {
    lines.once('SIGINT', () => reject(new UsageError('No password was given.')));
    lines.once('line', (line) => {
      lines.close();
      process.stderr.write('\n');
      resolve(line);
    });
  });
}
