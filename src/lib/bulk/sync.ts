import { encryptCbc, feedBack, unchainCbc } from './chains.ts';
import { xorCounters } from './counters.ts';
import { tagOf, xorGctr } from './gcm.ts';
import { expandKey, invertSchedule } from './key.ts';
import { encryptBlocks } from './kernel.ts';
import { padded, requireWhole, unpadded } from './padding.ts';
import { decryptWords, eachBlock } from './ttable.ts';
import { type BulkSettings, TAG_BYTES } from './types.ts';

/** Why GCM gives nothing back, in one message for every way to be wrong. */
export const TAG_IS_WRONG = 'The tag is wrong.';

/**
 * The whole ciphertext at once, in new memory; in Node, in a page and in a Worker. GCM's tag follows it.
 * ECB, CTR and GCM run eight blocks at once where WebAssembly has SIMD; elsewhere each block waits for the one before.
 * @param wasm false to do without WebAssembly.
 */
export function bulkEncrypt(settings: BulkSettings, bytes: Uint8Array, wasm = true) {
  if (settings.mode === 'ecb' && settings.padding === 'none') return ecb(settings, bytes, wasm);
  const out = padded(settings, bytes);
  bulkEncryptInPlace(settings, out, wasm);
  if (settings.mode !== 'gcm') return out;
  const tagged = new Uint8Array(out.length + TAG_BYTES);
  tagged.set(out);
  tagged.set(tagOf(expandKey(settings.key), ivOf(settings), out), out.length);
  return tagged;
}

/** Whole blocks from one place to another: what is encrypted isn't copied first. */
function ecb(settings: BulkSettings, bytes: Uint8Array, wasm: boolean): Uint8Array<ArrayBuffer> {
  requireWhole(settings, bytes);
  const out = new Uint8Array(bytes.length);
  encryptBlocks(expandKey(settings.key), bytes, out, wasm);
  return out;
}

/** Turns the bytes themselves into ciphertext, without padding and without a tag: no memory is asked for. */
export function bulkEncryptInPlace(settings: BulkSettings, bytes: Uint8Array, wasm = true): void {
  const schedule = expandKey(settings.key);
  const { mode } = settings;
  requireWhole(settings, bytes);
  if (mode === 'ecb') encryptBlocks(schedule, bytes, bytes, wasm);
  else if (mode === 'cbc') encryptCbc(schedule, ivOf(settings), bytes);
  else if (mode === 'cfb') feedBack(schedule, ivOf(settings), bytes, 'out');
  else xorKeystream(settings, bytes, wasm);
}

/** The modes that decrypt as they encrypt. */
function xorKeystream(settings: BulkSettings, bytes: Uint8Array, wasm: boolean): void {
  const schedule = expandKey(settings.key);
  const iv = ivOf(settings);
  if (settings.mode === 'ofb') feedBack(schedule, iv, bytes, 'output block');
  else if (settings.mode === 'gcm') xorGctr(schedule, iv, bytes, wasm);
  else xorCounters(schedule, iv, bytes, 16, wasm);
}

/** The whole plaintext at once, padding taken off; a RangeError where padding, tag or length is wrong. */
export function bulkDecrypt(settings: BulkSettings, bytes: Uint8Array, wasm = true) {
  const schedule = expandKey(settings.key);
  const { mode } = settings;
  requireWhole(settings, bytes);
  if (mode === 'gcm') return openGcm(settings, bytes, wasm);
  const out = Uint8Array.from(bytes);
  if (mode === 'cfb') feedBack(schedule, ivOf(settings), out, 'in');
  else if (mode !== 'ecb' && mode !== 'cbc') xorKeystream(settings, out, wasm);
  else {
    eachBlock(invertSchedule(schedule), out, out, decryptWords);
    if (mode === 'cbc') unchainCbc(ivOf(settings), bytes, out);
  }
  return unpadded(settings, out);
}

/** The tag is looked at before anything is decrypted. SP 800-38D §7.2 */
function openGcm(settings: BulkSettings, bytes: Uint8Array, wasm: boolean) {
  const out = bytes.slice(0, Math.max(0, bytes.length - TAG_BYTES));
  const want = tagOf(expandKey(settings.key), ivOf(settings), out);
  const right =
    bytes.length >= TAG_BYTES && want.every((byte, i) => byte === bytes[out.length + i]);
  if (!right) throw new RangeError(TAG_IS_WRONG);
  xorKeystream(settings, out, wasm);
  return out;
}

/** A RangeError where the IV isn't 16 bytes, or where there is no nonce. */
export function ivOf({ mode, iv }: BulkSettings): Uint8Array {
  if (mode === 'gcm' ? iv?.length : iv?.length === 16) return iv!;
  const what = mode === 'gcm' ? 'a nonce of at least one byte' : 'an IV of 16 bytes';
  throw new RangeError(`${mode.toUpperCase()} needs ${what}; this has ${iv?.length ?? 0}.`);
}
