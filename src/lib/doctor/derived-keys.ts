import { encodeUtf8 } from '../bytes/index.ts';
import {
  type Derivation,
  derivationName,
  derive,
  type HashId,
  USUAL,
  USUAL_SCRYPT,
} from '../derive/index.ts';
import type { Envelope } from '../envelope/index.ts';
import type { Candidate } from './candidate.ts';
import { cutBy, type Key } from './keys.ts';

const KEY_SIZES = [32, 16, 24];
/** Key and IV, as much as any use of a passphrase takes without a split of its own. */
const KEY_AND_IV = 48;

/** So many of the usual PBKDF2 are tried before scrypt is. */
const FIRST = 6;

/** Hashes that people take for a key, the usual ones first. */
const DIGESTS: readonly Derivation[] = [
  { kind: 'digest', hash: 'SHA-256', as: 'raw', bytes: 32 },
  { kind: 'digest', hash: 'MD5', as: 'hex', bytes: 32 },
  { kind: 'digest', hash: 'MD5', as: 'raw', bytes: 16 },
  { kind: 'digest', hash: 'SHA-256', as: 'hex', bytes: 32 },
  { kind: 'digest', hash: 'SHA-1', as: 'raw', bytes: 16 },
  { kind: 'digest', hash: 'SHA-256', as: 'raw', bytes: 16 },
  { kind: 'digest', hash: 'SHA-512', as: 'raw', bytes: 32 },
  { kind: 'digest', hash: 'SHA-256', as: 'hex', bytes: 16 },
  { kind: 'digest', hash: 'MD5', as: 'hex', bytes: 16 },
  { kind: 'digest', hash: 'SHA-1', as: 'hex', bytes: 32 },
  { kind: 'digest', hash: 'SHA-1', as: 'hex', bytes: 16 },
  { kind: 'digest', hash: 'SHA-384', as: 'raw', bytes: 32 },
  { kind: 'digest', hash: 'SHA-512', as: 'hex', bytes: 32 },
  { kind: 'evp', hash: 'MD5', salt: new Uint8Array(0), bytes: KEY_AND_IV },
  { kind: 'evp', hash: 'SHA-256', salt: new Uint8Array(0), bytes: KEY_AND_IV },
];

const salt = (text: string): Uint8Array => encodeUtf8(text);
/** What much copied examples have in place of a random salt: Node’s documentation, and .NET tutorials with its author’s name. */
const COPIED: readonly Way[] = (
  [
    {
      kind: 'pbkdf2',
      hash: 'SHA-1',
      salt: salt('Ivan Medvedev'),
      iterations: 1000,
      bytes: KEY_AND_IV,
    },
    { kind: 'scrypt', salt: salt('salt'), N: 2 ** 14, r: 8, p: 1, bytes: 32 },
    { kind: 'pbkdf2', hash: 'SHA-512', salt: salt('salt'), iterations: 100_000, bytes: 32 },
  ] as const
).map((derivation, i) => ({ derivation, cost: 4 + i, slow: true }));

/** One derivation, and what it costs to believe in it. */
export interface Way {
  readonly derivation: Derivation;
  readonly cost: number;
  /** Whether it takes long enough to be a step of its own. */
  readonly slow: boolean;
}

/** The ways from a passphrase to a key that fit an envelope, the usual ones first, those that cost nothing before the slow ones. */
export function waysFor(envelope: Envelope): readonly Way[] {
  const said = envelope.derivations;
  if (said)
    return said.map((derivation, i) => ({
      derivation,
      cost: Math.min(i, 6),
      slow: isSlow(derivation),
    }));
  const quick = DIGESTS.map((derivation, i) => ({ derivation, cost: 1 + i / 2, slow: false }));
  if (!envelope.salt) return [...quick, ...COPIED];
  const { salt } = envelope;
  const counts = USUAL.map(({ hash, iterations }) => pbkdf2(hash, iterations, salt));
  const memory = USUAL_SCRYPT.map(
    ({ N, r, p }) => ({ kind: 'scrypt', salt, N, r, p, bytes: KEY_AND_IV }) as const,
  );
  // What nobody waits long for comes before what takes seconds, however often that is met.
  const slow = [...counts.slice(0, FIRST), memory[0], ...counts.slice(FIRST), ...memory.slice(1)];
  return [
    ...quick,
    ...slow.map((derivation, i) => ({ derivation, cost: Math.min(i, 6), slow: true })),
  ];
}

const pbkdf2 = (hash: HashId, iterations: number, salt: Uint8Array): Derivation => ({
  ...{ kind: 'pbkdf2', hash, salt, iterations, bytes: KEY_AND_IV },
});

const isSlow = ({ kind }: Derivation): boolean => kind === 'pbkdf2' || kind === 'scrypt';

/** The passphrases that a text can be: as it stands, without the line end or the quotes that came along. */
export function passphrasesOf(text: string | undefined): readonly Candidate[] {
  if (!text) return [];
  const found: Candidate[] = [{ bytes: encodeUtf8(text), cost: 0, says: 'the passphrase' }];
  const trimmed = text.replace(/[\r\n]+$/, '');
  const without = 'the passphrase without the line end behind it';
  if (trimmed !== text) found.unshift({ bytes: encodeUtf8(trimmed), cost: 0, says: without });
  const inner = text.trim();
  if (trimmed === text)
    found.push({
      bytes: encodeUtf8(`${text}\n`),
      cost: 5,
      says: 'the passphrase with a line end behind it, as echo gives it',
    });
  if (inner !== trimmed)
    found.push({
      bytes: encodeUtf8(inner),
      cost: 3,
      says: 'the passphrase without the spaces around it',
    });
  return found;
}

/** What is done already, by derivation and passphrase, so that no envelope waits for it again. */
export type Done = Map<string, Uint8Array>;

/** The keys that one way makes of a passphrase: cut as the envelope says, else in each length, with an IV behind where there is one. */
export async function keysBy(
  { derivation, cost }: Way,
  passphrase: Candidate,
  { split }: Envelope,
  done: Done,
  options: { signal?: AbortSignal; progress?: (done: number) => void },
): Promise<readonly Key[]> {
  const name = JSON.stringify([derivation, passphrase.bytes], (_, value: unknown) =>
    value instanceof Uint8Array ? [...value] : value,
  );
  const material = done.get(name) ?? (await derive(derivation, passphrase.bytes, options));
  done.set(name, material);
  const says = `${passphrase.says} put through ${derivationName(derivation)}`;
  const all = { bytes: material, cost: cost + passphrase.cost, says };
  const bySize = !split || (split.iv !== undefined && !split.mac && split.bytes === KEY_AND_IV);
  if (!bySize) return split.bytes <= material.length ? [{ ...cutBy(all, split), derivation }] : [];
  return KEY_SIZES.filter((size) => size <= material.length).map((size, i) => ({
    ...all,
    ...{ derivation, cost: all.cost + 2 * i, bytes: material.slice(0, size) },
    ...(material.length >= size + 16 && { iv: material.slice(size, size + 16) }),
  }));
}
