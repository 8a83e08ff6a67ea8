import { createCipheriv, createDecipheriv } from 'node:crypto';
import { expect } from 'vitest';
import { seeded, toHex } from '../../src/lib/bytes/index.ts';
import {
  compileMode,
  type InventedMode,
  isMode,
  type Problem,
} from '../../src/lib/invent/index.ts';
import { decrypt, encrypt, traceDecrypt, traceEncrypt } from '../../src/lib/modes/index.ts';

/** The mode of some equations; a test that gets problems fails with them. */
export function modeFrom(equations: string): InventedMode {
  const mode = compileMode(equations);
  if (isMode(mode)) return mode;
  throw new Error(mode.map(({ message }) => message).join(' '));
}

/** The problems of some equations; a test that gets a mode fails. */
export function problemsFrom(equations: string): readonly Problem[] {
  const problems = compileMode(equations);
  expect(isMode(problems), equations).toBe(false);
  return problems as readonly Problem[];
}

/** AES of one block by OpenSSL. */
export const E = (key: Uint8Array, x: Uint8Array): Uint8Array => {
  const cipher = createCipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  return new Uint8Array(cipher.update(x));
};

export const D = (key: Uint8Array, x: Uint8Array): Uint8Array => {
  const decipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false);
  return new Uint8Array(decipher.update(x));
};

/** One case of a test: what a number decides. */
export interface Case {
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly message: Uint8Array;
}

export function caseOf(
  mode: { ivBytes: { usual: number } },
  name: string,
  n: number,
  whole = false,
): Case {
  const random = seeded(n, name);
  const [size, kind] = random(2);
  const length = whole ? 16 * (1 + (size % 5)) : size % 70;
  return {
    key: random([16, 24, 32][kind % 3]),
    iv: random(mode.ivBytes.usual),
    message: random(length),
  };
}

/** A message through a mode and back, by bytes and by traces. */
export function goesThere(mode: InventedMode, { key, iv, message }: Case): string {
  const settings = { mode, key, iv };
  const sealed = encrypt(settings, message);
  expect(toHex(decrypt(settings, sealed))).toBe(toHex(message));
  expect(toHex(traceEncrypt(settings, message).output)).toBe(toHex(sealed));
  expect(toHex(traceDecrypt(settings, sealed).output.subarray(0, message.length))).toBe(
    toHex(message),
  );
  return toHex(sealed);
}
