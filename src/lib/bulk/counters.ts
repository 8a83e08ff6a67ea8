import { encryptBlocks } from './kernel.ts';
import type { Schedule } from './key.ts';

/**
 * SP 800-38A §6.5, in place: the counter blocks are encrypted by the same kernel as ECB's, 64 KiB at a time.
 * @param counterBytes how many bytes of the counter block count: 16 in CTR, the last 4 in GCM.
 * @param wasm false to do without WebAssembly.
 */
export function xorCounters(
  schedule: Schedule,
  iv: Uint8Array,
  bytes: Uint8Array,
  counterBytes: 16 | 4 = 16,
  wasm = true,
): void {
  const counter = Uint8Array.from(iv);
  const pad = new Uint8Array(Math.min(65_536, Math.ceil(bytes.length / 16) * 16));
  for (let at = 0; at < bytes.length; at += pad.length) {
    for (let i = 0; i < pad.length; i += 16) {
      pad.set(counter, i);
      addToCounter(counter, 1, counterBytes);
    }
    encryptBlocks(schedule, pad, pad, wasm);
    const end = Math.min(pad.length, bytes.length - at);
    for (let i = 0; i < end; i++) bytes[at + i] ^= pad[i];
  }
}

/** Adds `count` to the last bytes of a big-endian counter block, in place; past the end they wrap to zero. */
export function addToCounter(counter: Uint8Array, count: number, counterBytes = 16): void {
  for (let i = 15, carry = count; i >= 16 - counterBytes && carry > 0; i--) {
    carry += counter[i];
    counter[i] = carry % 256;
    carry = Math.floor(carry / 256);
  }
}
