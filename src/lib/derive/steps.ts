import { concatBytes } from '../bytes/index.ts';
import { number, plural, subscript } from '../words/index.ts';
import { digestOf } from './digest.ts';
import { evpRounds } from './evp.ts';
import type { Derivation, DeriveStep } from './types.ts';

type Of<K extends Derivation['kind']> = Extract<Derivation, { kind: K }>;

/** What people call a derivation, with its numbers: `PBKDF2 with HMAC-SHA-256, 10,000 iterations`. */
export function derivationName(derivation: Derivation): string {
  switch (derivation.kind) {
    case 'digest':
      return derivation.as === 'hex' ? `${derivation.hash} as hex digits` : derivation.hash;
    case 'evp':
      return `EVP_BytesToKey with ${derivation.hash}`;
    case 'pbkdf2':
      return `PBKDF2 with HMAC-${derivation.hash}, ${plural(derivation.iterations, 'iteration')}`;
    case 'scrypt':
      return `scrypt with N = ${number(derivation.N)}, r = ${derivation.r}, p = ${derivation.p}`;
  }
}

/**
 * What happens from the passphrase to the key material, in order. `key` is what `derive` gave: PBKDF2 and scrypt aren’t
 * computed again to be shown.
 */
export function stepsOf(
  derivation: Derivation,
  passphrase: Uint8Array,
  key: Uint8Array,
): readonly DeriveStep[] {
  const first: DeriveStep = {
    name: 'Passphrase',
    bytes: passphrase,
    says: `The passphrase as UTF-8: ${plural(passphrase.length, 'byte')}.`,
  };
  switch (derivation.kind) {
    case 'digest':
      return [first, ...digestSteps(derivation, passphrase, key)];
    case 'evp':
      return [first, ...saltSteps(derivation.salt), ...evpSteps(derivation, passphrase, key)];
    case 'pbkdf2':
      return [first, ...saltSteps(derivation.salt), ...pbkdf2Steps(derivation, key)];
    case 'scrypt':
      return [first, ...saltSteps(derivation.salt), ...scryptSteps(derivation, key)];
  }
}

const saltSteps = (salt: Uint8Array): DeriveStep[] => [
  {
    name: 'Salt',
    bytes: salt,
    says:
      salt.length > 0
        ? 'Not secret: with another salt the same passphrase gives another key.'
        : 'There is none, so the same passphrase always gives the same key.',
  },
];

function digestSteps(derivation: Of<'digest'>, passphrase: Uint8Array, key: Uint8Array) {
  const { hash, used } = digestOf(derivation, passphrase);
  const steps: DeriveStep[] = [
    { name: derivation.hash, bytes: hash, says: `The ${derivation.hash} of the passphrase, once.` },
  ];
  if (derivation.as === 'hex')
    steps.push({
      name: 'Hex digits',
      bytes: used,
      says: `Its digits used as text: ${used.length} letters, each of which is one of sixteen.`,
    });
  if (key.length < used.length) steps.push(cut(key));
  return steps;
}

function evpSteps(derivation: Of<'evp'>, passphrase: Uint8Array, key: Uint8Array) {
  const rounds = evpRounds(derivation, passphrase);
  const steps = rounds.map((bytes, i): DeriveStep => {
    const before = i === 0 ? '' : `${subscript(`D${i}`)} ‖ `;
    const name = subscript(`D${i + 1}`);
    return { name, bytes, says: `${name} = ${derivation.hash}(${before}passphrase ‖ salt).` };
  });
  return key.length < concatBytes(rounds).length ? [...steps, cut(key)] : steps;
}

const cut = (key: Uint8Array): DeriveStep => ({
  name: 'Key material',
  bytes: key,
  says: `Of that the first ${plural(key.length, 'byte')}.`,
});

const pbkdf2Steps = ({ hash, iterations }: Of<'pbkdf2'>, key: Uint8Array): DeriveStep[] => [
  {
    name: 'Count',
    says: `HMAC-${hash} of the salt, and ${number(iterations - 1)} times of its own result; all are XORed.`,
  },
  { name: 'Key material', bytes: key, says: `DK: ${plural(key.length, 'byte')} of that.` },
];

const scryptSteps = ({ N, r, p }: Of<'scrypt'>, key: Uint8Array): DeriveStep[] => [
  {
    name: 'Cost',
    says: `N = ${number(N)}, r = ${r}, p = ${p}: a table of ${number((128 * r * N) / 1024)} KiB is filled and read in an order that hangs on the passphrase.`,
  },
  { name: 'Key material', bytes: key, says: `${plural(key.length, 'byte')} come out.` },
];
