import { BLOCK_BYTES, concatBytes } from '../../../src/lib/bytes/index.ts';
import { decrypt, encrypt, type Settings } from '../../../src/lib/modes/index.ts';
import type { Agreed, Recipe } from './recipes.ts';

/** A message as a course program sends it. */
export interface Payload {
  readonly mode: Recipe['mode'];
  /** 16 bytes; none in ECB. */
  readonly iv: Uint8Array;
  readonly ciphertext: Uint8Array;
  /** Missing where it couldn't be decrypted … */
  readonly plaintext?: Uint8Array;
  /** … for this reason. */
  readonly error?: string;
}

const NO_IV = new Uint8Array(0);

const settingsOf = ({ mode, filling }: Recipe, { key }: Agreed, iv: Uint8Array): Settings => ({
  mode,
  key,
  padding: mode === 'ctr' ? 'none' : filling,
  ...(iv.length > 0 && { iv }),
});

/** Encrypts one message. `random` gives the IV that goes in front. Throws `ModeError`. */
export function sealPayload(
  recipe: Recipe,
  agreed: Agreed,
  plaintext: Uint8Array,
  random: (byteLength: number) => Uint8Array,
): Payload {
  const { carriage, mode } = recipe;
  const iv = carriage === 'none' ? NO_IV : carriage === 'fixed' ? agreed.iv : random(BLOCK_BYTES);
  const ciphertext = encrypt(settingsOf(recipe, agreed, iv), plaintext);
  return { mode, iv, ciphertext, plaintext };
}

/** Decrypts one message: all of `bytes`. Never throws. */
export function openPayload(recipe: Recipe, agreed: Agreed, bytes: Uint8Array): Payload {
  const { carriage, mode } = recipe;
  const ivLength = carriage === 'prefix' ? Math.min(BLOCK_BYTES, bytes.length) : 0;
  const ciphertext = new Uint8Array(bytes.subarray(ivLength));
  const iv = carriage === 'fixed' ? agreed.iv : new Uint8Array(bytes.subarray(0, ivLength));
  try {
    const plaintext = decrypt(settingsOf(recipe, agreed, iv), ciphertext);
    return { mode, iv, ciphertext, plaintext };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return { mode, iv, ciphertext, error: sentence };
  }
}

/** What goes on the stream before any envelope. */
export function payloadBytes({ carriage }: Recipe, { iv, ciphertext }: Payload): Uint8Array {
  return carriage === 'prefix' ? concatBytes([iv, ciphertext]) : ciphertext;
}
