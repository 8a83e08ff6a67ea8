import { type CipherState, type Parts, partsOf } from './cipher.ts';
import type { Values } from './form.ts';
import { signOf, take } from './filling.ts';
import type { CipherScheme, Payload } from './scheme.ts';

const BLOCK = 16;
const NOTHING = new Uint8Array(0);

/** Decrypts one message and takes the filling off. Never throws. */
export function openValues(scheme: CipherScheme, state: CipherState, values: Values): Payload {
  const parts = partsOf(scheme, values);
  if (!parts)
    return {
      mode: scheme.mode,
      iv: NOTHING,
      ciphertext: values.all ?? NOTHING,
      error: 'There is no ciphertext in it.',
    };
  const plain = shell(scheme, state, parts);
  if (scheme.iv.kind === 'unknown') return openWithoutIv(scheme, state, plain, parts);
  try {
    const padded = state.run('decrypt', parts);
    return { ...plain, ...finished(scheme, padded) };
  } catch (error) {
    return { ...plain, error: (error as Error).message };
  }
}

const shell = (
  { mode }: CipherScheme,
  state: CipherState,
  { iv, ciphertext, tag }: Parts,
): Payload => ({
  ...{ mode, iv: mode === 'ecb' ? NOTHING : (iv ?? state.iv ?? NOTHING), ciphertext },
  ...(tag && { tag }),
});

function finished(
  { filling, mode }: CipherScheme,
  padded: Uint8Array,
): Pick<Payload, 'plaintext' | 'error'> {
  const plaintext = take(filling, padded);
  if (plaintext) return { plaintext };
  return {
    error: `The ${signOf(filling) === undefined ? 'padding' : 'filling'} is wrong in ${mode.toUpperCase()}.`,
  };
}

/** All but the first block, which an IV touches alone. */
function openWithoutIv(
  scheme: CipherScheme,
  state: CipherState,
  plain: Payload,
  parts: Parts,
): Payload {
  const { ciphertext } = parts;
  const unread = Math.min(BLOCK, ciphertext.length);
  if (unread === ciphertext.length) return { ...plain, iv: NOTHING, plaintext: NOTHING, unread };
  try {
    const padded = state.run('decrypt', { ...parts, iv: new Uint8Array(BLOCK) });
    const rest = take(scheme.filling, padded.subarray(unread));
    if (rest) return { ...plain, iv: NOTHING, plaintext: rest, unread };
  } catch {
    // A length that the mode refuses is said as any other error.
  }
  return {
    ...plain,
    error: 'The IV isn’t known, and without it nothing of this can be read.',
    unread,
  };
}
