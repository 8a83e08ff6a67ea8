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
const SPACE = 0x20;

const settingsOf = ({ mode, filling }: Recipe, { key }: Agreed, iv: Uint8Array): Settings => ({
  mode,
  key,
  padding: filling === 'pkcs7' && mode !== 'ctr' ? 'pkcs7' : 'none',
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
  const filled = recipe.filling === 'spaces' ? withSpaces(plaintext) : plaintext;
  const ciphertext = encrypt(settingsOf(recipe, agreed, iv), filled);
  return { mode, iv, ciphertext, plaintext };
}

/** Decrypts one message: all of `bytes`. Never throws. */
export function openPayload(recipe: Recipe, agreed: Agreed, bytes: Uint8Array): Payload {
  const { carriage, mode, filling } = recipe;
  const ivLength = carriage === 'prefix' ? Math.min(BLOCK_BYTES, bytes.length) : 0;
  const ciphertext = new Uint8Array(bytes.subarray(ivLength));
  const iv = carriage === 'fixed' ? agreed.iv : new Uint8Array(bytes.subarray(0, ivLength));
  try {
    const plaintext = decrypt(settingsOf(recipe, agreed, iv), ciphertext);
    return {
      mode,
      iv,
      ciphertext,
      plaintext: filling === 'spaces' ? withoutSpaces(plaintext) : plaintext,
    };
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    return { mode, iv, ciphertext, error: sentence };
  }
}

/** What goes on the stream before any envelope. */
export function payloadBytes({ carriage }: Recipe, { iv, ciphertext }: Payload): Uint8Array {
  return carriage === 'prefix' ? concatBytes([iv, ciphertext]) : ciphertext;
}

/** 1 to 16 spaces, as `msg + ' ' * (16 - len(msg) % 16)` does it. */
function withSpaces(plaintext: Uint8Array): Uint8Array {
  const count = BLOCK_BYTES - (plaintext.length % BLOCK_BYTES);
  const filled = new Uint8Array(plaintext.length + count).fill(SPACE);
  filled.set(plaintext);
  return filled;
}

function withoutSpaces(plaintext: Uint8Array): Uint8Array {
  let end = plaintext.length;
  while (end > 0 && plaintext[end - 1] === SPACE) end--;
  return plaintext.slice(0, end);
}
