import { concatBytes } from '../bytes/index.ts';
import { digestOf } from './digest.ts';
import { evpRounds } from './evp.ts';
import { checkDerivation } from './limits.ts';
import { pbkdf2 } from './pbkdf2.ts';
import { scrypt } from './scrypt.ts';
import type { Derivation, DeriveOptions, QuickDerivation } from './types.ts';

/**
 * The key material that a passphrase gives: `derivation.bytes` bytes. Those that are cheap on purpose, a bare hash or
 * EVP_BytesToKey. Throws `DeriveError` where the derivation can’t be done.
 */
export function deriveNow(derivation: QuickDerivation, passphrase: Uint8Array): Uint8Array {
  checkDerivation(derivation);
  const all =
    derivation.kind === 'digest'
      ? digestOf(derivation, passphrase).used
      : concatBytes(evpRounds(derivation, passphrase));
  return all.slice(0, derivation.bytes);
}

/**
 * The key material that a passphrase gives: `derivation.bytes` bytes. Rejects with `DeriveError` where the derivation can’t be
 * done, and with the signal’s reason as soon as that ends it. Progress runs from 0 to 1; PBKDF2 by Web Crypto tells none between.
 */
export async function derive(
  derivation: Derivation,
  passphrase: Uint8Array,
  options: DeriveOptions = {},
): Promise<Uint8Array> {
  const { signal, progress } = options;
  checkDerivation(derivation);
  signal?.throwIfAborted();
  progress?.(0);
  const key = await untilEnded(signal, work(derivation, passphrase, options));
  progress?.(1);
  return key;
}

async function work(
  derivation: Derivation,
  passphrase: Uint8Array,
  options: DeriveOptions,
): Promise<Uint8Array> {
  if (derivation.kind === 'pbkdf2') return pbkdf2(derivation, passphrase, options);
  if (derivation.kind === 'scrypt') return scrypt(derivation, passphrase, options);
  return deriveNow(derivation, passphrase);
}

/** Web Crypto can’t be stopped: its result is then waited for by nobody. */
function untilEnded<T>(signal: AbortSignal | undefined, result: Promise<T>): Promise<T> {
  if (!signal) return result;
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason as Error);
    signal.addEventListener('abort', end, { once: true });
    void result.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
