/** AES works on blocks of 16 bytes, whatever the key's length (FIPS 197 §3.1). */
export const BLOCK_BYTES = 16;

/** Views of 16 bytes each, made one by one; the last is shorter where the length isn't a multiple of 16. */
export function* blocksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES) yield bytes.subarray(at, at + BLOCK_BYTES);
}

/** The same views as an array. */
export function splitBlocks(bytes: Uint8Array): Uint8Array[] {
  return [...blocksOf(bytes)];
}

/** The bytes of a block, from 1, as a view; fewer than 16, or none, where the bytes end before it does. */
export const blockAt = (bytes: Uint8Array, block: number): Uint8Array =>
  bytes.subarray((block - 1) * BLOCK_BYTES, block * BLOCK_BYTES);

/** The parts one after another, in new memory. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** a ⊕ b, as long as `a`: of a longer `b` the first bytes are used (MSB of SP 800-38A §6.5's last block). */
export function xorBytes(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(a.length);
  for (let i = 0; i < a.length; i++) out[i] = a[i] ^ b[i];
  return out;
}

/** True where both hold the same bytes. Not in constant time: nothing here guards a secret. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
