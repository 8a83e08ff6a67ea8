import { number } from '../words/index.ts';
import type { Derivation } from './types.ts';

/** OWASP’s counts since 2023; below a tenth of them it is said that there are few. */
const ADVISED = { MD5: 1_300_000, 'SHA-1': 1_300_000, 'SHA-256': 600_000 } as const;
const ADVISED_LONG = 210_000;

/**
 * One sentence: why this derivation gives no good key, and what gives a better one. Undefined where nothing speaks against it.
 */
export function whyNot(derivation: Derivation): string | undefined {
  switch (derivation.kind) {
    case 'digest':
      return digestWhy(derivation);
    case 'evp':
      return 'EVP_BytesToKey only hashes the passphrase, which slows nobody down: PBKDF2 with many iterations, or scrypt, makes every guess cost something.';
    case 'pbkdf2':
      return pbkdf2Why(derivation);
    case 'scrypt':
      return undefined;
  }
}

function digestWhy({ hash, as, bytes }: Extract<Derivation, { kind: 'digest' }>): string {
  const fast = `one ${hash} takes so little time that a graphics card tries thousands of millions of passwords a second, and without a salt all users with the same password have the same key`;
  const half =
    as === 'hex'
      ? `, and hex digits hold 4 bits a byte, so ${bytes} bytes of key are worth ${bytes / 2}`
      : '';
  return `A hash of a password is no good key: ${fast}${half}. PBKDF2 or scrypt with a random salt is made for this.`;
}

function pbkdf2Why({ hash, iterations }: Extract<Derivation, { kind: 'pbkdf2' }>) {
  const advised = hash in ADVISED ? ADVISED[hash as keyof typeof ADVISED] : ADVISED_LONG;
  if (iterations >= advised / 10) return undefined;
  return `PBKDF2 with ${number(iterations)} of HMAC-${hash} is soon guessed: OWASP advises ${number(advised)}.`;
}
