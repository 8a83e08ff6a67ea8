import { requireBlock } from './errors.ts';
import type { KeySchedule } from './key-expansion.ts';
import { runCipher, runInvCipher, TWO_STATES } from './run.ts';

/** Working memory of every untraced run: two states, never more than one run at a time. */
const ring = new Uint32Array(8);
const ringBytes = new Uint8Array(ring.buffer);

/** CIPH_K: the output block, in new memory. `CipherError` unless `block` has 16 bytes. FIPS 197 §5.1 */
export function cipher(schedule: KeySchedule, block: Uint8Array): Uint8Array<ArrayBuffer> {
  requireBlock(block);
  const output = new Uint8Array(16);
  cipherAt(schedule, block, 0, output, 0);
  return output;
}

/** CIPH⁻¹_K: the output block, in new memory. `CipherError` unless `block` has 16 bytes. FIPS 197 §5.3 */
export function invCipher(schedule: KeySchedule, block: Uint8Array): Uint8Array<ArrayBuffer> {
  requireBlock(block);
  const output = new Uint8Array(16);
  invCipherAt(schedule, block, 0, output, 0);
  return output;
}

/** `cipher` of the 16 bytes at `from` of `source`, written at `to` of `target`: no memory is made. */
export function cipherAt(
  schedule: KeySchedule,
  source: Uint8Array,
  from: number,
  target: Uint8Array,
  to: number,
): void {
  for (let i = 0; i < 16; i++) ringBytes[i] = source[from + i];
  const at = runCipher(schedule, ring, 0, TWO_STATES);
  for (let i = 0; i < 16; i++) target[to + i] = ringBytes[4 * at + i];
}

/** `invCipher` in the same way. */
export function invCipherAt(
  schedule: KeySchedule,
  source: Uint8Array,
  from: number,
  target: Uint8Array,
  to: number,
): void {
  for (let i = 0; i < 16; i++) ringBytes[i] = source[from + i];
  const at = runInvCipher(schedule, ring, 0, TWO_STATES);
  for (let i = 0; i < 16; i++) target[to + i] = ringBytes[4 * at + i];
}
