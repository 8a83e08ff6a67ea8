import { addToCounter, xorCounters } from './counters.ts';
import { ghash } from './ghash.ts';
import { encryptBlocks } from './kernel.ts';
import type { Schedule } from './key.ts';

/** H = CIPH(0¹²⁸) */
function subkey(schedule: Schedule): Uint8Array<ArrayBuffer> {
  const h = new Uint8Array(16);
  encryptBlocks(schedule, h, h);
  return h;
}

/** [len(A)]₆₄ ‖ [len(C)]₆₄ in bits, of nothing additional and so many bytes. */
function lengths(byteLength: number): Uint8Array {
  const block = new Uint8Array(16);
  new DataView(block.buffer).setBigUint64(8, 8n * BigInt(byteLength));
  return block;
}

/** The pre-counter block J₀. SP 800-38D §7.1, step 2 */
function preCounterBlock(schedule: Schedule, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  if (nonce.length === 12) return Uint8Array.of(...nonce, 0, 0, 0, 1);
  return ghash(subkey(schedule), [nonce, lengths(nonce.length)]);
}

/** The counter block of the first block, inc₃₂(J₀): with it GCM's ciphertext is CTR's. */
export function gcmCounter(schedule: Schedule, nonce: Uint8Array): Uint8Array<ArrayBuffer> {
  const counter = preCounterBlock(schedule, nonce);
  addToCounter(counter, 1, 4);
  return counter;
}

/** GCTR from inc₃₂(J₀), in place; encrypting and decrypting are the same. SP 800-38D §6.5 */
export function xorGctr(schedule: Schedule, nonce: Uint8Array, bytes: Uint8Array, wasm: boolean) {
  xorCounters(schedule, gcmCounter(schedule, nonce), bytes, 4, wasm);
}

/** T = GHASH(C, lengths) ⊕ CIPH(J₀), no additional data. SP 800-38D §7.1, steps 5 and 6 */
export function tagOf(schedule: Schedule, nonce: Uint8Array, ciphertext: Uint8Array) {
  const s = ghash(subkey(schedule), [ciphertext, lengths(ciphertext.length)]);
  const mask = preCounterBlock(schedule, nonce);
  encryptBlocks(schedule, mask, mask);
  return s.map((byte, i) => byte ^ mask[i]);
}
