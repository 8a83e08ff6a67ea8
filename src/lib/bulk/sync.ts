import { expandKey, invertSchedule } from './key.ts';
import type { Schedule } from './key.ts';
import { encryptBlocks } from './kernel.ts';
import { padded, requireWhole, unpadded } from './padding.ts';
import { decryptWords, eachBlock, encryptWords } from './ttable.ts';
import type { BulkSettings } from './types.ts';

/**
 * The whole ciphertext at once, in new memory; in Node, in a page and in a Worker.
 * ECB and CTR run eight blocks at once where WebAssembly has SIMD; CBC can't, each block waits for the one before.
 * @param wasm false to do without WebAssembly.
 */
export function bulkEncrypt(settings: BulkSettings, bytes: Uint8Array, wasm = true) {
  const out = padded(settings, bytes);
  bulkEncryptInPlace(settings, out, wasm);
  return out;
}

/** Turns the bytes themselves into ciphertext, without padding: no memory is asked for. */
export function bulkEncryptInPlace(settings: BulkSettings, bytes: Uint8Array, wasm = true): void {
  const schedule = expandKey(settings.key);
  requireWhole(settings, bytes);
  if (settings.mode === 'ecb') encryptBlocks(schedule, bytes, bytes, wasm);
  else if (settings.mode === 'cbc') encryptChain(schedule, ivOf(settings), bytes);
  else xorCounters(schedule, ivOf(settings), bytes, wasm);
}

/** The whole plaintext at once, padding taken off; a RangeError where padding or length is wrong. */
export function bulkDecrypt(settings: BulkSettings, bytes: Uint8Array, wasm = true) {
  const schedule = expandKey(settings.key);
  requireWhole(settings, bytes);
  const out = Uint8Array.from(bytes);
  if (settings.mode === 'ctr') xorCounters(schedule, ivOf(settings), out, wasm);
  else {
    eachBlock(invertSchedule(schedule), out, out, decryptWords);
    if (settings.mode === 'cbc') unchain(ivOf(settings), bytes, out);
  }
  return unpadded(settings, out);
}

/** A RangeError where the IV isn't 16 bytes. */
export function ivOf({ mode, iv }: BulkSettings): Uint8Array {
  if (iv?.length === 16) return iv;
  throw new RangeError(
    `${mode.toUpperCase()} needs an IV of 16 bytes; this has ${iv?.length ?? 0}.`,
  );
}

/** SP 800-38A §6.2: Cⱼ = CIPH(Pⱼ ⊕ Cⱼ₋₁), in place. */
function encryptChain(schedule: Schedule, iv: Uint8Array, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = new DataView(iv.buffer, iv.byteOffset, 16);
  const s = Uint32Array.from([0, 4, 8, 12], (at) => start.getUint32(at));
  for (let at = 0; at < bytes.length; at += 16) {
    for (let i = 0; i < 4; i++) s[i] ^= view.getUint32(at + 4 * i);
    encryptWords(schedule, s);
    for (let i = 0; i < 4; i++) view.setUint32(at + 4 * i, s[i]);
  }
}

/** SP 800-38A §6.2 back: Pⱼ = CIPH⁻¹(Cⱼ) ⊕ Cⱼ₋₁; `bytes` already holds CIPH⁻¹ of each block. */
function unchain(iv: Uint8Array, ciphertext: Uint8Array, bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) bytes[i] ^= i < 16 ? iv[i] : ciphertext[i - 16];
}

/** SP 800-38A §6.5, in place: the counter blocks are encrypted by the same kernel as ECB's, 64 KiB at a time. */
function xorCounters(schedule: Schedule, iv: Uint8Array, bytes: Uint8Array, wasm: boolean): void {
  const counter = Uint8Array.from(iv);
  const pad = new Uint8Array(Math.min(65_536, Math.ceil(bytes.length / 16) * 16));
  for (let at = 0; at < bytes.length; at += pad.length) {
    for (let i = 0; i < pad.length; i += 16) {
      pad.set(counter, i);
      addToCounter(counter, 1);
    }
    encryptBlocks(schedule, pad, pad, wasm);
    const end = Math.min(pad.length, bytes.length - at);
    for (let i = 0; i < end; i++) bytes[at + i] ^= pad[i];
  }
}

/** Adds `count` to a 128-bit big-endian counter block, in place; past the end it wraps to zero. */
export function addToCounter(counter: Uint8Array, count: number): void {
  for (let i = 15, carry = count; i >= 0 && carry > 0; i--) {
    carry += counter[i];
    counter[i] = carry % 256;
    carry = Math.floor(carry / 256);
  }
}
